import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { detailOf, eachRecord } from '#shared/queueing/index.ts';

// What the handling of a record reads of it.
const record = (messageId: string, body: unknown) => ({ messageId, body: JSON.stringify(body) }) as SQSRecord;

describe('a batch of a queue', () => {
  it('reports those records that could not be handled, and no others, whatever the order they end in', async () => {
    const logger = new Logger();
    const error = vi.spyOn(logger, 'error').mockImplementation(() => undefined);
    const records = ['a', 'b', 'c', 'd'].map((id) => record(id, { id }));
    const handled: string[] = [];
    const answer = await eachRecord({ Records: records }, logger, async ({ messageId }) => {
      await new Promise((on) => setTimeout(on, messageId === 'a' ? 10 : 0));
      if (messageId === 'a' || messageId === 'c') throw new Error(messageId);
      handled.push(messageId);
    });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'c' }] });
    expect(handled).toEqual(['b', 'd']);
    expect(error).toHaveBeenCalledTimes(2);
  });

  it('handles what one sender sent in its order, and keeps what came after a failure behind it', async () => {
    const logger = new Logger();
    vi.spyOn(logger, 'error').mockImplementation(() => undefined);
    const sent = (messageId: string, from: string, at: number) =>
      ({ ...record(messageId, { from }), attributes: { SentTimestamp: String(at) } }) as SQSRecord;
    const handled: string[] = [];
    const answer = await eachRecord(
      {
        Records: [sent('later', 'a', 2), sent('first', 'a', 1), sent('other', 'b', 3), sent('last', 'a', 4)],
      },
      logger,
      async ({ messageId }) => {
        await new Promise((on) => setTimeout(on, messageId === 'first' ? 10 : 0));
        if (messageId === 'later') throw new Error(messageId);
        handled.push(messageId);
      },
      ({ body }) => JSON.parse(body).from,
    );
    expect(handled).toEqual(['other', 'first']);
    expect(answer.batchItemFailures.map((failure) => failure.itemIdentifier)).toEqual(['later', 'last']);
  });

  it('hands on the event that a rule of the bus put there', () => {
    expect(detailOf(record('a', { 'detail-type': 'x', detail: { id: 'event' } }))).toEqual({ id: 'event' });
  });
});
