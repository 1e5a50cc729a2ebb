import { describe, expect, it } from 'vitest';
import { activityEvents } from '#events/activity.ts';
import { decideCapacity, decideCreation } from '#shared/activities/decide.ts';
import { isEnrolling } from '#shared/activities/index.ts';
import { createActivity, mostSessions } from '#shared/activities/schema.ts';
import { activityPlan, staff } from '#tests/support/builders.ts';
import { after } from '#tests/support/time/clock.ts';

const now = '2026-11-23T07:00:00.000Z';
const id = (number: number) => `01a20734-5581-7000-8000-${String(number).padStart(12, '0')}`;
const given = {
  activityId: id(1),
  eventId: id(2),
  timetableEventId: id(3),
  sessionIds: [id(11), id(12), id(13)],
  now: new Date(now),
  actor: staff,
};

/** As many sessions as are announced at a time, one a day. */
const sessions = Array.from({ length: mostSessions }, (_, days) => ({
  start: after(now, { days: 14 + days }),
  end: after(now, { days: 14 + days, hours: 2 }),
}));

describe('announcing an activity', () => {
  it('fits what commands must look like, and its event the catalogue', () => {
    const plan = activityPlan(now, { capacity: 7, childcareCapacity: 3 });
    expect(createActivity.safeParse(plan).success).toBe(true);
    const created = decideCreation(plan, given);
    if ('refused' in created) throw new Error(created.refused);
    expect(created.open).toMatchObject({ placesLeft: 7, childcareLeft: 3 });
    for (const event of created.events) {
      expect(activityEvents.filter((schema) => schema.safeParse(event).success)).toHaveLength(1);
    }
    expect(created.sessions.map(({ sessionId, start }) => [sessionId, start])).toEqual(
      plan.sessions.map(({ start }, position) => [given.sessionIds[position], start]),
    );
  });

  it.each([
    ['no session', { sessions: [] }],
    ['a code of two digits', { code: '21' }],
    ['a code that begins with zero', { code: '014' }],
    ['no places', { capacity: 0 }],
    ['a title in two languages', { titles: { ar: 'x', en: 'x' } }],
    ['something no one knows of', { colour: 'blue' }],
  ])('is not one with %s', (_what, wrong) => {
    expect(createActivity.safeParse({ ...activityPlan(now), ...wrong }).success).toBe(false);
  });

  it('keeps what a registration rewrites under a kilobyte', () => {
    const created = decideCreation(
      activityPlan(now, { sessions, audience: { gender: 'female', minAge: 15, maxAge: 24 } }),
      { ...given, sessionIds: sessions.map((_, position) => id(100 + position)) },
    );
    if ('refused' in created) throw new Error(created.refused);
    expect(JSON.stringify(created.open).length).toBeLessThan(1_000);
  });
});

describe('changing the number of places', () => {
  it('says how many came or went', () => {
    const created = decideCreation(activityPlan(now), given);
    if ('refused' in created) throw new Error(created.refused);
    const more = decideCapacity(created.activity, { capacity: 14, childcareCapacity: 2 }, given);
    expect(more).toMatchObject({ placesAdded: 4, childcareAdded: 2 });
    const fewer = decideCapacity(created.activity, { capacity: 1, childcareCapacity: 0 }, given);
    expect(fewer).toMatchObject({ placesAdded: -9 });
    expect(decideCapacity(created.activity, { capacity: 10, childcareCapacity: 0 }, given)).toBeUndefined();
    const event = more !== undefined && 'event' in more ? more.event : undefined;
    expect(activityEvents.filter((schema) => schema.safeParse(event).success)).toHaveLength(1);
  });
});

describe('enrolment', () => {
  const window = { opensAt: '2026-11-20T07:00:00.000Z', closesAt: '2026-11-25T07:00:00.000Z' };
  it.each([
    ['2026-11-20T06:59:59.999Z', false],
    ['2026-11-20T07:00:00.000Z', true],
    ['2026-11-25T06:59:59.999Z', true],
    ['2026-11-25T07:00:00.000Z', false],
  ])('at %s is open: %s', (at, expected) => {
    expect(isEnrolling(window, new Date(at))).toBe(expected);
  });
});
