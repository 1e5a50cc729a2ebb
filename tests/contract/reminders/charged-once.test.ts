/** A reminder that is run again, because its job came twice or a sweep found it undone, is paid for once. */
import { expect, it } from 'vitest';
import type { Outgoing } from '#shared/messaging/index.ts';
import { remind } from '#shared/reminders/index.ts';
import { anActivity, phoneNumber, registers } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { knownPhone, spendOf } from '#tests/support/messaging/outbox.ts';
import { remindingWorld, usualTimes } from '#tests/support/messaging/reminding.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';

const db = tableForEachTest();
const start = '2026-12-07T07:00:00.000Z';

onTheTable('reminders that were carried out to the end of the roster', () => {
  it('are made, and charged, no second time', async () => {
    const world = remindingWorld(db, { limits: strictLimits });
    const { activityId, sessions } = await anActivity(db.context, {
      sessions: [{ start, end: after(start, { hours: 2 }) }],
      enrolment: { opensAt: '2026-11-22T07:00:00.000Z', closesAt: start },
    });
    for (let person = 1; person <= 5; person++) {
      await registers(db.context, person);
      await knownPhone(db, undefined, phoneNumber(person));
    }
    await world.until(after(start, { days: -1, hours: 1 }));
    expect(world.sent).toHaveLength(5);
    const spent = await spendOf(db, 'kirkuk', '2026-12');
    expect(spent).toMatchObject({ segments: expect.any(Number) });

    const pushed: Outgoing[] = [];
    const pushAll = async (some: readonly Outgoing[]) => {
      pushed.push(...some);
      return [];
    };
    const [{ sessionId = '' } = {}] = sessions;
    const firing = { lead: '86400', at: after(start, { days: -1 }) };
    // As each hour's sweep put it on the queue while the table gave no answer.
    for (const _ of [1, 2, 3]) {
      const settings = { times: usualTimes, limits: strictLimits };
      const job = { activityId, sessionId, startsAt: start, ...firing };
      const reminded = await remind(db.context, { pushAll }, settings, job);
      expect(reminded).toEqual({ messages: 0, next: undefined });
    }
    expect(pushed).toEqual([]);
    expect(await spendOf(db, 'kirkuk', '2026-12')).toEqual(spent);
  });
});
