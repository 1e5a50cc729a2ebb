import { Logger } from '@aws-lambda-powertools/logger';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { samples } from '#events/catalogue/samples.ts';
import { countBatch } from '#functions/count/count-batch.ts';
import { counterOf, total } from '#shared/counting/index.ts';
import { type Poison, setAsideOn } from '#shared/streaming/index.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

let db: TestTable;
beforeEach(async () => {
  db = await newTable();
});
afterEach(() => db.drop());

const activity = 'ACTIVITY#019acb0e-1111-7000-8000-000000000001';
const added = (item: Readonly<Record<string, unknown>>, position: number): DynamoDBRecord => {
  const keys = marshall({ pk: activity, sk: `EVENT#${position}` });
  const image = { ...keys, ...marshall(item, { removeUndefinedValues: true }) };
  // The types of aws-lambda and of the SDK name the same attribute values.
  return { eventName: 'INSERT', dynamodb: { Keys: keys, NewImage: image } } as DynamoDBRecord;
};
const confirmed = (position: number) => ({
  ...samples['registration.confirmed'].sample,
  id: `01a20a6f-8040-7000-8000-${String(position).padStart(12, '0')}`,
});
const attended = samples['attendance.recorded'].sample;
const text = samples['message.sent'].sample;
/** Of a text that was sent, with what is said of its segments and cost. */
const sent = (data: object) => ({ ...text, data: { ...text.data, ...data } });
const bad = { ...attended, data: { ...attended.data, startsAt: 'soon' } };

onTheTable('an event that can never be counted', () => {
  it.each([0, 3, 7])(
    'is set aside at position %i, and the others of its batch are counted, once',
    async (at) => {
      const records = Array.from({ length: 8 }, (_, position) =>
        position === at ? added(bad, position) : added(confirmed(position), position),
      );
      const poisoned: Poison[] = [];
      const setAside = async (poison: Poison) => void poisoned.push(poison);
      await countBatch(db.context, records, setAside);
      await countBatch(db.context, records, setAside);
      const [counter] = [await counterOf(db.context.table, 'all', 'all')];
      expect(counter && total(counter, 'confirmed')).toBe(7);
      expect(poisoned).toEqual(
        [1, 2].map(() => ({
          keys: { pk: activity, sk: `EVENT#${at}` },
          ...{ id: attended.id, type: 'attendance.recorded', event: bad },
          reason: expect.stringMatching(/^cannot be counted: \w+$/),
        })),
      );
    },
  );

  it.each([
    ['lacks its segments', sent({ segments: undefined })],
    ['lacks its cost', sent({ cost: undefined })],
    ['has a word for a number', sent({ segments: '2' })],
    ['has a number that is none', sent({ cost: null })],
  ])('is one that %s: it keeps no other waiting', async (_, odd) => {
    const poisoned: Poison[] = [];
    const records = [added(confirmed(1), 1), added(odd, 2), added(confirmed(3), 3)];
    await countBatch(db.context, records, async (poison) => void poisoned.push(poison));
    expect(poisoned).toMatchObject([{ id: text.id, reason: 'cannot be counted: TypeError' }]);
    const counter = await counterOf(db.context.table, 'all', 'all');
    expect(total(counter, 'confirmed')).toBe(2);
  });

  it('is none of which the table has not answered: the whole batch comes again', async () => {
    const setAside = vi.fn();
    const wire = () => Promise.reject(new Error('The table does not answer'));
    await expect(countBatch(db.process({ wire }), [added(confirmed(1), 1)], setAside)).rejects.toThrow();
    expect(setAside).not.toHaveBeenCalled();
  });

  it('goes to the dead letters as it is, with the reason; to the log without what stands in it', async () => {
    const client = new SQSClient({ region: 'none' });
    const sqs = mockClient(client).on(SendMessageCommand).resolves({});
    const logger = new Logger();
    const error = vi.spyOn(logger, 'error').mockImplementation(() => undefined);
    await countBatch(db.context, [added(bad, 1)], setAsideOn(client, 'dead', logger));
    const [{ args } = { args: [] }] = sqs.commandCalls(SendMessageCommand);
    const { QueueUrl, MessageBody = '', MessageAttributes } = args[0]?.input ?? { QueueUrl: '' };
    expect([QueueUrl, JSON.parse(MessageBody)]).toEqual(['dead', bad]);
    expect(MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'CANNOT_BE_HANDLED' },
      ERROR_MESSAGE: { StringValue: expect.stringMatching(/^cannot be counted: /) },
    });
    expect(error.mock.calls).toEqual([
      [
        expect.stringContaining('set aside'),
        {
          ...{ keys: { pk: activity, sk: 'EVENT#1' }, id: bad.id, type: 'attendance.recorded' },
          reason: expect.any(String),
        },
      ],
    ]);
  });
});
