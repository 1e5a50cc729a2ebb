import type { DiwanEvent, RegistrationEvent } from '../../events/index.ts';
import { cellName, type Measure, measureOf } from './cells.ts';
import { periodsOf, scopesOf } from './scopes.ts';

/** What a batch of events adds: by counter (`scope` and `period`), by cell name, the number to add. */
export type Additions = ReadonlyMap<string, CounterAddition>;
export type CounterAddition = {
  readonly scope: string;
  readonly period: string;
  readonly cells: ReadonlyMap<string, number>;
};

/** The scopes and periods, `scope|period`, in which this event is the one that reached its person. */
export type FirstReach = (event: RegistrationEvent) => readonly string[];

/** The facts that are counted: every step in a registration's life. */
export const isCounted = (event: DiwanEvent): event is RegistrationEvent => event.type.startsWith('registration.');

/** A person is reached by a place: the first time one is confirmed to her, in each scope and period. */
export const reaches = (event: RegistrationEvent): boolean => event.type === 'registration.confirmed';

/** Where an event may be the first to reach its person. Months by when it happened. */
export const reachPlaces = (event: RegistrationEvent): readonly string[] =>
  scopesOf(event).flatMap((scope) => periodsOf(event.occurredAt).map((period) => `${scope}|${period}`));

/**
 * Folds events into what they add. A registration is counted in the month it was first made, in one status
 * at a time: each step takes one from the status before and adds one to the status after, so that leaving
 * and coming back moves no total, and the months sum to the whole.
 */
export function foldEvents(events: readonly RegistrationEvent[], firstReach: FirstReach): Additions {
  const counters = new Map<string, { scope: string; period: string; cells: Map<string, number> }>();
  const add = (scope: string, period: string, event: RegistrationEvent, measure: Measure, by: number) => {
    const key = `${scope}|${period}`;
    const counter = counters.get(key) ?? { scope, period, cells: new Map<string, number>() };
    counters.set(key, counter);
    const { group, gender, ageBand } = event.data;
    const cell = cellName({ measure, group, gender, ageBand });
    counter.cells.set(cell, (counter.cells.get(cell) ?? 0) + by);
  };
  for (const event of events) {
    const { from, to, registeredAt } = event.data;
    for (const scope of scopesOf(event)) {
      for (const period of periodsOf(registeredAt)) {
        if (from !== null) add(scope, period, event, measureOf(from), -1);
        add(scope, period, event, measureOf(to), 1);
      }
    }
    for (const place of firstReach(event)) {
      const [scope, period] = place.split('|');
      if (scope !== undefined && period !== undefined) add(scope, period, event, 'reached', 1);
    }
  }
  return counters;
}

/** Counts events from nothing, each once, in the order of their ids: what every counter must agree with. */
export function recount(events: readonly DiwanEvent[]): Additions {
  const reached = new Set<string>();
  const once = new Map(events.filter(isCounted).map((event) => [event.id, event]));
  const inOrder = [...once.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return foldEvents(inOrder, (event) => {
    if (!reaches(event)) return [];
    const firsts = reachPlaces(event).filter((place) => !reached.has(`${event.data.personId}|${place}`));
    for (const place of firsts) reached.add(`${event.data.personId}|${place}`);
    return firsts;
  });
}
