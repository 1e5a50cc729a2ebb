import { describe, expect, it } from 'vitest';
import { type Mouth, pour } from '#bin/ops/events/pour.ts';
import { isOneOf } from '#bin/ops/events/reactions.ts';
import { samples } from '#events/catalogue/samples.ts';
import type { DiwanEvent } from '#events/index.ts';

const sample = samples['registration.offered'].sample;
async function* events(count: number): AsyncGenerator<DiwanEvent> {
  for (let n = 1; n <= count; n += 1) yield { ...sample, id: String(n).padStart(4, '0') };
}
const never = new AbortController().signal;
const day = sample.occurredAt.slice(0, 10);
const quiet = { rate: 1_000_000, stop: never, progress: () => {} };

describe('pouring events', () => {
  it('gives all of them in their order, ten at a time', async () => {
    const given: string[][] = [];
    const mouth: Mouth = async (part) => void given.push(part.map(({ id }) => id));
    expect(await pour(events(23), mouth, quiet)).toEqual({ events: 23, last: { day, eventId: '0023' } });
    expect(given.map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(given.flat()).toEqual(given.flat().toSorted());
  });

  it('holds no more than ten events, however many there are', async () => {
    let pulled = 0;
    let given = 0;
    let held = 0;
    async function* watched() {
      for await (const event of events(20_000)) {
        pulled += 1;
        held = Math.max(held, pulled - given);
        yield event;
      }
    }
    const mouth: Mouth = async (part) => {
      given += part.length;
    };
    expect(await pour(watched(), mouth, quiet)).toMatchObject({ events: 20_000 });
    expect(held).toBe(10);
  });

  it('gives no more a second than it may', async () => {
    const began = Date.now();
    await pour(events(40), async () => {}, { ...quiet, rate: 100 });
    // Forty at a hundred a second; the last ten need not be waited for.
    expect(Date.now() - began).toBeGreaterThanOrEqual(290);
  });

  it('says where it was when something does not take them, and can go on from there', async () => {
    const taken: string[] = [];
    const mouth: Mouth = async (part) => {
      if (taken.length >= 20) throw new Error('The bus is away');
      taken.push(...part.map(({ id }) => id));
    };
    expect(await pour(events(50), mouth, quiet)).toEqual({
      events: 20,
      last: { day, eventId: '0020' },
      endedBy: 'The bus is away',
    });
  });

  it('says nothing of a last event where none was taken', async () => {
    const mouth: Mouth = () => Promise.reject(new Error('Away'));
    expect(await pour(events(5), mouth, quiet)).toEqual({ events: 0, endedBy: 'Away' });
    expect(await pour(events(0), mouth, quiet)).toEqual({ events: 0 });
  });

  it('ends at once in good order when it is stopped, also in a pause', async () => {
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 50);
    const began = Date.now();
    const poured = await pour(events(1_000), async () => {}, { ...quiet, rate: 1, stop: stopping.signal });
    expect(poured).toMatchObject({ events: 1, endedBy: 'it was stopped' });
    expect(Date.now() - began).toBeLessThan(900);
  });

  it('says how far it is as it goes', async () => {
    const said: number[] = [];
    await pour(events(1_700), async () => {}, { ...quiet, progress: (far) => void said.push(far.events) });
    expect(said).toEqual([500, 1_000, 1_500]);
  });
});

it.each([
  [['registration.offered'], 'registration.offered', true],
  [['registration.offered'], 'registration.offer', false],
  [['registration.*'], 'registration.cancelled', true],
  [['grant.*', 'person.erased'], 'person.erased', true],
  [['grant.*'], 'grants.x', false],
  [[], 'registration.offered', false],
] as const)('among %j %s is %s', (types, type, isIn) => {
  expect(isOneOf(types, type)).toBe(isIn);
});
