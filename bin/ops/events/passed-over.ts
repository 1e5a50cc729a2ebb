import type { PassedOver } from '#shared/streaming/index.ts';

/** An event that can never be handled, in words: its id, its type and what is wrong with it. */
export const nameOfPassedOver = ({ id, type, reason }: PassedOver): string =>
  `event ${id ?? 'without an id'} (${type ?? 'without a type'}): ${reason}`;

/** How many are shown: `--json` has all of them. */
const most = 50;

/** Rows that name the events that can never be handled, the first fifty of them. */
export const passedOverShown = (events: readonly PassedOver[]): readonly string[] => [
  ...events.slice(0, most).map((event) => `Passed over: ${nameOfPassedOver(event)}.`),
  ...(events.length > most ? [`… and ${events.length - most} events more: --json has all of them.`] : []),
];
