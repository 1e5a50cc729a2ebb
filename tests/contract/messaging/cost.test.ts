import { beforeEach, expect, it } from 'vitest';
import { billing } from '#bench/write-units.ts';
import { noticesOf } from '#shared/messaging/index.ts';
import { anActivity, phoneNumber, registers } from '#tests/support/builders.ts';
import { aMessage, knownPhone, outboxOf } from '#tests/support/messaging/outbox.ts';
import { countedCalls } from '#tests/support/table/calls.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { inTurn } from '#tests/support/table/wire.ts';

/** docs/decisions/messaging/what-may-be-sent.md has these figures. */
onTheTable('what sending a text costs', () => {
  const db = tableForEachTest();
  beforeEach(async () => {
    await knownPhone(db);
  });

  function measured() {
    const counted = countedCalls();
    const bill = billing(() => db.client);
    return {
      context: db.process({ wire: inTurn(counted.wire, bill.wire) }),
      calls: counted.calls,
      bill: bill.bill,
    };
  }

  it('an answer: claimed, noted, charged and marked, after one Query and one look at the month', async () => {
    const message = aMessage();
    const outbox = outboxOf(db);
    const { context, calls, bill } = measured();
    await outbox.send(message, context);
    // Nor was the phone erased meanwhile: looked at before the first text of a day.
    expect(calls()).toEqual({ PutItem: 1, UpdateItem: 3, TransactWriteItems: 1, Query: 1, GetItem: 2 });
    // The first of the eight is the answer being posted; four are the mark and its event, in one transaction.
    expect(bill()).toMatchObject({ table: 8, indexes: 1 });

    const second = measured();
    await outbox.send(aMessage(), second.context);
    expect(second.calls()).toEqual({
      PutItem: 1,
      UpdateItem: 3,
      TransactWriteItems: 1,
      Query: 1,
      GetItem: 1,
    });
    expect(second.bill()).toMatchObject({ table: 8, indexes: 1 });
  });

  it('a notice: the same, and a look at whom it is for', async () => {
    await anActivity(db.context);
    await registers(db.context, 2);
    await knownPhone(db, { heardAt: 'before' }, phoneNumber(2));
    const event = (await db.events()).find((each) => each.type === 'registration.confirmed');
    const [notice] =
      event === undefined ? [] : noticesOf({ ...event, actor: { kind: 'staff', id: 'leader' } });
    if (notice === undefined) throw new Error('No one was confirmed');
    const outbox = outboxOf(db);
    const { context, calls, bill } = measured();
    await outbox.send(notice, context);
    expect(calls()).toEqual({ PutItem: 1, UpdateItem: 3, TransactWriteItems: 1, Query: 1, GetItem: 3 });
    expect(bill()).toMatchObject({ table: 8, indexes: 4 });
  });
});
