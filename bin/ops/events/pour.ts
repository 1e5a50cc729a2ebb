import { setTimeout as pause } from 'node:timers/promises';
import type { DiwanEvent } from '#events/index.ts';
import { reasonOf } from '#local/failure.ts';
import { type PassedOver, passedOver, whatIsWrongWith } from '#shared/streaming/index.ts';
import { type LogPlace, placeOf } from '#shared/table/index.ts';

/**
 * Takes up to ten events; those that it can never take it gives to `passOver`. Throws when it does not take the
 * others.
 */
export type Mouth = (events: readonly DiwanEvent[], passOver: (event: PassedOver) => void) => Promise<void>;

/** How far it came. */
export type Poured = {
  readonly events: number;
  /** The last event that was taken; absent when none was. */
  readonly last?: LogPlace;
  /** Events that can never be given; absent when there were none. */
  readonly passedOver?: readonly PassedOver[];
  /** Why it ended before the last event. */
  readonly endedBy?: string;
};

export type Pouring = {
  /** Events a second, at the most. */
  readonly rate: number;
  readonly stop: AbortSignal;
  readonly progress: (poured: Poured) => void;
};

/** AWS: ten events on the bus, or ten messages on a queue, in one request. */
const atOnce = 10;
/** How often it says how far it is: after a kill, this place is where to go on. */
const sayEvery = 500;

/**
 * Gives events on in their order, ten at a time and no faster than the rate; holds no more than ten. Ends in
 * good order when it is told to stop or something does not take them, and says how far it came. After such
 * an end up to ten events may be given on twice.
 */
export async function pour(
  events: AsyncIterable<DiwanEvent>,
  mouth: Mouth,
  { rate, stop, progress }: Pouring,
): Promise<Poured> {
  const began = Date.now();
  let poured: Poured = { events: 0 };
  let waiting: DiwanEvent[] = [];
  const passOver = (event: PassedOver) => {
    poured = { ...poured, passedOver: [...(poured.passedOver ?? []), event] };
  };
  const refusedOf = ({ passedOver: passed = [] }: Poured) => passed.length;
  const give = async () => {
    const last = waiting.at(-1);
    if (last === undefined) return;
    const before = poured.events;
    const refused = refusedOf(poured);
    await mouth(waiting, passOver);
    const taken = waiting.length - (refusedOf(poured) - refused);
    poured = { ...poured, events: before + taken, last: placeOf(last) };
    waiting = [];
    if (Math.floor(before / sayEvery) < Math.floor(poured.events / sayEvery)) progress(poured);
    const ahead = (poured.events / rate) * 1000 - (Date.now() - began);
    // An aborted pause throws, and the loop sees that it is to stop.
    if (ahead > 0) await pause(ahead, undefined, { signal: stop }).catch(() => undefined);
  };
  try {
    for await (const event of events) {
      const reason = whatIsWrongWith(event);
      if (reason === undefined) waiting.push(event);
      else passOver(passedOver(event, reason));
      if (waiting.length >= Math.min(atOnce, Math.ceil(rate))) await give();
      if (stop.aborted) return { ...poured, endedBy: 'it was stopped' };
    }
    await give();
    return poured;
  } catch (fault) {
    return { ...poured, endedBy: reasonOf(fault) };
  }
}
