import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { beforeEach, describe, expect, it } from 'vitest';
import { fanOutQueue, type Outgoing } from '#shared/messaging/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';

type Batch = { readonly Entries: readonly { readonly Id: string; readonly MessageBody: string }[] };

describe('handing many messages on', () => {
  const client = new SQSClient({ region: 'none', maxAttempts: 1 });
  const sqs = mockClient(client);
  beforeEach(() => {
    sqs.reset();
    sqs.on(SendMessageBatchCommand).resolves({});
  });
  const queue = fanOutQueue(client, 'https://sqs.invalid/0/reminders');
  const messages: readonly Outgoing[] = Array.from({ length: 23 }, (_, position) => ({
    ...{ messageId: `message-${position}`, personId: `person-${position}`, phone: phoneNumber(position) },
    ...{
      lines: [],
      language: 'ar',
      purpose: 'reminder',
      centre: 'kirkuk',
      createdAt: '2026-11-23T07:00:00.000Z',
    },
  }));

  it('takes ten at a time, each whole', async () => {
    expect(await queue.pushAll(messages)).toEqual([]);
    const sent = sqs.commandCalls(SendMessageBatchCommand).map(({ args: [{ input }] }) => input);
    expect(sent.map(({ Entries = [] }) => Entries.length)).toEqual([10, 10, 3]);
    expect(sent.map(({ QueueUrl }) => QueueUrl)).toEqual(Array(3).fill('https://sqs.invalid/0/reminders'));
    const bodies = sent.flatMap(({ Entries = [] }) =>
      Entries.map(({ MessageBody = '' }) => JSON.parse(MessageBody)),
    );
    expect(bodies).toEqual(messages);
  });

  it('answers with those that the queue did not take, and no others', async () => {
    const refused = new Set([messages[3], messages[10], messages[22]].map((one) => one?.messageId));
    sqs.on(SendMessageBatchCommand).callsFake(({ Entries }: Batch) => ({
      Failed: Entries.filter(({ MessageBody }) => refused.has(JSON.parse(MessageBody).messageId)),
    }));
    const left = await queue.pushAll(messages);
    expect(left.map(({ messageId }) => messageId)).toEqual([...refused]);
  });

  it('asks nothing for no one, and throws when the queue does not answer', async () => {
    expect(await queue.pushAll([])).toEqual([]);
    expect(sqs).not.toHaveReceivedAnyCommand();
    sqs.on(SendMessageBatchCommand).rejects(new Error('away'));
    await expect(queue.pushAll(messages)).rejects.toThrow('away');
  });
});
