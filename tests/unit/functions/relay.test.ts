import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';
import { samples } from '#events/catalogue/samples.ts';
import type { DiwanEvent } from '#events/index.ts';
import { putOnBus } from '#functions/relay/put-on-bus.ts';

const events: readonly DiwanEvent[] = Array.from({ length: 24 }, (_, position) => ({
  ...samples['registration.confirmed'].sample,
  id: `01a20a6f-8040-7000-8000-${String(position).padStart(12, '0')}`,
}));

const client = new EventBridgeClient({ region: 'none' });
const bus = mockClient(client);
const sent = () => bus.commandCalls(PutEventsCommand).map(({ args: [{ input }] }) => input);

/** The bus fails as AWS's can and the local one cannot: single entries of a request, by their place in all. */
function failsAt(places: readonly number[]): void {
  let before = 0;
  bus.reset();
  bus.on(PutEventsCommand).callsFake(({ Entries }: { readonly Entries: readonly object[] }) => {
    const first = before;
    before += Entries.length;
    return {
      Entries: Entries.map((_, position) =>
        places.includes(first + position) ? { ErrorCode: 'ThrottlingException' } : { EventId: 'taken' },
      ),
    };
  });
}

describe('putting events on the bus', () => {
  test('ten at a time, in their order, each whole', async () => {
    failsAt([]);
    expect(await putOnBus(client, 'diwan', events)).toBe(24);
    expect(sent().map(({ Entries }) => Entries?.length)).toEqual([10, 10, 4]);
    const details = sent().flatMap(({ Entries = [] }) =>
      Entries.map(({ Detail = '' }) => JSON.parse(Detail)),
    );
    expect(details).toEqual(events);
    expect(sent()[0]?.Entries?.[0]).toMatchObject({
      EventBusName: 'diwan',
      Source: 'diwan',
      DetailType: 'registration.confirmed',
    });
  });

  test.each([0, 9, 10, 13, 23])('from entry %i, which is refused, all come again', async (refused) => {
    failsAt([refused, 23]);
    expect(await putOnBus(client, 'diwan', events)).toBe(refused);
  });
});
