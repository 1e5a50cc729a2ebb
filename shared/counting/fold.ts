import { type DiwanEvent, isRegistrationEvent, type RegistrationEvent } from '#events/index.ts';
import type { Counting, Family } from './cells.ts';
import { cellOfClaim, claimsAfter, reachStepOf } from './claims.ts';
import { type Counted, countingsOf, isCounted } from './counted.ts';
import { scopesOf } from './scopes.ts';

/** The numbers a batch of events adds: by counter and family, by cell name. */
export type Additions = ReadonlyMap<string, CounterAddition>;
export type CounterAddition = {
  readonly scope: string;
  readonly period: string;
  readonly family: Family;
  readonly cells: ReadonlyMap<string, number>;
};

/** The people an event adds to those reached: `place` is `scope|period`. */
export type Reach = (
  event: RegistrationEvent,
) => readonly { readonly place: string; readonly cell: string; readonly by: number }[];

/** The numbers of one counter, to be added to. */
export type CounterAt = (scope: string, period: string, family: Family) => Map<string, number>;

/** Adds the numbers of an event, as `countingsOf` says. The people it reaches are not among them. */
export function addEvent(event: Counted, counterAt: CounterAt): void {
  const scopes = scopesOf(event);
  addPerPeriod(event, (period, family, adds) => {
    for (const scope of scopes) addAll(counterAt(scope, period, family), adds);
  });
}

/**
 * Gives the numbers of an event for each period and family; they are the same in each of its scopes.
 *
 * @throws {TypeError} before it gives any, when the event lacks one of its numbers: no counter can hold the sum
 */
export function addPerPeriod(
  event: Counted,
  add: (period: string, family: Family, adds: Counting['adds']) => void,
): void {
  const countings = countingsOf(event);
  for (const { adds } of countings)
    for (const [cell, by] of adds) if (!isCountable(by)) throw new TypeError(`No number for ${cell}`);
  for (const { family, periods, adds } of countings) for (const period of periods) add(period, family, adds);
}

/** Whether a counter can be added to by it: what stands in the table may be anything. */
const isCountable = (by: unknown): boolean =>
  typeof by === 'number' && Math.abs(by) <= Number.MAX_SAFE_INTEGER;

/** Adds numbers to those of a counter. */
export function addAll(cells: Map<string, number>, adds: Counting['adds']): void {
  for (const [cell, by] of adds) cells.set(cell, (cells.get(cell) ?? 0) + by);
}

/** Adds people reached. */
export function addReach(additions: ReturnType<Reach>, counterAt: CounterAt): void {
  for (const { place, cell, by } of additions) {
    const [scope = '', period = ''] = place.split('|');
    addAll(counterAt(scope, period, 'registrations'), [[cell, by]]);
  }
}

/** Adds up the numbers of events: each as `countingsOf` says, and people reached as `reach` says. */
export function foldEvents(events: readonly Counted[], reach: Reach): Additions {
  const { counters, counterAt } = counting();
  for (const event of events) {
    addEvent(event, counterAt);
    if (isRegistrationEvent(event)) addReach(reach(event), counterAt);
  }
  return counters;
}

/** The numbers that moved claims add, without the events that moved them. */
export function foldReach(additions: ReturnType<Reach>): Additions {
  const { counters, counterAt } = counting();
  addReach(additions, counterAt);
  return counters;
}

function counting(): { readonly counters: Additions; readonly counterAt: CounterAt } {
  const counters = new Map<string, CounterAddition & { readonly cells: Map<string, number> }>();
  const counterAt: CounterAt = (scope, period, family) => {
    const part = family === 'registrations' ? `${scope}|${period}` : `${scope}|${period}|${family}`;
    const known = counters.get(part);
    if (known !== undefined) return known.cells;
    const cells = new Map<string, number>();
    counters.set(part, { scope, period, family, cells });
    return cells;
  };
  return { counters, counterAt };
}

/**
 * Counts events from nothing, each once, in whatever order they are given: every counter must agree with the
 * result.
 */
export function recount(events: readonly DiwanEvent[]): Additions {
  const { counters, counterAt } = counting();
  const once = [...new Map(events.filter(isCounted).map((event) => [event.id, event])).values()];
  for (const event of once) addEvent(event, counterAt);
  const lives = Map.groupBy(once.filter(isRegistrationEvent), ({ data }) => data.personId);
  for (const life of lives.values()) {
    const { claims } = claimsAfter(life.flatMap((event) => reachStepOf(event) ?? []));
    addReach(
      [...claims].map(([place, claim]) => ({ place, cell: cellOfClaim(claim), by: 1 })),
      counterAt,
    );
  }
  return counters;
}
