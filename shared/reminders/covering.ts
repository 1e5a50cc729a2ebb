import type { Awaited, Firing } from './schema.ts';

/** A session of one day at one centre, and its firing for the current lead. */
export type SessionOfDay = Awaited & {
  readonly activityId: string;
  readonly code: string;
  readonly sessionId: string;
  readonly firing: Firing;
  /** Since when a read of that day finds the session there. */
  readonly foundSince: string;
};

/** A session that a person has a place in, there to be told of with others since `confirmedAt`. */
export type Hers = Omit<SessionOfDay, 'foundSince'> & { readonly confirmedAt: string };

/** Sessions told in one text, which is sent for the first. */
export type Told = readonly [first: Hers, second?: Hers];

/** Whether a firing is for someone who has had her place since then. */
export const isFor = ({ at, since }: Firing, confirmedAt: string): boolean =>
  confirmedAt <= at && (since === undefined || confirmedAt > since);

/**
 * Pairs a person's sessions of a day into texts: each session with the next in which she had a place by then.
 * The firings of both sessions find the same pairs, so both can send the text, and the second finds it sent:
 * no one is told twice of a session, and no one misses a text because the other session was dropped.
 */
export function toldTogether(hers: readonly Hers[]): readonly Told[] {
  const waiting = hers
    .filter(({ firing, confirmedAt }) => isFor(firing, confirmedAt))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const told: Told[] = [];
  for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) {
    const { at } = first.firing;
    const position = waiting.findIndex(({ confirmedAt }) => confirmedAt <= at);
    const second = position < 0 ? undefined : waiting.splice(position, 1)[0];
    told.push(second === undefined ? [first] : [first, second]);
  }
  return told;
}

const orderOf = ({ start, sessionId }: Hers): string => `${start} ${sessionId}`;
