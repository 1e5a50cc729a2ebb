import { describe, expect, it } from 'vitest';
import { registrationEvents } from '#events/registration.ts';
import type { OpenActivity, UnderCode } from '#shared/activities/index.ts';
import type { Person } from '#shared/people/index.ts';
import type { Change } from '#shared/registration/change.ts';
import {
  decideAccept,
  decideCancel,
  decideDecline,
  decideExpiry,
  decideRegister,
} from '#shared/registration/decide.ts';
import { ageBand, audienceRefusal } from '#shared/registration/person-facts.ts';
import type { Register, Registration } from '#shared/registration/schema.ts';
import { decidePromotion } from '#shared/registration/waiting-line/line.ts';

const id = (number: number) => `01a20734-5581-7000-8000-${String(number).padStart(12, '0')}`;
const now = new Date('2026-11-23T07:00:00.000Z');
const actor = { kind: 'participant', channel: 'sms' } as const;
const given = { now, eventId: id(1), actor };

const open = (wanted: Partial<OpenActivity> = {}): OpenActivity => ({
  activityId: id(2),
  code: '214',
  centre: 'kirkuk',
  kind: 'sewing',
  capacity: 2,
  placesLeft: 2,
  childcareCapacity: 3,
  childcareLeft: 3,
  audience: {},
  opensAt: '2026-11-01T07:00:00.000Z',
  closesAt: '2026-12-01T07:00:00.000Z',
  firstSessionAt: '2026-12-07T07:00:00.000Z',
  lastSessionAt: '2026-12-11T07:00:00.000Z',
  sensitive: false,
  version: 1,
  ...wanted,
});
const person: Person = {
  personId: id(3),
  phone: '+9647700000001',
  name: 'منال',
  foldedName: 'منال',
  gender: 'female',
  birthYear: 1990,
  group: 'idp',
  centre: 'kirkuk',
  language: 'ar',
  version: 1,
};
const command = (childcare = 0): Register => ({
  requestId: 'r',
  requestHash: '',
  receivedAt: now,
  channel: 'sms',
  code: '214',
  phone: person.phone,
  name: null,
  gender: null,
  birthYear: null,
  group: null,
  childcare,
  language: 'ar',
});
const registering = {
  ...given,
  registrationId: id(4),
  waitId: id(5),
  secret: 's',
  year: 2026,
  onlyTheLine: false,
};

const decided = (under: Partial<UnderCode>, existing?: Registration, childcare = 0, onlyTheLine = false) =>
  decideRegister({ under: { activity: open(), line: [], ...under }, person, existing }, command(childcare), {
    ...registering,
    onlyTheLine,
  });
const changeOf = (decision: ReturnType<typeof decided>): Change => {
  if ('refused' in decision) throw new Error(decision.refused);
  return decision.change;
};
const waiting = (childcare: number, waitId = id(0)) => ({
  waitId,
  activityId: id(2),
  personId: id(9),
  childcare,
});
const registered = (wanted: Partial<Registration>): Registration => {
  const { registration } = changeOf(decided({}));
  return { ...registration, ...wanted };
};

describe('given an activity, when someone registers', () => {
  it('a place and the children’s places are taken together, and the event says so', () => {
    const change = changeOf(decided({}, undefined, 2));
    expect(change).toMatchObject({
      places: 1,
      childcare: 2,
      registration: { status: 'confirmed', version: 1 },
    });
    expect(change.event).toMatchObject({
      type: 'registration.confirmed',
      data: { from: null, to: 'confirmed', gender: 'female', ageBand: '35-59', group: 'idp', childcare: 2 },
    });
  });

  it.each([
    ['no place is left', { activity: open({ placesLeft: 0 }) }, 0],
    ['someone in line could have the place', { line: [waiting(0)] }, 0],
  ] as const)('she joins the line when %s', (_why, under, childcare) => {
    const change = changeOf(decided(under, undefined, childcare));
    expect(change).toMatchObject({
      places: 0,
      childcare: 0,
      registration: { status: 'waitlisted', waitId: id(5) },
    });
  });

  it.each([
    ['as many as are left', { childcareLeft: 2 }, 2, 2, 0],
    ['one is left for two', { childcareLeft: 1 }, 2, 1, 1],
    ['none is left', { childcareLeft: 0 }, 2, 0, 2],
    ['more are taken than there are', { childcareLeft: -1 }, 2, 0, 2],
    ['what is left is others’, who wait', { childcareLeft: 2, childrenWaiting: 2 }, 1, 0, 1],
    ['some is left behind those who wait', { childcareLeft: 3, childrenWaiting: 2 }, 2, 1, 1],
  ] as const)('the place is hers, and of her children when %s', (_what, left, asked, booked, waits) => {
    const change = changeOf(decided({ activity: open(left) }, undefined, asked));
    expect(change).toMatchObject({ places: 1, childcare: booked, childrenWaiting: waits });
    expect(change.registration).toMatchObject({ status: 'confirmed', childcare: booked });
    expect(change.registration.childrenWaiting ?? []).toEqual(
      waits === 0 ? [] : [{ waitId: id(5), children: waits }],
    );
    expect(change.event.data).toMatchObject({
      childcare: booked,
      ...(waits > 0 && { childrenWaiting: waits }),
    });
    expect(registrationEvents.filter((schema) => schema.safeParse(change.event).success)).toHaveLength(1);
  });

  it('she stands behind who waits, whose children find no place either', () => {
    const under = { activity: open({ childcareLeft: 0 }), line: [waiting(2)] };
    expect(changeOf(decided(under)).registration.status).toBe('waitlisted');
  });

  it('she joins the line when the crowd left her nothing else', () => {
    expect(changeOf(decided({}, undefined, 0, true)).registration.status).toBe('waitlisted');
  });

  it.each(['confirmed', 'offered', 'waitlisted'] as const)(
    'she is told of the registration she has, %s',
    (status) => {
      expect(decided({}, registered({ status }))).toMatchObject({ refused: 'already-registered' });
    },
  );

  it.each(['completed', 'dropped'] as const)('she cannot come back from %s: for her it is over', (status) => {
    expect(decided({}, registered({ status, version: 4 }))).toMatchObject({ refused: 'enrolment-closed' });
  });

  it.each(['cancelled', 'expired'] as const)('she comes back from %s, counted as she was', (status) => {
    const existing = registered({ status, gender: 'undisclosed', ageBand: 'unknown', version: 4 });
    const change = changeOf(decided({}, existing));
    expect(change.registration).toMatchObject({
      registrationId: existing.registrationId,
      gender: 'undisclosed',
      ageBand: 'unknown',
      registeredAt: existing.registeredAt,
      version: 5,
    });
    expect(change.event).toMatchObject({ data: { from: status, to: 'confirmed' } });
  });
});

describe('given a registration, when something happens to it', () => {
  const offered = registered({ status: 'offered', deadline: '2026-11-24T07:00:00.000Z', childcare: 2 });
  const later = { ...given, now: new Date('2026-11-25T07:00:00.000Z') };
  const steps = [
    [
      'a place given up is free',
      decideCancel(registered({ status: 'confirmed', childcare: 2 }), given),
      -1,
      -2,
      'cancelled',
    ],
    ['an offer given up frees its place', decideCancel(offered, given), -1, -2, 'cancelled'],
    [
      'a place in line given up frees nothing',
      decideCancel(registered({ status: 'waitlisted' }), given),
      0,
      0,
      'cancelled',
    ],
    ['an offer accepted keeps its place', decideAccept(offered, given), 0, 0, 'confirmed'],
    ['an offer declined frees its place', decideDecline(offered, given), -1, -2, 'cancelled'],
    [
      'an offer that ran out frees its place',
      decideExpiry(offered, offered.deadline ?? '', later),
      -1,
      -2,
      'expired',
    ],
    [
      'a place passed on is taken',
      decidePromotion(open(), registered({ status: 'waitlisted', waitId: id(5), childcare: 1 }), given),
      1,
      1,
      'offered',
    ],
  ] as const;
  it.each(steps)('%s', (_what, change, places, childcare, status) => {
    expect(change).toMatchObject({ places, childcare, registration: { status } });
    // What the line or the offer needed is over with it.
    if (change !== undefined && 'registration' in change && status !== 'offered') {
      expect(change.registration).not.toHaveProperty('waitId');
      expect(change.registration).not.toHaveProperty('deadline');
    }
  });
  it.each(steps)('%s, and its event fits the catalogue', (_what, change) => {
    if (change === undefined || 'refused' in change) throw new Error('Nothing happened');
    expect(registrationEvents.filter((schema) => schema.safeParse(change.event).success)).toHaveLength(1);
  });

  it.each([
    [
      'given up twice',
      decideCancel(registered({ status: 'cancelled' }), given),
      { refused: 'not-registered', code: '214' },
    ],
    [
      'given up in what is over',
      decideCancel(registered({ status: 'confirmed' }), given, true),
      { refused: 'course-over', code: '214' },
    ],
    [
      'accepted without an offer',
      decideAccept(registered({ status: 'waitlisted' }), given),
      { refused: 'no-offer', code: '214' },
    ],
    ['accepted too late', decideAccept(offered, later), { refused: 'offer-ended', code: '214' }],
    [
      'declined after it ran out',
      decideDecline(registered({ status: 'expired' }), given),
      { refused: 'offer-ended', code: '214' },
    ],
    ['ended for another offer', decideExpiry(offered, '2026-11-24T08:00:00.000Z', later), undefined],
    [
      'ended after an answer',
      decideExpiry(registered({ status: 'confirmed' }), '2026-11-24T07:00:00.000Z', later),
      undefined,
    ],
    [
      'passed on to who has left',
      decidePromotion(open(), registered({ status: 'cancelled' }), given),
      undefined,
    ],
  ] as const)('it is refused or left alone when %s', (_when, outcome, expected) => {
    expect(outcome).toEqual(expected);
  });
});

describe('the audience', () => {
  const who = { name: null, gender: null, birthYear: null, group: null };
  it.each([
    ['a woman, where it is for women', { gender: 'female' }, { ...who, gender: 'female' }, undefined],
    ['a man, where it is for women', { gender: 'female' }, { ...who, gender: 'male' }, 'audience-gender'],
    [
      'who did not say, where it is for women',
      { gender: 'female' },
      { ...who, gender: 'undisclosed' },
      undefined,
    ],
    ['who turns 15 this year, from 15', { minAge: 15 }, { ...who, birthYear: 2011 }, undefined],
    ['who turns 14 this year, from 15', { minAge: 15 }, { ...who, birthYear: 2012 }, 'audience-age'],
    ['who turns 25 this year, up to 24', { maxAge: 24 }, { ...who, birthYear: 2001 }, undefined],
    ['who turns 26 this year, up to 24', { maxAge: 24 }, { ...who, birthYear: 2000 }, 'audience-age'],
  ] as const)('%s', (_who, audience, details, expected) => {
    expect(audienceRefusal(open({ audience }), details, 2026)?.refused).toBe(expected);
  });

  it.each([
    [null, 'unknown'],
    [2026, '0-11'],
    [2015, '0-11'],
    [2014, '12-17'],
    [2009, '12-17'],
    [2008, '18-24'],
    [2002, '18-24'],
    [2001, '25-34'],
    [1992, '25-34'],
    [1991, '35-59'],
    [1967, '35-59'],
    [1966, '60+'],
  ] as const)('born in %s is counted in %s', (birthYear, band) => {
    expect(ageBand(birthYear, 2026)).toBe(band);
  });
});
