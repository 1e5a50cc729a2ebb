import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { type Mouth, pour } from '#bin/ops/events/pour.ts';
import { putAllOnBus } from '#bin/ops/events/put-all.ts';
import { isOneOf } from '#bin/ops/events/reactions.ts';
import { samples } from '#events/catalogue/samples.ts';
import type { DiwanEvent } from '#events/index.ts';

const sample = samples['registration.offered'].sample;
const idOf = (n: number) => `01932a00-0000-7000-8000-${String(n).padStart(12, '0')}`;
async function* events(count: number): AsyncGenerator<DiwanEvent> {
  for (let n = 1; n <= count; n += 1) yield { ...sample, id: idOf(n) };
}
const never = new AbortController().signal;
const day = sample.occurredAt.slice(0, 10);
const quiet = { rate: 1_000_000, stop: never, progress: () => {} };

describe('pouring events', () => {
  it('gives all of them in their order, ten at a time', async () => {
    const given: string[][] = [];
    const mouth: Mouth = async (part) => void given.push(part.map(({ id }) => id));
    expect(await pour(events(23), mouth, quiet)).toEqual({ events: 23, last: { day, eventId: idOf(23) } });
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
      last: { day, eventId: idOf(20) },
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

  it('names what can never be given, gives the others, and goes on after it', async () => {
    const given: string[] = [];
    async function* mixed() {
      for await (const event of events(30)) {
        // What stands in the table may be anything.
        yield (event.id === idOf(3) ? { ...event, data: undefined } : event) as DiwanEvent;
      }
    }
    const mouth: Mouth = async (part, passOver) => {
      for (const { id, type } of part) {
        if (id === idOf(14)) passOver({ id, type, reason: 'refused' });
        else given.push(id);
      }
    };
    expect(await pour(mixed(), mouth, quiet)).toEqual({
      events: 28,
      last: { day, eventId: idOf(30) },
      passedOver: [
        { id: idOf(3), type: sample.type, reason: 'no data' },
        { id: idOf(14), type: sample.type, reason: 'refused' },
      ],
    });
    expect(given).toHaveLength(28);
  });

  it('puts on the bus what comes after an event that the bus can never take', async () => {
    const client = new EventBridgeClient({ region: 'none' });
    const taken: string[] = [];
    mockClient(client)
      .on(PutEventsCommand)
      .callsFake(({ Entries }: { readonly Entries: readonly { readonly Detail: string }[] }) => ({
        Entries: Entries.map(({ Detail }) => {
          const { id } = JSON.parse(Detail);
          if (id === idOf(5)) return { ErrorCode: 'MalformedDetail' };
          taken.push(id);
          return { EventId: id };
        }),
      }));
    const mouth: Mouth = (part, passOver) => putAllOnBus(client, 'bus', part, passOver);
    expect(await pour(events(12), mouth, quiet)).toEqual({
      events: 11,
      last: { day, eventId: idOf(12) },
      passedOver: [{ id: idOf(5), type: sample.type, reason: 'refused by the bus: MalformedDetail' }],
    });
    expect(taken).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12].map(idOf));
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
