import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MessageRef, Outgoing } from '#shared/messaging/index.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { reminders, sendBatch } from '#tests/support/messaging/sending.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

let db: TestTable;
beforeEach(async () => {
  db = await newTable();
});
afterEach(() => db.drop());

onTheTable('a message that send-sms cannot read', () => {
  it('is set aside, and the others of its batch are sent', async () => {
    const [one, two] = await reminders(db, 2, {}, looseLimits);
    if (one === undefined || two === undefined) throw new Error('Two reminders');
    const sent: string[] = [];
    // What no one of ours would put on the queue.
    const broken = [{ phone: '+9647700000009' }, { messageId: 7 }, { messageId: 'x', lines: [] }];
    const bodies = [one, ...broken, two] as readonly (MessageRef | Outgoing)[];
    const publish = async (phone: string) => void sent.push(phone);
    const { again, setAside } = await sendBatch(db, 'reminders', bodies, { publish, limits: looseLimits });
    expect(sent.toSorted()).toEqual([one.phone, two.phone].toSorted());
    expect([again, setAside.toSorted()]).toEqual([[], ['1', '2', '3']]);
  });
});
