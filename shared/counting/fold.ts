import { type DiwanEvent, type EventOf, isRegistrationEvent, type RegistrationEvent } from '#events/index.ts';
import { cellName, type Family } from './cells.ts';
import { type Counted, countingsOf, isCounted } from './counted.ts';
import { periodsOf } from './periods.ts';
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

/** A counted detail of a person was learned or corrected after she registered. */
export const redescribes = (event: RegistrationEvent): event is EventOf<'registration.described'> =>
  event.type === 'registration.described' &&
  cellName({ ...event.data, measure: event.data.to }) !==
    cellName({ ...event.data.before, measure: event.data.to });

/**
 * Whether an event may reach its person: a place was confirmed. Only the first counts, in each scope and
 * period.
 */
export const reaches = (event: RegistrationEvent): boolean => event.type === 'registration.confirmed';

/**
 * The scopes and periods in which an event may be the first to reach its person; its month is when it
 * happened.
 */
export const reachPlaces = (event: RegistrationEvent): readonly string[] =>
  placesOf(event, periodsOf(event.occurredAt));

const placesOf = (event: Counted, periods: readonly string[]): readonly string[] =>
  scopesOf(event).flatMap((scope) => periods.map((period) => `${scope}|${period}`));

/** Adds up the numbers of events: each as `countingsOf` says, and people reached as `reach` says. */
export function foldEvents(events: readonly Counted[], reach: Reach): Additions {
  const { counters, add } = counting();
  for (const event of events) {
    for (const { family, periods, adds } of countingsOf(event))
      for (const place of placesOf(event, periods))
        for (const [cell, by] of adds) add(place, family, cell, by);
    if (!isRegistrationEvent(event)) continue;
    for (const { place, cell, by } of reach(event)) add(place, 'registrations', cell, by);
  }
  return counters;
}

/** The numbers that moved claims add, without the events that moved them. */
export function foldReach(additions: ReturnType<Reach>): Additions {
  const { counters, add } = counting();
  for (const { place, cell, by } of additions) add(place, 'registrations', cell, by);
  return counters;
}

function counting() {
  const counters = new Map<string, CounterAddition & { readonly cells: Map<string, number> }>();
  const add = (place: string, family: Family, cell: string, by: number) => {
    const [scope = '', period = ''] = place.split('|');
    const part = family === 'registrations' ? place : `${place}|${family}`;
    const counter = counters.get(part) ?? { scope, period, family, cells: new Map<string, number>() };
    counters.set(part, counter);
    counter.cells.set(cell, (counter.cells.get(cell) ?? 0) + by);
  };
  return { counters, add };
}

/**
 * Counts events from nothing, each once, in the order of their ids: every counter must agree with the result.
 */
export function recount(events: readonly DiwanEvent[]): Additions {
  const reached = new Map<string, Map<string, string>>();
  const once = new Map(events.filter(isCounted).map((event) => [event.id, event]));
  const inOrder = [...once.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return foldEvents(inOrder, (event) => {
    const cell = cellName({ ...event.data, measure: 'reached' });
    const places = reached.get(event.data.personId) ?? new Map<string, string>();
    reached.set(event.data.personId, places);
    const moves = redescribes(event) ? [...places].filter(([, counted]) => counted !== cell) : [];
    const firsts = reaches(event) ? reachPlaces(event).filter((place) => !places.has(place)) : [];
    for (const place of [...moves.map(([moved]) => moved), ...firsts]) places.set(place, cell);
    return [
      ...moves.map(([place, counted]) => ({ place, cell: counted, by: -1 })),
      ...[...moves.map(([moved]) => moved), ...firsts].map((place) => ({ place, cell, by: 1 })),
    ];
  });
}
