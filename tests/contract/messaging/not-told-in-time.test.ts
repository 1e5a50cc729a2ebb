import { beforeEach, expect, it } from 'vitest';
import { tellBy } from '#shared/activities/index.ts';
import { localDate, localToUtc } from '#shared/language/index.ts';
import { notToldInTime } from '#shared/messaging/index.ts';
import { stopWrite } from '#shared/people/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const day = 24 * 3_600_000;

onTheTable('who is not told of a change in time', () => {
  const db = tableForEachTest();
  beforeEach(async () => {
    await anActivity(db.context);
  });

  /** Three women on two phones; whom of them no text tells of a session at `start`, were it called off at `time` today. */
  async function story(time: string, start: string) {
    const today = localDate(db.clock.now().toISOString());
    const tomorrow = localDate(new Date(db.clock.now().getTime() + day).toISOString());
    const people: { personId: string; phone: string }[] = [];
    for (const [nth, name] of [
      [1, 'Manal'],
      [1, 'Layla'],
      [2, 'Rebin'],
    ] as const) {
      const { registration } = await registers(db.context, nth, { name });
      people.push({ personId: registration.personId, phone: phoneNumber(nth) });
    }
    const now = new Date(localToUtc(today, time));
    const limits = strictLimits;
    const asked = () =>
      notToldInTime(
        { table: db.context.table, now: () => now },
        limits,
        'kirkuk',
        people,
        tellBy(localToUtc(tomorrow, start)),
      );
    return { people, asked, now };
  }

  it('is nobody by day', async () => {
    expect(await (await story('14:00', '08:00')).asked()).toEqual([]);
  });

  it('is everybody at night', async () => {
    const night = await story('22:00', '08:00');
    expect(await night.asked()).toEqual(
      night.people.map(({ personId }) => ({ personId, reason: 'quiet-hours' })),
    );
  });

  it('is whoever shares a phone that stopped, or takes no texts', async () => {
    const { people, asked, now } = await story('14:00', '10:00');
    const [manal, layla, rebin] = people.map(({ personId }) => personId);
    await db.context.table.write([stopWrite(phoneNumber(1), now)]);
    expect(await asked()).toEqual([
      { personId: manal, reason: 'stopped' },
      { personId: layla, reason: 'stopped' },
    ]);
    const update = keys.phoneStateKey(phoneNumber(2));
    await db.context.table.update({ update, changes: { set: { unreachableAt: 'now' } } });
    expect(await asked()).toContainEqual({ personId: rebin, reason: 'unreachable' });
  });

  it('is everybody where the month of the centre is used up', async () => {
    const { asked, now, people } = await story('14:00', '10:00');
    const update = keys.spendKey('kirkuk', localDate(now.toISOString()).slice(0, 7));
    await db.context.table.update({ update, changes: { add: { cost: 10_000_000_000 } } });
    expect((await asked()).map(({ reason }) => reason)).toEqual(people.map(() => 'budget'));
  });
});
