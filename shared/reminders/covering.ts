import type { Awaited, Firing } from './schema.ts';

/** A session of one day at one centre, and its firing of the lead in hand. */
export type SessionOfDay = Awaited & {
  readonly activityId: string;
  readonly code: string;
  readonly sessionId: string;
  readonly firing: Firing;
  /** Since when whoever looks at that day finds it there. */
  readonly foundSince: string;
};

/** A session that a person has a place in, there to be told of with others since `confirmedAt`. */
export type Hers = Omit<SessionOfDay, 'foundSince'> & { readonly confirmedAt: string };

/** Sessions that are told in one text, which goes out with the first. */
export type Told = readonly [first: Hers, second?: Hers];

/** Whether a firing is for someone who has had her place since then. */
export const isFor = ({ at, since }: Firing, confirmedAt: string): boolean =>
  confirmedAt <= at && (since === undefined || confirmedAt > since);

/**
 * Which text tells a person of which of her sessions of a day: two by two, the first with the next whose place she had
 * by then. The firings of both sessions come to the same answer, so that both can send that text, and the second one
 * to do so finds it sent: no one is told twice of a session, nor not at all because the other fell away meanwhile.
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
