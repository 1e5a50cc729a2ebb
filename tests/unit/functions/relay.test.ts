import { Logger } from '@aws-lambda-powertools/logger';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';
import { samples } from '#events/catalogue/samples.ts';
import type { DiwanEvent } from '#events/index.ts';
import { putOnBus } from '#functions/relay/put-on-bus.ts';
import { relayTo } from '#functions/relay/relay.ts';
import type { Poison } from '#shared/streaming/index.ts';

const events: readonly DiwanEvent[] = Array.from({ length: 24 }, (_, position) => ({
  ...samples['registration.confirmed'].sample,
  id: `01a20a6f-8040-7000-8000-${String(position).padStart(12, '0')}`,
}));

const client = new EventBridgeClient({ region: 'none', maxAttempts: 1 });
const bus = mockClient(client);
const sent = () => bus.commandCalls(PutEventsCommand).map(({ args: [{ input }] }) => input);
type Entries = { readonly Entries: readonly { readonly Detail: string }[] };
const idsOf = ({ Entries }: Entries) => Entries.map(({ Detail }): string => JSON.parse(Detail).id);

/** The bus says so of single entries, as AWS's can and the local one cannot: by their place in all. */
function saysOf(codes: Readonly<Record<number, string>>): void {
  bus.reset();
  bus.on(PutEventsCommand).callsFake((input: Entries) => ({
    Entries: idsOf(input).map((id) => {
      const ErrorCode = codes[events.findIndex((event) => event.id === id)];
      return ErrorCode === undefined ? { EventId: 'taken' } : { ErrorCode };
    }),
  }));
}

describe('putting events on the bus', () => {
  test('ten at a time, in their order, each whole', async () => {
    saysOf({});
    expect(await putOnBus(client, 'diwan', events)).toEqual({ done: 24, refused: [] });
    expect(sent().map(({ Entries }) => Entries?.length)).toEqual([10, 10, 4]);
    const details = sent().flatMap(({ Entries = [] }) =>
      Entries.map(({ Detail = '' }) => JSON.parse(Detail)),
    );
    expect(details).toEqual(events);
    expect(sent()[0]?.Entries?.[0]).toMatchObject({
      EventBusName: 'diwan',
      Source: 'diwan',
      DetailType: 'registration.confirmed',
    });
  });

  test.each([0, 9, 10, 13, 23])(
    'from entry %i, which is refused for now, all come again',
    async (refused) => {
      for (const code of ['ThrottlingException', 'InternalFailure', 'NobodyKnows']) {
        saysOf({ [refused]: code, 23: code });
        expect(await putOnBus(client, 'diwan', events)).toEqual({ done: refused, refused: [] });
      }
    },
  );

  test.each([0, 9, 10, 13, 23])('entry %i, which is refused for good, stops no other', async (position) => {
    for (const code of ['MalformedDetail', 'InvalidArgument']) {
      saysOf({ [position]: code });
      const reason = `refused by the bus: ${code}`;
      expect(await putOnBus(client, 'diwan', events)).toEqual({
        done: 24,
        refused: [{ position, reason }],
      });
    }
  });

  test('a request refused for one entry, which is too large, is made again without it', async () => {
    bus.reset();
    const tooLarge = Object.assign(new Error('Total size of the entries in the request is over the limit.'), {
      name: 'ValidationException',
    });
    bus.on(PutEventsCommand).callsFake((input: Entries) => {
      if (idsOf(input).includes(events[12]?.id ?? '')) throw tooLarge;
      return { Entries: input.Entries.map(() => ({ EventId: 'taken' })) };
    });
    const { done, refused } = await putOnBus(client, 'diwan', events);
    expect([done, refused.map(({ position }) => position)]).toEqual([24, [12]]);
  });

  test('a bus that does not answer is a fault of the bus', async () => {
    bus.reset();
    bus.on(PutEventsCommand).rejects(new Error('unreachable'));
    await expect(putOnBus(client, 'diwan', events)).rejects.toThrow('unreachable');
  });
});

/** A record of the stream that adds `item` under the keys of an event. */
const added = (item: Readonly<Record<string, unknown>>, position: number): DynamoDBRecord => {
  const keys = marshall({ pk: 'ACTIVITY#019acb0e-1111-7000-8000-000000000001', sk: `EVENT#${position}` });
  const image = { ...keys, ...marshall(item, { removeUndefinedValues: true }) };
  // The types of aws-lambda and of the SDK name the same attribute values.
  return {
    eventName: 'INSERT',
    dynamodb: { Keys: keys, NewImage: image, SequenceNumber: String(position) },
  } as DynamoDBRecord;
};

describe('a batch of the stream', () => {
  const logger = new Logger({ logLevel: 'SILENT' });
  const poisoned: Poison[] = [];
  const relay = relayTo(client, 'diwan', async (poison) => void poisoned.push(poison), logger);
  const [one, two] = events;
  if (one === undefined || two === undefined) throw new Error('Two events');

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['has no type', { ...one, type: undefined }, 'no type'],
    ['has no id', { ...one, id: undefined }, 'no id'],
    ['happened at no instant', { ...one, occurredAt: 'yesterday' }, 'no instant'],
    ['has no data', { ...one, data: 'gone' }, 'no data'],
    ['has a name for a type', { ...one, type: 'Manal Kareem' }, 'no type'],
  ])('lets an event that %s keep no other waiting: it is set aside with its keys', async (_, bad, reason) => {
    saysOf({});
    poisoned.length = 0;
    expect(await relay([added(bad, 1), added(two, 2)])).toEqual({ batchItemFailures: [] });
    expect(sent().flatMap((input) => idsOf(input as Entries))).toEqual([two.id]);
    expect(poisoned).toEqual([
      {
        keys: { pk: 'ACTIVITY#019acb0e-1111-7000-8000-000000000001', sk: 'EVENT#1' },
        ...(reason !== 'no id' && { id: one.id }),
        ...(reason !== 'no type' && { type: one.type }),
        reason,
        event: JSON.parse(JSON.stringify(bad)),
      },
    ]);
  });

  test('sets an event aside that the bus will never take, and waits for the bus with the others', async () => {
    saysOf({ 0: 'MalformedDetail', 1: 'ThrottlingException' });
    poisoned.length = 0;
    const answer = await relay([added(one, 1), added(two, 2), added({ ...one, type: undefined }, 3)]);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    // The third comes again with the second.
    expect(poisoned.map(({ id, reason }) => [id, reason])).toEqual([
      [one.id, 'refused by the bus: MalformedDetail'],
    ]);
  });
});
