import { describe, expect, it } from 'vitest';
import { counting, limitsFrom } from '#shared/messaging/index.ts';
import { capOf, costOf } from '#shared/messaging/spend/spend.ts';
import { looseLimits, strictLimits } from '#tests/support/messaging/limits.ts';

describe('the limits of a function', () => {
  it('come from its environment', () => {
    expect(limitsFrom(JSON.stringify(strictLimits))).toEqual(strictLimits);
    expect(limitsFrom(JSON.stringify(looseLimits))).toEqual(looseLimits);
  });

  it.each([
    ['none', undefined],
    ['an empty object', '{}'],
    ['no JSON', 'quiet'],
    [
      'an hour that is none',
      JSON.stringify({ ...strictLimits, quietHours: { from: '24:00', until: '08:00' } }),
    ],
    ['a limit of nothing', JSON.stringify({ ...strictLimits, toStrangersADay: 0 })],
    ['no limit on answers', JSON.stringify({ ...strictLimits, sameAnswer: [] })],
    [
      'a stretch longer than is remembered',
      JSON.stringify({
        ...strictLimits,
        answers: [{ minutes: 1441, most: { phone: 1, focalPoint: 1 } }],
      }),
    ],
    ['a prefix that allows everyone', JSON.stringify({ ...strictLimits, allowedPrefixes: [''] })],
    ['a misspelt setting', JSON.stringify({ ...strictLimits, quitHours: null })],
  ])('are not guessed from %s', (_what, text) => {
    expect(() => limitsFrom(text)).toThrow();
  });
});

describe('what a text costs', () => {
  const limits = { ...strictLimits, segmentPrice: { '+964': 0.2, '+96475': 0.0345 } };
  it('is its segments at the price of the longest beginning that fits', () => {
    expect(costOf('م'.repeat(70), '+9647503000011', limits)).toEqual({ segments: 1, cost: 34_500 });
    expect(costOf('م'.repeat(71), '+9647503000011', limits)).toEqual({ segments: 2, cost: 69_000 });
    expect(costOf('a'.repeat(160), '+9647700000001', limits)).toEqual({ segments: 1, cost: 200_000 });
    expect(costOf('a', '+4917600000000', limits)).toEqual({ segments: 1, cost: 0 });
  });

  it('is held against the cap of its centre, the default’s, or none', () => {
    const capped = { ...strictLimits, monthlyCap: { default: 10, ninewa: 2.5 } };
    expect(capOf('ninewa', capped)).toBe(2_500_000);
    expect(capOf('kirkuk', capped)).toBe(10_000_000);
    expect(capOf(undefined, capped)).toBeUndefined();
    expect(capOf('kirkuk', looseLimits)).toBeUndefined();
  });
});

describe('a publish that was not answered', () => {
  const outcome = async (fault: unknown): Promise<number> => {
    let unknown = 0;
    const sender = counting({ publish: () => Promise.reject(fault) }, () => {
      unknown += 1;
    });
    await expect(sender.publish('+9647503000011', 'text', 'id')).rejects.toBe(fault);
    return unknown;
  };

  it('is counted, and thrown on', async () => {
    expect(await outcome(Object.assign(new Error('Connection timed out'), { name: 'TimeoutError' }))).toBe(1);
    expect(await outcome(Object.assign(new Error('socket hang up'), { $metadata: { attempts: 1 } }))).toBe(1);
    expect(await outcome(new Error('ECONNRESET'))).toBe(1);
  });

  it('is no other that was refused', async () => {
    expect(await outcome(Object.assign(new Error('Throttled'), { $metadata: { httpStatusCode: 429 } }))).toBe(
      0,
    );
    expect(await outcome(Object.assign(new Error('no credit'), { status: 402 }))).toBe(0);
  });
});
