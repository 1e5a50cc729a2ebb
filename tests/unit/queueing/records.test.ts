import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { samples } from '#events/catalogue/samples.ts';
import { eachRecord, eventIn, jobIn, type Work } from '#shared/queueing/index.ts';

// What the handling of a record reads of it.
const record = (messageId: string, body: unknown, attributes: object = {}) =>
  ({
    ...{ messageId, receiptHandle: `handle of ${messageId}`, attributes },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }) as SQSRecord;

const logger = new Logger();
/** What was logged as an error. */
let errors: unknown[];
let hidden: [string, number][];
let setAside: [string, string][];
beforeEach(() => {
  [errors, hidden, setAside] = [[], [], []];
  vi.spyOn(logger, 'error').mockImplementation((...said) => void errors.push(said));
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
});
afterEach(() => vi.restoreAllMocks());

const queue: Work<unknown>['queue'] = {
  hide: async ({ messageId }, seconds) => void hidden.push([messageId, seconds]),
  setAside: async ({ messageId }, reason) => void setAside.push([messageId, reason]),
  triesOf: () => 20,
};
const read = ({ body }: SQSRecord): { readonly from?: string } => JSON.parse(body);

describe('a batch of a queue', () => {
  it('reports those records that could not be handled, and no others, whatever the order they end in', async () => {
    const records = ['a', 'b', 'c', 'd'].map((id) => record(id, { id }));
    const handled: string[] = [];
    const answer = await eachRecord(
      { Records: records },
      {
        ...{ logger, queue, read },
        handle: async (_, { messageId }) => {
          await new Promise((on) => setTimeout(on, messageId === 'a' ? 10 : 0));
          if (messageId === 'a' || messageId === 'c') throw new Error(messageId);
          handled.push(messageId);
        },
      },
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'c' }] });
    expect(handled).toEqual(['b', 'd']);
    expect(errors).toHaveLength(2);
    expect(hidden.map(([messageId]) => messageId).toSorted()).toEqual(['a', 'c']);
  });

  it('handles what one sender sent in the order of the instants within, where the work reads them', async () => {
    const sent = (messageId: string, writtenAt: number, putOnQueue: number) =>
      record(messageId, { writtenAt }, { SentTimestamp: String(putOnQueue) });
    const handled: string[] = [];
    await eachRecord(
      { Records: [sent('second', 2, 7), sent('third', 3, 6), sent('first', 1, 8)] },
      {
        ...{ logger, queue, read },
        handle: async (_, { messageId }) => void handled.push(messageId),
        sender: () => 'a',
        sentAt: ({ body }) => JSON.parse(body).writtenAt,
      },
    );
    expect(handled).toEqual(['first', 'second', 'third']);
  });

  it('handles what one sender sent in its order, and keeps what came after a failure behind it', async () => {
    const sent = (messageId: string, from: string, at: number) =>
      record(messageId, { from }, { SentTimestamp: String(at) });
    const handled: string[] = [];
    const answer = await eachRecord(
      {
        Records: [sent('later', 'a', 2), sent('first', 'a', 1), sent('other', 'b', 3), sent('last', 'a', 4)],
      },
      {
        ...{ logger, queue, read },
        handle: async (_, { messageId }) => {
          await new Promise((on) => setTimeout(on, messageId === 'first' ? 10 : 0));
          if (messageId === 'later') throw new Error(messageId);
          handled.push(messageId);
        },
        sender: ({ body }) => JSON.parse(body).from,
      },
    );
    expect(handled).toEqual(['other', 'first']);
    expect(answer.batchItemFailures.map((failure) => failure.itemIdentifier)).toEqual(['later', 'last']);
    // Those that wait come no sooner than the one they wait for.
    const [[, first], [, second]] = hidden as [[string, number], [string, number]];
    expect(hidden.map(([messageId]) => messageId)).toEqual(['later', 'last']);
    expect(second).toBe(first);
  });
});

describe('what one sender sent after something that fails', () => {
  /** Two texts of one sender, of which the first always fails, at the nth try of the first. */
  async function nthTry(tried: number, triedLater: number) {
    const sent = (messageId: string, at: number, tries: number) =>
      record(messageId, { from: 'a' }, { SentTimestamp: String(at), ApproximateReceiveCount: String(tries) });
    const handled: string[] = [];
    const { batchItemFailures } = await eachRecord(
      { Records: [sent('failing', 1, tried), sent('STOP', 2, triedLater)] },
      {
        ...{ logger, queue, read },
        handle: async (_, { messageId }) => {
          if (messageId === 'failing') throw new Error(messageId);
          handled.push(messageId);
        },
        sender: ({ body }) => JSON.parse(body).from,
      },
    );
    return { handled, again: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
  }
  const longestWait = (pauses: readonly (readonly [string, number])[]) =>
    Math.max(...pauses.map(([, seconds]) => seconds));

  it.each([1, 2, 3, 4])(
    'waits with it after its try %i, and for no longer than a minute or so',
    async (tried) => {
      expect(await nthTry(tried, 1)).toEqual({ handled: [], again: ['failing', 'STOP'] });
      expect(hidden.map(([messageId]) => messageId)).toEqual(['failing', 'STOP']);
      expect(longestWait(hidden)).toBeLessThanOrEqual(75);
    },
  );

  it.each([
    [5, 5],
    [6, 1],
    [12, 3],
    [19, 2],
    [20, 1],
    // What waited with it until here has tries of its own left, and is handled before it has none.
    [20, 20],
  ])('is handled before it from its fifth try on: try %i, at its own try %i', async (tried, triedLater) => {
    expect(await nthTry(tried, triedLater)).toEqual({ handled: ['STOP'], again: ['failing'] });
    // Hidden ahead, because a function may die trying; never shown at once with the one that is given up.
    expect(hidden.filter(([messageId, seconds]) => messageId === 'STOP' && seconds === 0)).toEqual([]);
  });
});

describe('a record that can never be handled', () => {
  const job = jobIn(z.strictObject({ page: z.int(), of: z.strictObject({ people: z.array(z.string()) }) }));
  const event = eventIn((type) => type.startsWith('session.'));
  const { sample } = samples['session.moved'];
  const wrapped = (detail: unknown) => ({ 'detail-type': 'x', detail });

  it.each<[string, Work<unknown>['read'], unknown, string]>([
    ['no JSON', job, 'هلا، سجلوني رجاءً', 'no JSON'],
    ['half of it', job, '{"page":1,', 'no JSON'],
    ['nothing', job, '', 'no JSON'],
    ['another job', job, { send: { page: 1 } }, 'not as expected: page, of, as a whole'],
    [
      'a job with a wrong part',
      job,
      { page: 1, of: { people: ['منال', 7] } },
      'not as expected: of.people.1',
    ],
    ['a job that is a list', job, [], 'not as expected: as a whole'],
    ['no event', event, { hello: 1 }, 'no event'],
    ['an event without an id', event, wrapped({ ...sample, id: undefined }), 'no event'],
    ['an event without its data', event, wrapped({ ...sample, data: null }), 'no event'],
    [
      'an event of an unknown type',
      event,
      wrapped({ ...sample, type: 'sessions.lost' }),
      'an event of an unexpected type',
    ],
    ['null', event, null, 'no event'],
    ['a number', event, 964770000001, 'no event'],
  ])('is set aside at once, and not tried again: %s', async (_, how, body, reason) => {
    const handle = vi.fn();
    const answer = await eachRecord({ Records: [record('bad', body)] }, { logger, queue, read: how, handle });
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(setAside.map(([messageId]) => messageId)).toEqual(['bad']);
    expect(setAside[0]?.[1].split(':')[0]).toBe(reason.split(':')[0]);
    expect([handle.mock.calls, hidden]).toEqual([[], []]);
    expect(errors).toHaveLength(1);
  });

  it('keeps no other of its batch waiting, of the same sender either', async () => {
    const handled: string[] = [];
    const answer = await eachRecord(
      { Records: [record('bad', '{'), record('good', { page: 1, of: { people: [] } })] },
      {
        ...{ logger, queue, read: job, sender: () => 'one sender' },
        handle: async (_, { messageId }) => void handled.push(messageId),
      },
    );
    expect([answer.batchItemFailures, handled]).toEqual([[], ['good']]);
  });

  it('is logged by its id and type, and without a word of what stands in it', async () => {
    const detail = {
      ...sample,
      type: 'sessions.lost',
      data: { name: 'Manal Kareem', phone: '+9647700000001' },
    };
    const bodies = [
      wrapped(detail),
      { detail: { id: 'Manal Kareem', type: 'منال' } },
      'Manal Kareem 214 +9647700000001',
      { page: 'Manal Kareem' },
    ];
    const records = bodies.map((body, position) => record(String(position), body));
    await eachRecord({ Records: records }, { logger, queue, read: event, handle: async () => undefined });
    const logged = JSON.stringify(errors);
    expect(errors).toContainEqual([
      expect.stringContaining('set aside'),
      { messageId: '0', id: sample.id, type: 'sessions.lost', reason: 'an event of an unexpected type' },
    ]);
    for (const word of ['Manal', 'Kareem', 'منال', '214', '7700000001', 'name'])
      expect(logged).not.toContain(word);
    for (const [, reason] of setAside) expect(reason).not.toMatch(/Manal|214|770/);
  });

  it('comes again when it could not be set aside', async () => {
    const answer = await eachRecord(
      { Records: [record('bad', '{')] },
      {
        ...{ logger, read: job, handle: async () => undefined },
        queue: { ...queue, setAside: () => Promise.reject(new Error('no queue')) },
      },
    );
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'bad' }]);
  });

  it('is no event that the handler fails on: that comes again', async () => {
    const answer = await eachRecord(
      { Records: [record('good', wrapped(sample))] },
      { logger, queue, read: event, handle: () => Promise.reject(new Error('no table')) },
    );
    expect([answer.batchItemFailures, setAside]).toEqual([[{ itemIdentifier: 'good' }], []]);
  });

  it('is none that can be read: the event in it is handed on', () => {
    expect(event(record('a', wrapped(sample)))).toEqual(sample);
  });
});
