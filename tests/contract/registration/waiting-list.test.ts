import { expect, it } from 'vitest';
import { underCode } from '#shared/activities/index.ts';
import {
  accept,
  cancel,
  decline,
  expire,
  positionInLine,
  promote,
  type Registration,
} from '#shared/registration/index.ts';
import { registrationOf } from '#shared/registration/store.ts';
import {
  activityPlan,
  anActivity,
  participant,
  placesUnder,
  registerMany,
  registers,
  staff,
  system,
} from '#tests/support/builders.ts';
import { broken, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { aMonday, onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';

const db = tableForEachTest({ broken });

const now = (registration: Registration) =>
  registrationOf(db.context.table, registration.activityId, registration.personId);
const statusesOf = async (registrations: readonly { readonly registration: Registration }[]) =>
  (await Promise.all(registrations.map(({ registration }) => now(registration)))).map((each) => each?.status);
const position = ({ registration }: { readonly registration: Registration }) =>
  positionInLine(db.context.table, registration);
const _openUnder = async (code = '214') => (await underCode(db.context.table, code)).activity;

onTheTable('the waiting list (rule 2)', () => {
  /** One place, taken by person 1; 2 and 3 in line. */
  const aFullActivity = async (wanted: Parameters<typeof anActivity>[1] = {}) => {
    const activity = await anActivity(db.context, { capacity: 1, ...wanted });
    return { activity, people: await registerMany(db.context, 1, 3) };
  };
  const freed = async (people: Awaited<ReturnType<typeof aFullActivity>>['people']) => {
    const [first] = people;
    if (first !== undefined) await cancel(db.context, first.registration, participant);
    return promote(db.context, '214', system);
  };
  const second = async (people: Awaited<ReturnType<typeof aFullActivity>>['people']) => {
    const registration = people[1] && (await now(people[1].registration));
    if (registration === undefined) throw new Error('The second is not registered');
    return registration;
  };

  it('offers a freed place to the first in line for 24 hours', async () => {
    const { people } = await aFullActivity();
    const before = db.clock.now().toISOString();
    expect(await freed(people)).toBe(1);
    const { status, deadline = '' } = await second(people);
    expect(status).toBe('offered');
    expect(Date.parse(deadline) - Date.parse(before)).toBeGreaterThanOrEqual(24 * 3_600_000);
    expect(Date.parse(deadline) - Date.parse(before)).toBeLessThan(24 * 3_600_000 + 1_000);
    expect(await statusesOf(people)).toEqual(['cancelled', 'offered', 'waitlisted']);
  });

  it('lets the offer end two hours before the first session', async () => {
    const { activity, people } = await aFullActivity();
    const start = activity.sessions[0]?.start ?? '';
    db.clock.set(after(start, { hours: -10 }));
    await freed(people);
    expect((await second(people)).deadline).toBe(after(start, { hours: -2 }));
  });

  it('gives the place without asking when the session is less than six hours away', async () => {
    const { activity, people } = await aFullActivity();
    db.clock.set(after(activity.sessions[0]?.start ?? '', { hours: -5 }));
    await freed(people);
    expect(await statusesOf(people)).toEqual(['cancelled', 'confirmed', 'waitlisted']);
  });

  it('gives nothing on when the last session has begun', async () => {
    const { activity, people } = await aFullActivity();
    db.clock.set(activity.sessions.at(-1)?.start ?? '');
    expect(await freed(people)).toBe(0);
    expect(await statusesOf(people)).toEqual(['cancelled', 'waitlisted', 'waitlisted']);
  });

  it('confirms who accepts in time', async () => {
    const { people } = await aFullActivity();
    await freed(people);
    expect(await accept(db.context, await second(people), participant)).toMatchObject({
      status: 'confirmed',
    });
    expect(await promote(db.context, '214', system)).toBe(0);
    expect(await statusesOf(people)).toEqual(['cancelled', 'confirmed', 'waitlisted']);
  });

  it('refuses who accepts too late, even before the offer has been ended', async () => {
    const { people } = await aFullActivity();
    await freed(people);
    db.clock.forward({ hours: 25 });
    const late = await accept(db.context, await second(people), participant);
    expect(late).toEqual({ refused: 'offer-ended', code: '214' });
    expect((await second(people)).status).toBe('offered');
  });

  it('passes a declined place on', async () => {
    const { people } = await aFullActivity();
    await freed(people);
    await decline(db.context, await second(people), participant);
    await promote(db.context, '214', system);
    expect(await statusesOf(people)).toEqual(['cancelled', 'cancelled', 'offered']);
  });

  it('passes an unanswered offer on when its deadline is past, once', async () => {
    const { people } = await aFullActivity();
    await freed(people);
    const offered = await second(people);
    db.clock.forward({ hours: 25 });
    await expire(db.context, offered, offered.deadline ?? '', system);
    expect(await expire(db.context, offered, offered.deadline ?? '', system)).toBeUndefined();
    await promote(db.context, '214', system);
    expect(await statusesOf(people)).toEqual(['cancelled', 'expired', 'offered']);
    expect(await accept(db.context, offered, participant)).toEqual({ refused: 'offer-ended', code: '214' });
  });

  it('does not end a later offer with the clock of an earlier one', async () => {
    const { people } = await aFullActivity();
    await freed(people);
    const offered = await second(people);
    await decline(db.context, offered, participant);
    await promote(db.context, '214', system);
    const back = await registers(db.context, 2);
    expect(await position(back)).toBe(1);
    const third = people[2];
    if (third !== undefined) await cancel(db.context, third.registration, participant);
    await promote(db.context, '214', system);
    expect((await second(people)).status).toBe('offered');
    expect(await expire(db.context, offered, offered.deadline ?? '', system)).toBeUndefined();
    expect((await second(people)).status).toBe('offered');
  });

  it('puts who comes while others wait behind them, though a place is free', async () => {
    const { people } = await aFullActivity();
    const [first] = people;
    if (first !== undefined) await cancel(db.context, first.registration, participant);
    const newcomer = await registers(db.context, 4);
    expect(await position(newcomer)).toBe(3);
  });

  it('sends who comes back after cancelling to the end of the line', async () => {
    const { people } = await aFullActivity();
    await cancel(db.context, await second(people), participant);
    expect(await position(await registers(db.context, 2))).toBe(2);
  });

  it('fills from the line, first come first served, when places are added', async () => {
    await anActivity(db.context, { capacity: 1 });
    const people = await registerMany(db.context, 1, 5);
    await placesUnder(db.context, '214', { capacity: 4, childcareCapacity: 0 }, staff);
    expect(await promote(db.context, '214', system)).toBe(3);
    expect(await statusesOf(people)).toEqual(['confirmed', 'offered', 'offered', 'offered', 'waitlisted']);
    expect(wakeUpsLost(await db.items())).toEqual([]);
  });

  it('gives no place on while more are taken than there are since their number was lowered', async () => {
    await anActivity(db.context, { capacity: 3 });
    const people = await registerMany(db.context, 1, 4);
    await placesUnder(db.context, '214', { capacity: 1, childcareCapacity: 0 }, staff);
    const [first, next] = people;
    if (first === undefined || next === undefined) throw new Error('Four have registered');
    await cancel(db.context, first.registration, participant);
    expect(await promote(db.context, '214', system)).toBe(0);
    await cancel(db.context, next.registration, participant);
    expect(await promote(db.context, '214', system)).toBe(0);
    const third = people[2];
    if (third !== undefined) await cancel(db.context, third.registration, participant);
    expect(await promote(db.context, '214', system)).toBe(1);
  });

  it('finds who waits now behind any number who waited for what the code stood for before', async () => {
    const old = await anActivity(db.context, { capacity: 1 });
    await registerMany(db.context, 100, 56);
    db.clock.set(after(old.sessions.at(-1)?.start ?? aMonday, { days: 40 }));
    const plan = activityPlan(db.clock.now().toISOString(), { capacity: 1 });
    await anActivity(db.context, plan);
    const [first, next] = await registerMany(db.context, 1, 2);
    if (first === undefined || next === undefined) throw new Error('Two have registered');
    expect(await position(next)).toBe(1);
    await cancel(db.context, first.registration, participant);
    expect(await promote(db.context, '214', system)).toBe(1);
    expect(await now(next.registration)).toMatchObject({ status: 'offered' });
  });
});
