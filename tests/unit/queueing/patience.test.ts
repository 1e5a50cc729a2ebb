import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eachRecord, patienceOf, usualTries, type WorkQueue } from '#shared/queueing/index.ts';
import { pauseAfter } from '#shared/queueing/pauses.ts';

const hour = 3_600;
const logger = new Logger();
let lines: string[];
beforeEach(() => {
  lines = [];
  vi.spyOn(logger, 'error').mockImplementation(() => undefined);
  vi.spyOn(logger, 'warn').mockImplementation(() => undefined);
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => vi.restoreAllMocks());

/** What happens at the nth try of a record: what the queue is asked, and what the handler does, in its order. */
async function nthTry(tried: number, handle: () => Promise<void>, tries = usualTries, hides = true) {
  const did: unknown[] = [];
  const queue: WorkQueue = {
    hide: async (_, seconds) => {
      did.push(seconds);
      if (!hides) throw new Error('not hidden');
    },
    ...{ setAside: async () => undefined, triesOf: () => tries },
  };
  const attributes = { ApproximateReceiveCount: String(tried) };
  const record = { messageId: 'one', body: '{}', attributes } as unknown as SQSRecord;
  const { batchItemFailures } = await eachRecord(
    { Records: [record] },
    {
      ...{ logger, queue, read: () => ({}) },
      handle: async () => {
        did.push('handled');
        await handle();
      },
    },
  );
  return { did, staysOnQueue: batchItemFailures.length > 0 };
}
const failing = () => Promise.reject(new Error('The table does not answer'));

describe('a record that fails', () => {
  it('comes again after seconds at first, for whoever waits, and after an hour at most', () => {
    const pauses = Array.from({ length: usualTries }, (_, position) => pauseAfter(position + 1, () => 0));
    expect(pauses.slice(0, 8)).toEqual([1, 5, 20, 60, 180, 600, 1_800, 3_600]);
    expect(Math.max(...pauses)).toBe(hour);
    expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses);
  });

  it('is given up after twelve hours and no sooner, whatever chance has it', () => {
    expect(patienceOf(usualTries)).toBeGreaterThanOrEqual(12 * hour);
    expect(patienceOf(usualTries - 1)).toBeLessThan(12 * hour);
  });

  it('meets those that failed with it no more: each pause is drawn out by up to a quarter', () => {
    const pauses = Array.from({ length: 200 }, () => pauseAfter(6));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(600);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(750);
    expect(new Set(pauses).size).toBeGreaterThan(50);
  });

  it.each([
    [1, 1],
    [2, 5],
    [3, 20],
    [4, 60],
  ])('is hidden when try %i has failed, for %i s or a little more', async (tried, pause) => {
    const { did, staysOnQueue } = await nthTry(tried, failing);
    expect([did[0], did.length, staysOnQueue]).toEqual(['handled', 2, true]);
    expect(Number(did[1])).toBeGreaterThanOrEqual(pause);
    expect(Number(did[1])).toBeLessThanOrEqual(Math.ceil(pause * 1.25));
  });

  it.each([5, 8, 19])(
    'is hidden before try %i: a function that dies trying can hide nothing',
    async (tried) => {
      const { did } = await nthTry(tried, async () => undefined);
      expect(did).toEqual([expect.any(Number), 'handled']);
      expect(Number(did[0])).toBeGreaterThanOrEqual(pauseAfter(tried, () => 0));
    },
  );

  it('is shown at once after its last try, so that it is set aside and someone is told', async () => {
    expect((await nthTry(usualTries, failing)).did).toEqual(['handled', 0]);
    expect((await nthTry(50, failing, 50)).did).toEqual(['handled', 0]);
    // A queue that is more patient still waits.
    expect((await nthTry(usualTries, failing, 50)).did).toEqual([
      expect.any(Number),
      'handled',
      expect.any(Number),
    ]);
  });

  it('stays on its queue though it could not be hidden', async () => {
    expect((await nthTry(1, failing, usualTries, false)).staysOnQueue).toBe(true);
  });

  it('is not hidden when it is handled, at whichever of the first tries', async () => {
    for (const tried of [1, 2, 3, 4])
      expect(await nthTry(tried, async () => undefined)).toEqual({ did: ['handled'], staysOnQueue: false });
  });

  it('is counted from the fifth try on, for the alarm, and not before', async () => {
    for (const tried of [1, 2, 3, 4]) await nthTry(tried, failing);
    expect(lines).toEqual([]);
    await nthTry(5, failing);
    const [line = ''] = lines;
    expect(JSON.parse(line)).toMatchObject({
      _aws: { CloudWatchMetrics: [{ Namespace: 'Diwan', Dimensions: [['stage', 'function']] }] },
      RecordsTriedOften: 1,
    });
  });
});
