/**
 * One process that fans out, as Lambda would run it: the real handler from page to page, or the bare loop
 * that only builds and sends the same batches. Told by its parent what to do, one thing after the other.
 */
import { subscribe } from 'node:diagnostics_channel';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { fanOutQueue, messageIdOf, type Outgoing } from '#shared/messaging/index.ts';
import { idMaker } from '#shared/table/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';

/**
 * The parent's request: a roster from its first page on, or a number of messages of the bare loop, `atOnce`
 * at a time.
 */
export type Asked = { readonly remind: object } | { readonly bare: number; readonly atOnce: number };
/**
 * Seconds by the clock and of the processor, calls by target, and the most memory the process has had in
 * bytes.
 */
export type Answered = {
  readonly seconds: number;
  readonly processor: number;
  readonly calls: Readonly<Record<string, number>>;
  readonly memory: number;
};

const calls: Record<string, number> = {};
subscribe('http.client.request.start', (message) => {
  // Node: the message of this channel holds the request.
  const { request } = message as { request: { getHeader: (name: string) => unknown } };
  const target = String(request.getHeader('x-amz-target')).replace(/^.*\./, '');
  calls[target] = (calls[target] ?? 0) + 1;
});

const queueUrl = process.env.REMINDERS_QUEUE_URL ?? '';
const pagesUrl = process.env.QUEUE_URL ?? '';

async function wholeRoster(remind: object): Promise<void> {
  const { handler } = await import('#functions/remind/handler.ts');
  for (let body = JSON.stringify({ remind }); body !== ''; body = await (await fetch(pagesUrl)).text()) {
    // Only what the handler reads of a record.
    const event = { Records: [{ messageId: '1', body, attributes: {} }] } as unknown as SQSEvent;
    const { batchItemFailures } = await handler(event);
    if (batchItemFailures.length > 0) throw new Error('A page failed');
  }
}

/**
 * Nothing is read and nothing is paid: as fast as messages of this size are built and sent, batch after
 * batch.
 */
async function bareLoop(people: number, atOnce: number): Promise<void> {
  const client = new SQSClient();
  client.middlewareStack.remove('loggerMiddleware');
  const queue = fanOutQueue(client, queueUrl);
  const newId = idMaker();
  const now = new Date();
  const [activityId, sessionId] = [newId(now), newId(now)];
  const start = new Date(now.getTime() + 3 * 3_600_000).toISOString();
  const build = (position: number): Outgoing => {
    const personId = newId(now);
    return {
      messageId: messageIdOf(`${sessionId} ${start}`, 'reminder-86400', personId),
      personId,
      phone: phoneNumber(position),
      lines: [{ key: 'sms.reminder', args: { code: '214', centre: 'kirkuk', start } }],
      language: 'ar',
      purpose: 'reminder',
      centre: 'kirkuk',
      createdAt: now.toISOString(),
      notAfter: start,
      activityId,
      kind: 'sewing',
      paid: { segments: 1, cost: 100_000, month: start.slice(0, 7) },
    };
  };
  for (let first = 0; first < people; first += atOnce) {
    const page = Array.from({ length: Math.min(atOnce, people - first) }, (_, each) => build(first + each));
    const refused = await queue.pushAll(page);
    if (refused.length > 0) throw new Error('The stub refused messages');
  }
}

process.on('message', async (asked: Asked) => {
  for (const target of Object.keys(calls)) delete calls[target];
  const began = performance.now();
  const before = process.cpuUsage();
  await ('bare' in asked ? bareLoop(asked.bare, asked.atOnce) : wholeRoster(asked.remind));
  const { user, system } = process.cpuUsage(before);
  const answer: Answered = {
    seconds: (performance.now() - began) / 1_000,
    processor: (user + system) / 1_000_000,
    calls: { ...calls },
    // Node: in kilobytes.
    memory: process.resourceUsage().maxRSS * 1_024,
  };
  process.send?.(answer);
});
