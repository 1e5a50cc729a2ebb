import { expect, it } from 'vitest';
import type { EventOf } from '#events/index.ts';
import { childrenInLine, openUnderCodes } from '#shared/activities/index.ts';
import { noticesOf } from '#shared/messaging/index.ts';
import { personById } from '#shared/people/index.ts';
import { describe as describeHer } from '#shared/registration/describe.ts';
import {
  accept,
  cancel,
  childrenOf,
  completeRegistration,
  decline,
  expire,
  promote,
  type Registration,
  register,
  withdraw,
} from '#shared/registration/index.ts';
import { registrationOf } from '#shared/registration/store.ts';
import {
  anActivity,
  asks,
  participant,
  phoneNumber,
  placesUnder,
  registers,
  staff,
  system,
} from '#tests/support/builders.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { broken, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';

const db = tableForEachTest({ broken });

const mother = (person: number, childcare: number) => registers(db.context, person, { childcare });
const now = async ({ activityId, personId }: Pick<Registration, 'activityId' | 'personId'>) => {
  const registration = await registrationOf(db.context.table, activityId, personId);
  if (registration === undefined) throw new Error('She is not registered');
  return registration;
};
/** `confirmed 1+2`: her place, one of her children has one too, two wait. */
const standing = async ({ registration }: { readonly registration: Registration }) => {
  const current = await now(registration);
  const { booked, waiting } = childrenOf(current);
  return `${current.status} ${booked}+${waiting}`;
};
const promoted = () => promote(db.context, '214', system);
const underCode = async () => {
  const [open] = await openUnderCodes(db.context.table, ['214']);
  if (open === undefined) throw new Error('Nothing is open under 214');
  return open;
};
const inLine = async () => (await childrenInLine(db.context.table, await underCode())).length;
/** She says how many children she brings in all. */
const brings = async ({ registration }: { readonly registration: Registration }, childcare: number) => {
  const { activityId, personId, code } = registration;
  return describeHer(db.context, {
    ...{ name: null, gender: null, birthYear: null, group: null, childcare },
    waitId: db.context.newId(db.clock.now()),
    ...{ mayChange: [], others: [], actor: participant },
    about: { activityId, personId, code },
  });
};

onTheTable('places for children have a line of their own (rule 2)', () => {
  it('whoever fits the course has her place; her children wait, first come first served', async () => {
    await anActivity(db.context, { capacity: 5, childcareCapacity: 2 });
    const first = await mother(1, 2);
    const second = await mother(2, 2);
    const third = await mother(3, 1);
    const fourth = await mother(4, 0);
    expect(await Promise.all([first, second, third, fourth].map(standing))).toEqual([
      'confirmed 2+0',
      'confirmed 0+2',
      'confirmed 0+1',
      'confirmed 0+0',
    ]);
    expect(await underCode()).toMatchObject({ placesLeft: 1, childcareLeft: 0, childrenWaiting: 3 });

    await brings(first, 1);
    await promoted();
    expect(await Promise.all([second, third].map(standing))).toEqual(['confirmed 1+1', 'confirmed 0+1']);
    await cancel(db.context, first.registration, participant);
    await promoted();
    expect(await Promise.all([second, third].map(standing))).toEqual(['confirmed 2+0', 'confirmed 0+1']);
    expect(wakeUpsLost(await db.items())).toEqual([]);
  });

  it('does not put who comes in behind children who wait, nor her children before them', async () => {
    await anActivity(db.context, { capacity: 5, childcareCapacity: 1 });
    const first = await mother(1, 1);
    const second = await mother(2, 1);
    await cancel(db.context, first.registration, participant);
    // The place is free, and not passed on yet.
    const late = await mother(3, 1);
    expect(await standing(late)).toBe('confirmed 0+1');
    expect(await promoted()).toBe(1);
    expect(await standing(second)).toBe('confirmed 1+0');
    expect(await standing(late)).toBe('confirmed 0+1');
  });

  it('does not hold the course up: whoever waits for a place has the next, whether or not her children fit', async () => {
    await anActivity(db.context, { capacity: 2, childcareCapacity: 2 });
    const first = await mother(1, 2);
    await mother(2, 0);
    const third = await mother(3, 2);
    const fourth = await mother(4, 0);
    expect(await Promise.all([third, fourth].map(standing))).toEqual(['waitlisted 0+2', 'waitlisted 0+0']);
    expect(await inLine()).toBe(0);
    await placesUnder(db.context, '214', { capacity: 3, childcareCapacity: 2 }, staff);
    expect(await promoted()).toBe(1);
    expect(await standing(third)).toBe('offered 0+2');
    expect(await standing(fourth)).toBe('waitlisted 0+0');
    await brings(first, 1);
    expect(await promoted()).toBe(1);
    expect(await standing(third)).toBe('offered 1+1');
    await accept(db.context, third.registration, participant);
    expect(await standing(third)).toBe('confirmed 1+1');
    await cancel(db.context, first.registration, participant);
    expect(await promoted()).toBe(2);
    expect(await standing(third)).toBe('confirmed 2+0');
    expect(await standing(fourth)).toBe('offered 0+0');
  });

  it('serves children by when they were asked for, also those of someone who waited for her own place', async () => {
    await anActivity(db.context, { capacity: 2, childcareCapacity: 1 });
    const has = await mother(1, 1);
    const later = await mother(2, 0);
    const early = await mother(3, 1);
    db.clock.forward({ hours: 1 });
    await brings(later, 1);
    expect(await standing(later)).toBe('confirmed 0+1');
    // One place and one child's place come free at once: the child asked for first has it, with its mother.
    await cancel(db.context, has.registration, participant);
    expect(await promoted()).toBe(1);
    expect(await standing(early)).toBe('offered 1+0');
    expect(await standing(later)).toBe('confirmed 0+1');
  });

  it.each(['decline', 'expire', 'cancel'] as const)(
    'gives the places of an offer back when it is not taken (%s), her children’s and their place in line too',
    async (how) => {
      await anActivity(db.context, { capacity: 2, childcareCapacity: 2 });
      const first = await mother(1, 0);
      await mother(4, 1);
      const second = await mother(2, 2);
      const third = await mother(3, 1);
      await cancel(db.context, first.registration, participant);
      await promoted();
      expect(await standing(second)).toBe('offered 1+1');
      const { deadline = '' } = await now(second.registration);
      if (how === 'expire') {
        db.clock.set(after(deadline, { hours: 1 }));
        await expire(db.context, second.registration, deadline, system);
      } else await { decline, cancel }[how](db.context, second.registration, participant);
      expect(await inLine()).toBe(0);
      expect(await underCode()).toMatchObject({ placesLeft: 1, childcareLeft: 1, childrenWaiting: 0 });
      await promoted();
      expect(await standing(third)).toBe('offered 1+0');
    },
  );

  it('takes fewer from those who wait first, and keeps the position of who asks for more', async () => {
    await anActivity(db.context, { capacity: 5, childcareCapacity: 3 });
    await mother(1, 2);
    const second = await mother(2, 3);
    const third = await mother(3, 1);
    expect(await standing(second)).toBe('confirmed 1+2');
    await brings(second, 2);
    expect(await standing(second)).toBe('confirmed 1+1');
    await brings(second, 3);
    expect((await now(second.registration)).childrenWaiting?.map(({ children }) => children)).toEqual([1, 1]);
    await placesUnder(db.context, '214', { capacity: 5, childcareCapacity: 5 }, staff);
    await promoted();
    // Her first, then the third's, and what she asked for last waits again.
    expect(await standing(second)).toBe('confirmed 2+1');
    expect(await standing(third)).toBe('confirmed 1+0');
    await brings(second, 0);
    expect(await standing(second)).toBe('confirmed 0+0');
    expect(await underCode()).toMatchObject({ childcareLeft: 2, childrenWaiting: 0 });
  });

  it('lets whoever has children in childcare that was made smaller bring fewer, but no more', async () => {
    await anActivity(db.context, { capacity: 5, childcareCapacity: 3 });
    const first = await mother(1, 3);
    await placesUnder(db.context, '214', { capacity: 5, childcareCapacity: 1 }, staff);
    expect(await underCode()).toMatchObject({ childcareLeft: -2 });
    await brings(first, 2);
    expect(await standing(first)).toBe('confirmed 2+0');
    expect(await brings(first, 4)).toMatchObject({ childcare: { refused: 'childcare-too-many', max: 1 } });
    // Whoever brings none is none the worse for it.
    expect(await standing(await mother(2, 0))).toBe('confirmed 0+0');
    expect(await standing(await mother(3, 1))).toBe('confirmed 0+1');
    expect(await promoted()).toBe(0);
    await brings(first, 1);
    expect(await promoted()).toBe(0);
    await brings(first, 0);
    expect(await promoted()).toBe(1);
  });

  it('fills from the line when childcare is made larger', async () => {
    await anActivity(db.context, { capacity: 5, childcareCapacity: 1 });
    const people = [await mother(1, 1), await mother(2, 1), await mother(3, 1), await mother(4, 1)];
    await placesUnder(db.context, '214', { capacity: 5, childcareCapacity: 3 }, staff);
    expect(await promoted()).toBe(2);
    expect(await Promise.all(people.map(standing))).toEqual([
      'confirmed 1+0',
      'confirmed 1+0',
      'confirmed 1+0',
      'confirmed 0+1',
    ]);
    expect(await promoted()).toBe(0);
  });

  it('gives back the places of a mother who is erased, and of her children those in line too', async () => {
    await anActivity(db.context, { capacity: 5, childcareCapacity: 2 });
    const first = await mother(1, 1);
    const second = await mother(2, 2);
    const third = await mother(3, 1);
    const person = await personById(db.context.table, second.registration.personId);
    if (person === undefined) throw new Error('The second is known');
    await withdraw(db.context, person, participant);
    expect(await standing(second)).toBe('cancelled 0+0');
    await promoted();
    expect(await Promise.all([first, third].map(standing))).toEqual(['confirmed 1+0', 'confirmed 1+0']);
    expect(await underCode()).toMatchObject({ placesLeft: 3, childcareLeft: 0, childrenWaiting: 0 });
  });

  it('holds nobody back when the course is over', async () => {
    const { sessions } = await anActivity(db.context, { capacity: 5, childcareCapacity: 1 });
    const first = await mother(1, 1);
    const second = await mother(2, 1);
    db.clock.set(after(sessions.at(-1)?.end ?? '', { hours: 1 }));
    await cancel(db.context, first.registration, participant);
    expect(await promoted()).toBe(0);
    const over = { year: 2026, share: 70 };
    const came = { attended: 3, sessions: 3, hadEnough: true };
    await completeRegistration(db.context, await now(second.registration), came, over, system);
    expect((await now(second.registration)).status).toBe('completed');
  });

  it('reads what was registered before places for children had a line', async () => {
    await anActivity(db.context, { capacity: 2, childcareCapacity: 2 });
    const first = await mother(1, 2);
    const { childrenWaiting: _none, ...before } = await now(first.registration);
    expect(before).not.toHaveProperty('childrenWaiting');
    expect(childrenOf(before)).toEqual({ booked: 2, waiting: 0 });
    expect(await underCode()).not.toHaveProperty('childrenWaiting');
    const second = await mother(2, 1);
    expect(await standing(second)).toBe('confirmed 0+1');
  });

  it('answers the same request the same, whatever her children got since', async () => {
    await anActivity(db.context, { capacity: 5, childcareCapacity: 1 });
    const first = await mother(1, 1);
    const asked = asks(db.context, 2, { childcare: 1 });
    const outcome = await register(db.context, asked);
    await cancel(db.context, first.registration, participant);
    await promoted();
    const again = await register(db.context, asked);
    if ('refused' in outcome || 'refused' in again) throw new Error('She was refused');
    expect(childrenOf(outcome.registration)).toEqual({ booked: 0, waiting: 1 });
    expect(childrenOf(again.registration)).toEqual({ booked: 0, waiting: 1 });
  });

  it('leaves the totals as a recount has them', async () => {
    await anActivity(db.context, { capacity: 3, childcareCapacity: 2 });
    const phones = phonesOf(db);
    await phones.texts(1, '214 Manal female 1990 2 children');
    await phones.texts(2, '214 Zhyan female 1985 2 children');
    await phones.texts(1, '214 Manal 1 child');
    await phones.settle();
    await phones.texts(1, 'CANCEL 214');
    await phones.settle();
    expect((await db.events()).filter(({ type }) => type === 'registration.childcare-given')).toHaveLength(2);
    expect(totalsIn(await db.items())).toEqual(totalsOf(await db.events()));
  });
});

onTheTable('what a mother is told of her children', () => {
  it.each([
    ['en', '214 Layla female 1990 2 children'],
    ['ar', '٢١٤ ليلى انثى ١٩٩٠ طفلين'],
    ['ckb', '٢١٤ شیلان ئافرەت ١٩٩٠ دوو منداڵ'],
  ] as const)('in %s, from her first text to the last of her children', async (language, first) => {
    await anActivity(db.context, { capacity: 5, childcareCapacity: 2 });
    const phones = phonesOf(db);
    const other = await mother(9, 1);
    const [told = ''] = await phones.texts(1, first);
    const part = {
      en: /Childcare in 214: one child now, 1 more in line/,
      ar: /الآن ١، وفي الانتظار ١/,
      ckb: /ئێستا ١، لە نۆرەدا ١/,
    };
    expect(told).toMatch(part[language]);
    const status = { en: 'STATUS', ar: 'حالة', ckb: 'دۆخ' };
    const [stands = ''] = await phones.texts(1, status[language]);
    expect(stands).toMatch(part[language]);

    await cancel(db.context, other.registration, participant);
    const before = phones.saidTo(phoneNumber(1)).length;
    await phones.settle();
    const given = phones.saidTo(phoneNumber(1)).slice(before);
    const served = {
      en: ['Layla 214, in childcare now: 2\nIf not: 214 Layla 0 children'],
      ar: ['رعاية الأطفال 214 ليلى: ٢\nلا حاجة؟ 214 ليلى ٠ أطفال'],
      ckb: ['چاودێری 214 شیلان: ٢ منداڵ\nناوێت؟ 214 شیلان ٠ منداڵ'],
    };
    expect(given).toEqual(served[language]);

    // What the text says is heard as it stands there.
    const no = given[0]?.split('\n')[1]?.split(/[:؟] /)[1] ?? '';
    const [without = ''] = await phones.texts(1, no);
    const none = {
      en: 'Childcare in 214: none.',
      ar: 'رعاية الأطفال في 214: لا أطفال.',
      ckb: 'چاودێری منداڵان لە 214: بێ منداڵ.',
    };
    expect(without).toBe(none[language]);
    expect(await underCode()).toMatchObject({ childcareLeft: 2, placesLeft: 4 });
  });

  it('is told of an offer what there is for her children, and in line that it is seen to with her place', () => {
    const facts = { code: '214', personId: 'p', childcare: 1, language: 'en' };
    const told = (type: string, data: object) =>
      noticesOf({
        ...{
          id: 'e',
          type,
          version: 1,
          occurredAt: '2026-11-23T07:00:00.000Z',
          actor: system,
          centre: 'kirkuk',
        },
        data: { ...facts, ...data },
        // Only what the texts are made of.
      } as unknown as EventOf<'registration.offered'>).flatMap(({ lines }) => lines.map(({ key }) => key));
    expect(told('registration.offered', { to: 'offered', childrenWaiting: 1 })).toEqual([
      'sms.offered',
      'sms.childcarePart',
    ]);
    expect(told('registration.offered', { to: 'offered' })).toEqual(['sms.offeredChildren']);
    expect(told('registration.offered', { to: 'offered', childcare: 0, childrenWaiting: 2 })).toEqual([
      'sms.offered',
      'sms.childcareWaits',
    ]);
    expect(told('registration.offered', { to: 'offered', childcare: 0 })).toEqual(['sms.offered']);
    expect(told('registration.confirmed', { to: 'confirmed', from: 'waitlisted' })).toEqual([
      'sms.placedChildren',
    ]);
    expect(told('registration.waitlisted', { to: 'waitlisted', position: 1 })).toEqual([
      'sms.waitlisted',
      'sms.childcareLater',
    ]);
    expect(told('registration.childcare-given', { to: 'confirmed', childrenWaiting: 1 })).toEqual([
      'sms.childcareGiven',
      'sms.childcareWaits',
    ]);
  });
});
