import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { DiwanEvent } from '#events/index.ts';
import { isOwnFault } from '#shared/streaming/index.ts';

/** AWS: at most ten entries in one PutEvents. */
const atOnce = 10;

/** AWS: what is wrong with an entry itself; whatever else it says of one may be over the next time. */
const ofTheEntry: ReadonlySet<string> = new Set(['MalformedDetail', 'InvalidArgument']);

/** How far the bus has taken events, and which of those before that it will never take, by their position. */
export type Put = {
  /** The position of the first event to come again; the number of events if all are done with. */
  readonly done: number;
  readonly refused: readonly { readonly position: number; readonly reason: string }[];
};

/**
 * Puts events on the bus in their order, up to the first that the bus does not take now. An event that the
 * bus can never take stops no other. Throws when the bus does not answer.
 */
export async function putOnBus(
  bus: EventBridgeClient,
  busName: string,
  events: readonly DiwanEvent[],
): Promise<Put> {
  const refused: { readonly position: number; readonly reason: string }[] = [];
  for (let start = 0; start < events.length; start += atOnce) {
    const chunk = events.slice(start, start + atOnce);
    for (const [position, code] of (await errorCodesOf(bus, busName, chunk)).entries()) {
      if (code === undefined) continue;
      if (!ofTheEntry.has(code)) return { done: start + position, refused };
      refused.push({ position: start + position, reason: `refused by the bus: ${code}` });
    }
  }
  return { done: events.length, refused };
}

/** What the bus said of each event; a request that it refuses as a whole is made again, event by event. */
async function errorCodesOf(
  bus: EventBridgeClient,
  busName: string,
  events: readonly DiwanEvent[],
): Promise<readonly (string | undefined)[]> {
  try {
    const { Entries = [] } = await bus.send(new PutEventsCommand({ Entries: events.map(entryOn(busName)) }));
    return events.map((_, position) => Entries[position]?.ErrorCode);
  } catch (fault) {
    if (!isOwnFault(fault)) throw fault;
    if (events.length === 1) return ['InvalidArgument'];
    const codes: (string | undefined)[] = [];
    for (const event of events) codes.push(...(await errorCodesOf(bus, busName, [event])));
    return codes;
  }
}

const entryOn = (EventBusName: string) => (event: DiwanEvent) => ({
  EventBusName,
  Source: 'diwan',
  DetailType: event.type,
  Time: new Date(event.occurredAt),
  Detail: JSON.stringify(event),
});
