import { beforeEach, expect, it } from 'vitest';
import { type Activity, addSessions, moveSession } from '#shared/activities/index.ts';
import { remindersWrite } from '#shared/people/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { knownPhone } from '#tests/support/messaging/outbox.ts';
import { type RemindingWorld, remindingWorld } from '#tests/support/messaging/reminding.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';

const db = tableForEachTest();
let world: RemindingWorld;
beforeEach(() => {
  world = remindingWorld(db);
});

/** A Monday at ten in Baghdad. */
const first = '2026-12-07T07:00:00.000Z';
const course = (code: string, start: string) =>
  anActivity(db.context, {
    code,
    sessions: [{ start, end: after(start, { hours: 2 }) }],
    enrolment: { opensAt: '2026-11-22T07:00:00.000Z', closesAt: start },
  });
async function comes(code: string) {
  await registers(db.context, 1, { code, language: 'en' });
  await knownPhone(db, undefined, phoneNumber(1));
}
/** Of every clock, so that each of them is seen. */
const wantsMore = () => db.context.table.write([remindersWrite(phoneNumber(1), undefined, 'more')]);
async function moves({ activityId, sessions: [session] }: Activity, start: string) {
  if (session === undefined) throw new Error('No session');
  const { sessionId } = session;
  expect(await moveSession(db.context, { activityId, sessionId, start }, staff)).not.toHaveProperty(
    'refused',
  );
}
/** When she was reminded, and of which activities. */
const reminded = () =>
  world.sent
    .filter(({ text }) => !text.startsWith('New time'))
    .map(({ at, text }) => [at.slice(0, 16), ...new Set(text.match(/214|305/g))].join(' '));

onTheTable('a session put on a day of which people were told', () => {
  it.each([
    ['told two hours before', { hours: -1 }, '2026-12-07T05:00 214, 2026-12-07T10:00 305'],
    ['told a day before', { hours: -23 }, '2026-12-06T12:00 305, 2026-12-07T05:00 214 305'],
  ] as const)('is reminded of by itself where the other was %s', async (_when, ago, expected) => {
    await course('214', first);
    const other = await course('305', after(first, { days: 2 }));
    await comes('214');
    await comes('305');
    await wantsMore();
    await world.until(after(first, ago));
    await moves(other, after(first, { hours: 5 }));
    await world.until(after(first, { days: 3 }));
    expect(reminded()).toEqual(['2026-12-06T07:00 214', ...expected.split(', ')]);
  });

  it('is reminded of as well when it was added', async () => {
    await course('214', first);
    const { activityId } = await course('305', after(first, { days: 2 }));
    await comes('214');
    await comes('305');
    await wantsMore();
    await world.until(after(first, { hours: -1 }));
    const start = after(first, { hours: 5 });
    await addSessions(db.context, { activityId, dates: [{ start, end: after(start, { hours: 1 }) }] }, staff);
    await world.until(after(first, { hours: 12 }));
    expect(reminded().slice(1)).toEqual(['2026-12-07T05:00 214', '2026-12-07T10:00 305']);
  });

  it('an hour before, with the other, where it came too late for anything else', async () => {
    await course('214', first);
    const other = await course('305', after(first, { days: 2 }));
    await comes('305');
    await world.until(after(first, { minutes: -80 }));
    await comes('214');
    await world.until(after(first, { minutes: -70 }));
    await moves(other, after(first, { minutes: 45 }));
    await world.until(after(first, { days: 3 }));
    expect(reminded()).toEqual(['2026-12-07T06:00 214 305']);
  });

  it.each([30, 61, 90])(
    'in the very minutes of the other’s clock is not lost: %i seconds before',
    async (seconds) => {
      await course('214', first);
      const other = await course('305', after(first, { days: 2 }));
      await comes('214');
      await comes('305');
      await wantsMore();
      await world.until(new Date(Date.parse(first) - 7_200_000 - seconds * 1_000).toISOString());
      await moves(other, after(first, { hours: 5 }));
      await world.until(after(first, { days: 3 }));
      const told = reminded().slice(1).join();
      expect(told).toBe(
        seconds > 60 ? '2026-12-07T05:00 214 305' : '2026-12-07T05:00 214,2026-12-07T10:00 305',
      );
    },
  );

  it.each([
    ['two hours', { hours: -1 }, ['2026-12-06T07:00 214', '2026-12-07T10:00 305']],
    ['two hours and a minute', { minutes: -121 }, ['2026-12-06T07:00 214', '2026-12-07T10:00 305']],
    ['a day', { hours: -23 }, ['2026-12-06T07:00 214', '2026-12-06T12:00 305']],
  ] as const)('is reminded of once where no more was asked for: %s before', async (_when, ago, expected) => {
    await course('214', first);
    const other = await course('305', after(first, { days: 2 }));
    await comes('214');
    await comes('305');
    await world.until(after(first, ago));
    await moves(other, after(first, { hours: 5 }));
    await world.until(after(first, { days: 3 }));
    expect(reminded()).toEqual(expected);
  });
});
