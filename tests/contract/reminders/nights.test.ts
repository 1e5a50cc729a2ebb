import { beforeEach, expect, it } from 'vitest';
import { type Activity, cancelSession, moveSession } from '#shared/activities/index.ts';
import { localToUtc } from '#shared/language/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { knownPhone } from '#tests/support/messaging/outbox.ts';
import { type RemindingWorld, remindingWorld } from '#tests/support/messaging/reminding.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const limits = { ...looseLimits, quietHours: { from: '21:00', until: '08:00' } };
const sunday = (time: string) => localToUtc('2026-12-06', time);
const monday = (time: string) => localToUtc('2026-12-07', time);

const db = tableForEachTest();
let world: RemindingWorld;
let course: Activity;
/** A course on Monday at eleven in the morning; it is Sunday, ten at night. She was reminded in the morning. */
beforeEach(async () => {
  world = remindingWorld(db, { limits });
  course = await anActivity(db.context, {
    sessions: [{ start: monday('11:00'), end: monday('13:00') }],
    enrolment: { opensAt: localToUtc('2026-11-22', '10:00'), closesAt: monday('11:00') },
  });
  await registers(db.context, 1, { language: 'en' });
  await knownPhone(db, undefined, phoneNumber(1));
  await world.until(sunday('22:00'));
  expect(world.sent).toHaveLength(1);
});

const session = () => {
  const [first] = course.sessions;
  if (first === undefined) throw new Error('No session');
  return { activityId: course.activityId, sessionId: first.sessionId };
};
const moves = async (start: string) =>
  expect(await moveSession(db.context, { ...session(), start }, staff)).not.toHaveProperty('refused');
const callsOff = async () =>
  expect(await cancelSession(db.context, session(), staff)).not.toHaveProperty('refused');
const told = () =>
  world.sent
    .slice(1)
    .map(({ at, text }) => `${at.slice(11, 16)} ${text.split('\n')[0]} ${text.split('\n')[1]}`);

onTheTable('what changes at night', () => {
  it('is told in the morning', async () => {
    await moves(monday('15:00'));
    await world.until(monday('08:05'));
    expect(told()).toEqual(['05:00 New time: 214, Kirkuk Mon 7 Dec 15:00']);
  });

  it('and again before the morning is told once, as it is', async () => {
    await moves(monday('14:00'));
    await world.until(sunday('22:30'));
    await moves(monday('15:00'));
    await world.until(monday('08:05'));
    expect(told()).toEqual(['05:00 New time: 214, Kirkuk Mon 7 Dec 15:00']);
  });

  it('and is called off before the morning is told as called off', async () => {
    await moves(monday('15:00'));
    await world.until(sunday('22:30'));
    await callsOff();
    await world.until(monday('16:00'));
    expect(told()).toEqual(['05:00 No session: 214, Kirkuk Mon 7 Dec 11:00']);
  });

  it('and back before the morning is where she was reminded that it is: nothing is told', async () => {
    await moves(monday('15:00'));
    await world.until(sunday('22:30'));
    await moves(monday('11:00'));
    await world.until(monday('12:00'));
    expect(told().filter((text) => !text.includes('Reminder'))).toEqual([]);
  });

  it('for the hour at which the night ends is told to nobody as it begins', async () => {
    await moves(monday('08:00'));
    await world.until(monday('12:00'));
    expect(told()).toEqual([]);
    const untold = (await db.events()).filter(({ type }) => type === 'concern.raised');
    expect(untold).toMatchObject([{ data: { about: 'untold', reason: 'quiet-hours' } }]);
  });
});
