/** How many reminders people get: one a session, unless it was days ago, the session moved, or they asked otherwise. */
import { beforeEach, expect, it } from 'vitest';
import { type Activity, cancelSession, moveSession } from '#shared/activities/index.ts';
import { type ReminderSetting, remindersWrite } from '#shared/people/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { knownPhone } from '#tests/support/messaging/outbox.ts';
import { type RemindingWorld, remindingWorld } from '#tests/support/messaging/reminding.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';

const db = tableForEachTest();
let world: RemindingWorld;
beforeEach(() => {
  world = remindingWorld(db, { limits: strictLimits });
});

/** A Monday at ten in Baghdad, two weeks ahead. */
const first = '2026-12-07T07:00:00.000Z';
const starts = (count: number, from = first) =>
  Array.from({ length: count }, (_, position) => after(from, { days: 7 * position }));
const course = (dates: readonly string[], code = '214'): Promise<Activity> =>
  anActivity(db.context, {
    code,
    capacity: 20,
    sessions: dates.map((start) => ({ start, end: after(start, { hours: 2 }) })),
    enrolment: { opensAt: '2026-11-01T07:00:00.000Z', closesAt: dates.at(-1) ?? first },
  });
async function comes(person: number, setting?: ReminderSetting, code = '214') {
  const registered = await registers(db.context, person, { code, language: 'en' });
  await knownPhone(db, undefined, phoneNumber(person));
  if (setting !== undefined)
    await db.context.table.write([remindersWrite(phoneNumber(person), undefined, setting)]);
  return registered;
}
const remindersTo = (person: number) =>
  world.sent
    .filter(({ phone, text }) => phone === phoneNumber(person) && !/New time|No session/.test(text))
    .map(({ at, text }) => `${at.slice(0, 16)} ${[...new Set(text.match(/214|305/g))].join(' ')}`);
const nth = ({ activityId, sessions }: Activity, position: number) => {
  const session = sessions[position];
  if (session === undefined) throw new Error('No session');
  return { activityId, ...session };
};

onTheTable('how many reminders people get', () => {
  it('is one a session; two for who asked for more; for who asked for fewer one before the first', async () => {
    const dates = starts(5);
    await course(dates);
    await comes(1);
    await comes(2, 'more');
    await comes(3, 'fewer');
    await world.until(after(dates.at(-1) ?? '', { days: 1 }));
    expect(remindersTo(1)).toEqual(dates.map((start) => `${after(start, { days: -1 }).slice(0, 16)} 214`));
    expect(remindersTo(2)).toHaveLength(10);
    expect(remindersTo(3)).toEqual(['2026-12-06T07:00 214']);
  });

  it('is two where the first was days ago: before an early morning', async () => {
    const start = '2026-12-07T04:30:00.000Z';
    await course([start]);
    await comes(1);
    await world.until(after(start, { days: 1 }));
    // Half past seven: the day before falls into the night, and comes the evening before that.
    expect(remindersTo(1)).toEqual(['2026-12-05T17:00 214', '2026-12-06T17:00 214']);
  });

  it('is, for fewer, one after a break and one of what was moved; and what moved is told all the same', async () => {
    const dates = starts(6);
    const activity = await course(dates);
    await comes(1, 'fewer');
    await world.until(after(first, { days: 1 }));
    expect(remindersTo(1)).toEqual(['2026-12-06T07:00 214']);
    const { activityId, sessionId } = nth(activity, 2);
    await cancelSession(db.context, { activityId, sessionId }, staff);
    const last = nth(activity, 5);
    const start = after(last.start, { days: 1 });
    await moveSession(db.context, { activityId, sessionId: last.sessionId, start }, staff);
    await world.until(after(start, { days: 1 }));
    expect(world.sent.filter(({ text }) => /New time|No session/.test(text))).toHaveLength(2);
    expect(remindersTo(1)).toEqual([
      '2026-12-06T07:00 214',
      // The week before it had none.
      `${after(first, { days: 20 }).slice(0, 16)} 214`,
      `${after(start, { days: -1 }).slice(0, 16)} 214`,
    ]);
  });

  it('is, for fewer, one before the first that she can come to, however long the course runs', async () => {
    const dates = starts(4);
    await course(dates);
    await world.until(after(first, { days: 8 }));
    await comes(1, 'fewer');
    await world.until(after(dates.at(-1) ?? '', { days: 1 }));
    expect(remindersTo(1)).toEqual([`${after(first, { days: 13 }).slice(0, 16)} 214`]);
  });

  it('leaves out of a day, for fewer, what she has in mind', async () => {
    await course(starts(2));
    await course([after(first, { days: 7, hours: 5 })], '305');
    await comes(1, 'fewer');
    await comes(1, undefined, '305');
    await world.until(after(first, { days: 8 }));
    expect(remindersTo(1)).toEqual([
      '2026-12-06T07:00 214',
      `${after(first, { days: 6, hours: 5 }).slice(0, 16)} 305`,
    ]);
  });

  it('is not one less because the clock of the first was late', async () => {
    await course([first]);
    await comes(1);
    await world.until(after(first, { days: -2 }));
    // Scheduler was away until both were due.
    db.clock.set(after(first, { minutes: -90 }));
    await world.until(after(first, { days: 1 }));
    expect(remindersTo(1)).toHaveLength(1);
  });

  it.each([
    ['more', 100],
    [undefined, 50],
    ['fewer', 10],
  ] as const)(
    'in a month of a weekly course for ten women comes, for %s, to %i',
    async (setting, expected) => {
      const dates = starts(5);
      await course(dates);
      for (let person = 1; person <= 10; person++) await comes(person, setting);
      await world.until(after(dates.at(-1) ?? '', { days: 1 }));
      expect(world.sent).toHaveLength(expected);
    },
  );
});
