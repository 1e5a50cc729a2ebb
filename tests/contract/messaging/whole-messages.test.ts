import { afterEach, beforeEach, expect, it } from 'vitest';
import { billing } from '#bench/write-units.ts';
import { type Outgoing, type Publish, payAhead, turnsOf } from '#shared/messaging/index.ts';
import { stopWrite } from '#shared/people/index.ts';
import { keys } from '#shared/table/index.ts';
import { phoneNumber, registers } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { spendOf } from '#tests/support/messaging/outbox.ts';
import { reminders, type SendingOptions, sendBatch } from '#tests/support/messaging/sending.ts';
import { countedCalls } from '#tests/support/table/calls.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { inTurn } from '#tests/support/table/wire.ts';

onTheTable('messages that travel whole', () => {
  const db = tableForEachTest();
  let told: { readonly phone: string; readonly text: string }[];
  const publish: Publish = async (phone, text) => void told.push({ phone, text });
  beforeEach(() => {
    told = [];
  });
  const send = (messages: readonly Outgoing[], options: SendingOptions = {}) =>
    sendBatch(db, 'reminders', messages, { publish, ...options });
  const outbox = async () =>
    (await db.items()).filter(({ pk, sk }) => pk.startsWith('MESSAGE#') && sk === 'META');
  const newsOf = async () =>
    (await db.events()).flatMap((event) =>
      event.type === 'message.sent' || event.type === 'message.dropped'
        ? [[event.type, 'reason' in event.data ? event.data.reason : event.data.segments]]
        : [],
    );

  it('are sent once each, marked with their event, and stand with their person, without her phone', async () => {
    const messages = await reminders(db, 3);
    expect(await send(messages)).toMatchObject({ again: [] });
    expect(await send(messages)).toMatchObject({ again: [] });
    expect(told.map(({ phone }) => phone).sort()).toEqual([1, 2, 3].map(phoneNumber));
    expect(told[0]?.text).toMatch(/^Place for Manal\n214/);
    expect(await newsOf()).toEqual(Array(3).fill(['message.sent', 1]));
    const items = await outbox();
    expect(items.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(JSON.stringify(items)).not.toContain('+964');
    expect((await db.events()).at(-1)).toMatchObject({
      data: { kind: 'sewing', purpose: 'reminder', cost: 100_000 },
    });
  });

  it('cost two requests each, and three a batch: claiming, marking; turns, looking up, the month', async () => {
    const messages = await reminders(db, 10);
    const counted = countedCalls();
    const bill = billing(() => db.client);
    const context = db.process({ wire: inTurn(counted.wire, bill.wire) });
    await send(messages, { context, turns: turnsOf(context, 1_000_000) });
    expect(told).toHaveLength(10);
    expect(counted.calls()).toEqual({ UpdateItem: 1, BatchGetItem: 1, GetItem: 1, TransactWriteItems: 20 });
    // Claimed, noted, phone looked at: six. Marked, its event, and that she was told how to stop: six. And the turns.
    expect(bill.bill()).toMatchObject({ table: 121, indexes: 30 });
  });

  it('wait on their queue while it is night, and nothing is written of them', async () => {
    const messages = await reminders(db, 2);
    db.clock.set('2026-11-23T18:00:00.000Z');
    const night = await send(messages);
    expect(night.again).toEqual(messages);
    expect([...night.hidden.values()]).toEqual(Array(2).fill('2026-11-24T05:00:00.000Z'));
    expect([told, await outbox()]).toEqual([[], []]);
    db.clock.set('2026-11-24T05:00:00.000Z');
    await send(messages);
    expect(told).toHaveLength(2);
  });

  it('are dropped for what stands in the way of each, and what was paid for them is given back', async () => {
    const messages = await reminders(db, 4, { notAfter: '2026-11-23T20:00:00.000Z' });
    const [stopped, lost, erased, well] = messages;
    if (!stopped || !lost || !erased || !well) throw new Error('Four were wanted');
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 4, cost: 400_000 });
    await db.context.table.write([stopWrite(stopped.phone, db.clock.now())]);
    await db.context.table.update({
      update: keys.phoneStateKey(lost.phone),
      changes: { set: { unreachableAt: 'now' } },
    });
    await db.context.table.write([
      { as: 'person', delete: keys.personKey(erased.personId) },
      { as: 'phone', delete: keys.phoneStateKey(erased.phone) },
    ]);
    await send(messages);
    expect(told.map(({ phone }) => phone)).toEqual([well.phone]);
    expect((await newsOf()).toSorted()).toEqual([
      ['message.dropped', 'erased'],
      ['message.dropped', 'stopped'],
      ['message.dropped', 'unreachable'],
      ['message.sent', 1],
    ]);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 1, cost: 100_000 });
    // Again, as a queue delivers: nothing more is said, and nothing is given back twice.
    await send(messages);
    expect(await newsOf()).toHaveLength(4);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 1 });
  });

  it('are charged once when their page was charged and pushed twice, however often each copy comes', async () => {
    const first = await reminders(db, 3);
    const again = await payAhead(db.context, strictLimits, first);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 6, cost: 600_000 });
    const once = { segments: 3, cost: 300_000 };
    await send(first);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 6 });
    for (const copy of [first, again, first, again, again]) expect((await send(copy)).again).toEqual([]);
    expect(told).toHaveLength(3);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject(once);
  });

  it('that were not sent are paid back for each page they were charged with, and no more', async () => {
    const first = await reminders(db, 1, { notAfter: '2026-11-23T07:30:00.000Z' });
    const again = await payAhead(db.context, strictLimits, first);
    db.clock.set('2026-11-23T07:30:00.000Z');
    for (const copy of [again, first, again, first]) await send(copy);
    expect([told, await newsOf()]).toEqual([[], [['message.dropped', 'outdated']]]);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 0, cost: 0 });
  });

  it('are not sent when what they tell is over', async () => {
    const messages = await reminders(db, 1, { notAfter: '2026-11-23T07:30:00.000Z' });
    db.clock.set('2026-11-23T07:30:00.000Z');
    await send(messages);
    expect([told, await newsOf()]).toEqual([[], [['message.dropped', 'outdated']]]);
  });

  it('find the phone she has by now, and the name she has by now', async () => {
    const [message] = await reminders(db, 1);
    if (message === undefined) throw new Error('One was wanted');
    await registers(db.context, 7, { code: '214' });
    await db.context.table.update({
      update: keys.personKey(message.personId),
      changes: { set: { phone: phoneNumber(7), name: 'Nawal Dilshad' } },
    });
    await send([message]);
    expect(told).toMatchObject([{ phone: phoneNumber(7), text: expect.stringContaining('Nawal') }]);
  });

  it('go to each of two people on one phone, the second after the first, within the limits of that phone', async () => {
    const [first] = await reminders(db, 1);
    const other = await registers(db.context, 1, { name: 'Rebin' });
    if (first === undefined) throw new Error('One was wanted');
    const { personId } = other.registration;
    const more = Array.from({ length: 6 }, (_, at) => ({
      ...first,
      personId,
      messageId: `another${at}OfTwentyFourCharacters0`,
    }));
    await send([first, ...more]);
    expect(told).toHaveLength(3);
    expect((await newsOf()).filter(([, why]) => why === 'stranger-limit')).toHaveLength(4);
    expect(told.map(({ text }) => /Manal|Rebin/.exec(text)?.[0])).toEqual(['Manal', 'Rebin', 'Rebin']);
  });

  it('as broadcasts are for the phone: whoever is left on it is told, and no name', async () => {
    const [message] = await reminders(db, 1, { purpose: 'broadcast' });
    await registers(db.context, 1, { name: 'Rebin' });
    if (message === undefined) throw new Error('One was wanted');
    await db.context.table.write([{ as: 'person', delete: keys.personKey(message.personId) }]);
    await send([message]);
    expect(told).toMatchObject([{ phone: message.phone, text: expect.not.stringMatching(/Manal|Rebin/) }]);
  });

  it('fail one by one: what the network did not take comes again, the others do not', async () => {
    const messages = await reminders(db, 5);
    let down = true;
    const faulty: Publish = async (phone, ...rest) => {
      if (down && phone === phoneNumber(3)) throw new Error('The network is down');
      await publish(phone, ...rest);
    };
    const { again, hidden } = await send(messages, { publish: faulty });
    expect(again).toEqual([messages[2]]);
    expect(hidden.size).toBe(0);
    expect((await outbox()).filter(({ state }) => state === 'queued')).toHaveLength(1);
    down = false;
    expect(await send(again, { publish: faulty })).toMatchObject({ again: [] });
    expect(told).toHaveLength(5);
    expect(new Set(told.map(({ phone }) => phone)).size).toBe(5);
  });

  it('that a network reports by its own id can be found by it', async () => {
    const messages = await reminders(db, 1);
    await send(messages, { publish: async () => 'the-networks-own-id' });
    expect((await outbox())[0]).toMatchObject({ gsi2pk: 'NETWORK#the-networks-own-id' });
  });

  it('come again later when others go first, longer each time, and nothing is looked at', async () => {
    const messages = await reminders(db, 2);
    const counted = countedCalls();
    const { again, hidden } = await send(messages, {
      turns: { take: async () => undefined },
      context: db.process({ wire: counted.wire }),
    });
    expect(again).toEqual(messages);
    expect(hidden.size).toBe(2);
    expect(counted.calls()).toEqual({});
  });
});

onTheTable('paying by the page', () => {
  let db: TestTable;
  beforeEach(async () => {
    db = await newTable();
  });
  afterEach(() => db.drop());
  const poor = { ...strictLimits, monthlyCap: { default: 1 } };

  it('is one request for a page, in the month of Baghdad', async () => {
    const messages = await reminders(db, 3);
    const counted = countedCalls();
    db.clock.set('2026-11-30T21:00:00.000Z');
    const paid = await payAhead(db.process({ wire: counted.wire }), strictLimits, messages);
    expect(counted.calls()).toEqual({ UpdateItem: 1 });
    expect(paid.map((message) => message.paid)).toEqual(
      Array(3).fill({ segments: 1, cost: 100_000, month: '2026-12', payment: paid[0]?.paid?.payment }),
    );
    expect(paid[0]?.paid?.payment).toMatch(/^[0-9a-f-]{36}$/);
    expect(paid.map(({ messageId }) => messageId)).toEqual(messages.map(({ messageId }) => messageId));
    expect(await spendOf(db, 'kirkuk', '2026-12')).toMatchObject({ segments: 3, cost: 300_000 });
  });

  it('leaves a page unpaid that goes beyond the cap; its messages are held against it one by one', async () => {
    const messages = await reminders(db, 10, {}, poor);
    expect(messages.every(({ paid }) => paid === undefined)).toBe(true);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toBeUndefined();
    const told: string[] = [];
    await sendBatch(db, 'reminders', messages, {
      limits: poor,
      publish: async (phone) => void told.push(phone),
    });
    // Reminders stop at 90 % of the month.
    expect(told).toHaveLength(9);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 9, cost: 900_000 });
    const dropped = (await db.events()).filter(({ type }) => type === 'message.dropped');
    expect(dropped).toMatchObject([{ data: { reason: 'budget' } }]);
  });

  it('is put to the team leader once when it comes to four fifths of the month, though nothing else is sent', async () => {
    const messages = await reminders(db, 9, {}, poor);
    const raised = async () => (await db.events()).filter(({ type }) => type === 'concern.raised');
    expect(messages.every(({ paid }) => paid !== undefined)).toBe(true);
    await sendBatch(db, 'reminders', messages.slice(0, 5), { limits: poor });
    await sendBatch(db, 'reminders', messages.slice(5), { limits: poor });
    expect(await raised()).toMatchObject([{ centre: 'kirkuk', data: { about: 'spending' } }]);
  });

  it('keeps the caps of purposes apart: broadcasts end before reminders', async () => {
    const messages = await reminders(db, 8, {}, poor);
    expect(messages.every(({ paid }) => paid !== undefined)).toBe(true);
    const asBroadcast = messages.map((message) => ({ ...message, purpose: 'broadcast' as const }));
    expect((await payAhead(db.context, poor, asBroadcast.slice(0, 1)))[0]?.paid).toBeUndefined();
    expect((await payAhead(db.context, poor, messages.slice(0, 1)))[0]?.paid).toBeDefined();
  });
});
