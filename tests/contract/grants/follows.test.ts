import { expect, test } from 'vitest';
import { followGrant } from '#functions/grants/follow.ts';
import { morning } from '#functions/grants/morning.ts';
import { openConcerns } from '#shared/concerns/index.ts';
import type { Grant } from '#shared/grants/index.ts';
import { addPanelMember, removePanelMember } from '#shared/grants/panels/index.ts';
import type { Message } from '#shared/messaging/index.ts';
import { noticesOf } from '#shared/messaging/index.ts';
import type { keys } from '#shared/table/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';
import {
  aGarden,
  applicant,
  applies,
  awat,
  done,
  makes,
  rebwar,
  setsBudget,
  shirin,
} from '#tests/support/grants/grants.ts';
import { grantEventsIn } from '#tests/support/grants/kept.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { noFiles } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();

const staff = { kind: 'staff', id: 'shirin' } as const;

/** A queue whose messages are looked at. */
const aQueue = () => {
  const pushed: string[] = [];
  return { pushed, push: async ({ messageId }: { messageId: string }) => void pushed.push(messageId) };
};
const messages = async () =>
  (await db.items())
    .filter(({ pk, sk }) => pk.startsWith('MESSAGE#') || sk.startsWith('MESSAGE#'))
    // Only the outbox has such keys.
    .map((item) => item as unknown as Message & keys.Key);
const keysOf = async () => (await messages()).flatMap(({ lines }) => lines.map(({ key }) => key)).toSorted();
const open = async () => (await openConcerns(db.context.table, 'kirkuk', 50)).items;
/** Everything that has happened, brought in this order. */
async function follows(order: 'as it was' | 'backwards' = 'as it was'): Promise<void> {
  const events = grantEventsIn(await db.items());
  for (const event of order === 'backwards' ? events.toReversed() : events)
    await followGrant(db.context, event);
}

/** Approved and being paid, its report due on this day. */
async function disbursing(reportDueOn: string): Promise<Grant> {
  await setsBudget(db.context, 10_000_000);
  const { grantId } = await applies(db.context);
  await makes(db.context, awat, grantId, { move: 'screen' });
  await makes(db.context, rebwar, grantId, { move: 'approve', amount: 3_000_000, application: 1 });
  const tranches = [{ amount: 3_000_000, dueOn: '2026-12-01', condition: '' }];
  await makes(db.context, shirin, grantId, { move: 'plan', tranches, reportDueOn });
  await makes(db.context, awat, grantId, { move: 'disburse', tranche: 1 });
  return makes(db.context, shirin, grantId, { move: 'confirm', tranche: 1 });
}

onTheTable('what follows from the steps of a grant', () => {
  test.each(['as it was', 'backwards'] as const)(
    'the team leader has what waits for her, in order or not: %s',
    async (order) => {
      const { grantId, number } = await applies(db.context);
      await follows(order);
      expect(await open()).toMatchObject([{ about: 'grant', aboutGrant: grantId, number }]);
      await makes(db.context, awat, grantId, { move: 'screen' });
      await follows(order);
      await follows(order);
      expect(await open()).toEqual([]);
    },
  );

  test('a concern that was seen is not raised again for the same step, and is for the next', async () => {
    await setsBudget(db.context, 10_000_000);
    const { grantId } = await applies(db.context);
    await follows();
    await makes(db.context, awat, grantId, { move: 'screen' });
    await follows();
    await makes(db.context, rebwar, grantId, { move: 'approve', amount: 1_000_000, application: 1 });
    await follows();
    expect(await open()).toHaveLength(1);
  });

  test('each step that the group is told of is one text, without a sum or a reason', async () => {
    await setsBudget(db.context, 10_000_000);
    const { grantId, number } = await applies(db.context);
    await makes(db.context, awat, grantId, { move: 'screen' });
    await makes(db.context, rebwar, grantId, { move: 'reject', reason: 'پلانەکە ڕوون نییە' });
    const told = grantEventsIn(await db.items()).flatMap(noticesOf);
    expect(told.map(({ lines, purpose }) => [lines[0]?.key, purpose])).toEqual([
      ['sms.grantSubmitted', 'answer'],
      ['sms.grantScreened', 'notice'],
      ['sms.grantRejected', 'notice'],
    ]);
    for (const { lines } of told) expect(lines[0]?.args).toEqual({ number });
  });
});

onTheTable('each morning', () => {
  test.each([
    ['2026-11-30', ['sms.grantReportSoon']],
    ['2026-12-01', []],
    ['2026-11-23', ['sms.grantReportDue']],
    // Caught up, and it is not due today any more.
    ['2026-11-22', ['sms.grantReportOverdue']],
    ['2026-11-17', ['sms.grantReportOverdue']],
    ['2026-11-16', ['sms.grantReportOverdue']],
  ])('a report due on %s is reminded of so: %j', async (due, expected) => {
    await disbursing(due);
    const queue = aQueue();
    await morning(db.context, queue, noFiles);
    await morning(db.context, queue, noFiles);
    expect(await keysOf()).toEqual(expected);
    expect((await open()).length).toBe(due === '2026-11-16' ? 1 : 0);
  });

  test('each reminder comes once, however often and however late the clock fires, and a missed day is caught up', async () => {
    await disbursing('2026-12-05');
    const queue = aQueue();
    for (const days of [0, 3, 1, 1, 7, 4, 6, 9]) {
      db.clock.forward({ hours: 24 * days });
      await morning(db.context, queue, noFiles);
    }
    expect(await keysOf()).toEqual(['sms.grantReportDue', 'sms.grantReportOverdue', 'sms.grantReportSoon']);
  });

  test('the day that was missed and the week after are two reminders', async () => {
    await disbursing('2026-11-22');
    const queue = aQueue();
    for (const days of [0, 1, 5, 1, 1]) {
      db.clock.forward({ hours: 24 * days });
      await morning(db.context, queue, noFiles);
    }
    expect(await keysOf()).toEqual(['sms.grantReportOverdue', 'sms.grantReportOverdue']);
  });

  test('what fails for one keeps nobody else from being told, and is done when it comes again', async () => {
    await disbursing('2026-11-30');
    const { grantId } = await applies(db.context, { ...aGarden, centre: 'ninewa' });
    await makes(db.context, awat, grantId, { move: 'screen' });
    const member = { phone: phoneNumber(40), language: 'ckb', centre: 'ninewa' } as const;
    await addPanelMember(db.context, member, staff);
    const queue = aQueue();
    let fails = true;
    const broken = {
      push: async (ref: { readonly messageId: string; readonly phone?: string }) => {
        if (fails && ref.phone === undefined) throw new Error('The queue is away');
        await queue.push(ref);
      },
    };
    await expect(morning(db.context, broken, noFiles)).rejects.toThrow(/1 /);
    expect(queue.pushed).toHaveLength(1);
    fails = false;
    await morning(db.context, broken, noFiles);
    expect(new Set(queue.pushed).size).toBe(2);
    expect(await keysOf()).toEqual(['sms.grantReportSoon', 'sms.panelDigest']);
  });

  test('a report that is handed in is not reminded of', async () => {
    const { grantId } = await disbursing('2026-11-23');
    const report = { peopleReached: 3, spent: [1_000_000, 1_000_000], story: 'باخچەکە' };
    await makes(db.context, applicant, grantId, { move: 'report', ...report });
    await morning(db.context, aQueue(), noFiles);
    expect(await keysOf()).toEqual([]);
  });

  test('the panel is told how many applications wait, once a day, while any does', async () => {
    const member = { phone: phoneNumber(40), language: 'ckb', centre: 'kirkuk' } as const;
    const added = done(await addPanelMember(db.context, member, staff));
    await addPanelMember(db.context, { ...member, phone: phoneNumber(41), centre: 'diyala' }, staff);
    const queue = aQueue();
    await morning(db.context, queue, noFiles);
    expect(await messages()).toEqual([]);
    const { grantId } = await applies(db.context);
    await makes(db.context, awat, grantId, { move: 'screen' });
    await morning(db.context, queue, noFiles);
    await morning(db.context, queue, noFiles);
    expect(await messages()).toMatchObject([
      { phone: phoneNumber(40), language: 'ckb', lines: [{ key: 'sms.panelDigest', args: { count: 1 } }] },
    ]);
    db.clock.forward({ hours: 24 });
    await morning(db.context, queue, noFiles);
    expect(await messages()).toHaveLength(2);
    expect(await removePanelMember(db.context, added.panelMemberId, staff)).toBe(true);
    db.clock.forward({ hours: 24 });
    await morning(db.context, queue, noFiles);
    expect(await messages()).toHaveLength(2);
  });
});
