import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { DiwanEvent } from '#events/index.ts';

/** AWS: at most ten entries in one PutEvents. */
const atOnce = 10;

/** Puts events on the bus in their order. Answers how many were taken before the first that was not. */
export async function putOnBus(
  bus: EventBridgeClient,
  busName: string,
  events: readonly DiwanEvent[],
): Promise<number> {
  for (let start = 0; start < events.length; start += atOnce) {
    const { Entries = [] } = await bus.send(
      new PutEventsCommand({
        Entries: events.slice(start, start + atOnce).map((event) => ({
          EventBusName: busName,
          Source: 'diwan',
          DetailType: event.type,
          Time: new Date(event.occurredAt),
          Detail: JSON.stringify(event),
        })),
      }),
    );
    const failed = Entries.findIndex((entry) => entry.ErrorCode !== undefined);
    if (failed >= 0) return start + failed;
  }
  return events.length;
}
