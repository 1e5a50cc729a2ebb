import { Logger } from '@aws-lambda-powertools/logger';
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { eachRecord, putOff, workQueue } from '#shared/queueing/index.ts';

// What the handling of a record reads of it.
const record = (messageId: string) => ({ messageId, receiptHandle: `handle of ${messageId}` }) as SQSRecord;
const now = new Date('2026-11-23T18:00:00.000Z');
const client = new SQSClient({ region: 'me-central-1' });
const sqs = mockClient(client);
const queue = workQueue(client, () => ({ queueUrl: 'queue', deadLettersUrl: 'dead' }));
const putOffUntil = (iso: string) => (one: SQSRecord) => putOff(queue, one, new Date(iso), now);
const read = (one: SQSRecord) => one;
afterEach(() => sqs.resetHistory());

describe('a record that is put off', () => {
  it('is hidden until then, to the next whole second, and stays on the queue without being an error', async () => {
    const logger = new Logger();
    const error = vi.spyOn(logger, 'error');
    const answer = await eachRecord(
      { Records: [record('a'), record('b')] },
      {
        ...{ logger, queue, read },
        handle: async (one) =>
          one.messageId === 'a' ? putOffUntil('2026-11-24T05:00:00.001Z')(one) : 'done',
      },
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }] });
    expect(sqs).toHaveReceivedCommandExactlyOnceWith(ChangeMessageVisibilityCommand, {
      QueueUrl: 'queue',
      ReceiptHandle: 'handle of a',
      VisibilityTimeout: 11 * 3600 + 1,
    });
    expect(error).not.toHaveBeenCalled();
  });

  it('does not keep back what the same sender sent later', async () => {
    const handled: string[] = [];
    const answer = await eachRecord(
      { Records: [record('a'), record('b')] },
      {
        ...{ logger: new Logger(), queue, read, sender: () => 'one sender' },
        handle: async ({ messageId }) => {
          handled.push(messageId);
          return messageId === 'a' ? 'again' : 'done';
        },
      },
    );
    expect(handled).toEqual(['a', 'b']);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }] });
  });

  it('is hidden no longer than SQS can, and not at all when its time has come', async () => {
    await putOffUntil('2026-11-25T05:00:00.000Z')(record('a'));
    await putOffUntil('2026-11-23T17:00:00.000Z')(record('b'));
    expect(sqs).toHaveReceivedNthCommandWith(ChangeMessageVisibilityCommand, 1, {
      VisibilityTimeout: 12 * 3600 - 60,
    });
    expect(sqs).toHaveReceivedNthCommandWith(ChangeMessageVisibilityCommand, 2, { VisibilityTimeout: 0 });
  });
});
