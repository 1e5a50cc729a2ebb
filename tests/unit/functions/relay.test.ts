import { EventBridgeClient, type PutEventsCommandInput } from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from 'vitest';
import { samples } from '#events/catalogue/samples.ts';
import type { DiwanEvent } from '#events/index.ts';
import { putOnBus } from '#functions/relay/put-on-bus.ts';

const events: readonly DiwanEvent[] = Array.from({ length: 24 }, (_, position) => ({
  ...samples['registration.confirmed'].sample,
  id: `01a20a6f-8040-7000-8000-${String(position).padStart(12, '0')}`,
}));

/** A bus that fails as AWS's can and the local one cannot: single entries of a request, by their place in all. */
function busThatFails(at: readonly number[]) {
  const sent: PutEventsCommandInput[] = [];
  const bus = new EventBridgeClient({ region: 'none' });
  bus.middlewareStack.add(
    () => (args) => {
      const input = args.input as PutEventsCommandInput; // relay sends nothing else
      const before = sent.reduce((sum, one) => sum + (one.Entries?.length ?? 0), 0);
      sent.push(input);
      const Entries = (input.Entries ?? []).map((_, position) =>
        at.includes(before + position) ? { ErrorCode: 'ThrottlingException' } : { EventId: 'taken' },
      );
      const output = { $metadata: {}, Entries, FailedEntryCount: 0 };
      return Promise.resolve({ output, response: {} });
    },
    { step: 'initialize', name: 'bus' },
  );
  return { bus, sent };
}

describe('putting events on the bus', () => {
  test('ten at a time, in their order, each whole', async () => {
    const { bus, sent } = busThatFails([]);
    expect(await putOnBus(bus, 'diwan', events)).toBe(24);
    expect(sent.map(({ Entries }) => Entries?.length)).toEqual([10, 10, 4]);
    const details = sent.flatMap(({ Entries = [] }) => Entries.map(({ Detail = '' }) => JSON.parse(Detail)));
    expect(details).toEqual(events);
    expect(sent[0]?.Entries?.[0]).toMatchObject({
      EventBusName: 'diwan',
      Source: 'diwan',
      DetailType: 'registration.confirmed',
    });
  });

  test.each([0, 9, 10, 13, 23])('from entry %i, which is refused, all come again', async (refused) => {
    const { bus } = busThatFails([refused, 23]);
    expect(await putOnBus(bus, 'diwan', events)).toBe(refused);
  });
});
