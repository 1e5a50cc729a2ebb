import { setTimeout as pause } from 'node:timers/promises';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DiwanEvent } from '#events/index.ts';
import { putOnBus } from '#functions/relay/put-on-bus.ts';
import { type PassedOver, passedOver } from '#shared/streaming/index.ts';

/** How often a bus that does not take everything is asked again, a little later each time. */
const mostTries = 6;
const firstPause = 200;

/**
 * Puts events on the bus in their order, as `relay` does, until it has taken all but those that it can never
 * take: these are given to `passOver`.
 * @throws when the bus does not take the rest after six tries; those before it are on the bus
 */
export async function putAllOnBus(
  bus: EventBridgeClient,
  busName: string,
  events: readonly DiwanEvent[],
  passOver: (event: PassedOver) => void,
): Promise<void> {
  let left = events;
  for (let tries = 1; left.length > 0; tries += 1) {
    const { done, refused } = await putOnBus(bus, busName, left);
    for (const { position, reason } of refused) passOver(passedOver(left[position] ?? {}, reason));
    left = left.slice(done);
    if (left.length === 0) return;
    if (tries >= mostTries) throw new Error(`The bus does not take event ${left[0]?.id} and those after it.`);
    await pause(firstPause * 2 ** tries);
  }
}
