/** Counting as a person would do it, apart from the code under test: one look at every registration and person. */
import { type DiwanEvent, isRegistrationEvent, type RegistrationEvent } from '../../events/index.ts';
import type { Keyed } from './table.ts';

/** By `scope|period|measure|group|gender|ageBand`, the numbers that are not zero. */
export type Totals = Readonly<Record<string, number>>;

const baghdadMonth = (instant: string) =>
  new Date(Date.parse(instant) + 3 * 3_600_000).toISOString().slice(0, 7);

/** What the counters must say, given everything that has happened. */
export function totalsOf(events: readonly DiwanEvent[]): Totals {
  const steps = events.filter(isRegistrationEvent).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const totals: Record<string, number> = {};
  const add = (event: RegistrationEvent, measure: string, period: string, scope: string) => {
    const { group, gender, ageBand } = event.data;
    const cell = [scope, period, measure, group, gender, ageBand].join('|');
    totals[cell] = (totals[cell] ?? 0) + 1;
  };
  const last = new Map(steps.map((event) => [event.data.registrationId, event]));
  for (const event of last.values()) {
    for (const scope of scopes(event)) {
      for (const period of ['all', baghdadMonth(event.data.registeredAt)])
        add(event, event.data.to, period, scope);
    }
  }
  const reached = new Set<string>();
  const describes = steps.filter(isNewDescription);
  for (const event of steps.filter(({ type }) => type === 'registration.confirmed')) {
    for (const scope of scopes(event)) {
      for (const period of ['all', baghdadMonth(event.occurredAt)]) {
        const first = `${event.data.personId}|${scope}|${period}`;
        if (!reached.has(first)) {
          const later = describes.findLast(
            ({ id, data }) => id > event.id && data.personId === event.data.personId,
          );
          const { gender, ageBand, group } = (later ?? event).data;
          add(
            { ...event, data: { ...event.data, gender, ageBand, group } } as RegistrationEvent,
            'reached',
            period,
            scope,
          );
        }
        reached.add(first);
      }
    }
  }
  return totals;
}

/** More than the number of children. */
const isNewDescription = (event: RegistrationEvent): boolean => {
  if (event.type !== 'registration.described') return false;
  const { before, gender, ageBand, group } = event.data;
  return before.gender !== gender || before.ageBand !== ageBand || before.group !== group;
};

const scopes = ({ centre, data }: RegistrationEvent) => [
  'all',
  `centre:${centre}`,
  `kind:${data.kind}`,
  `activity:${data.activityId}`,
];

const measures: Readonly<Record<string, string>> = {
  c: 'confirmed',
  w: 'waitlisted',
  o: 'offered',
  x: 'cancelled',
  e: 'expired',
  f: 'completed',
  d: 'dropped',
  r: 'reached',
};
const groups: Readonly<Record<string, string>> = {
  i: 'idp',
  r: 'returnee',
  h: 'host',
  f: 'refugee',
  u: 'undisclosed',
};
const genders: Readonly<Record<string, string>> = { f: 'female', m: 'male', u: 'undisclosed' };
const ageBands = ['0-11', '12-17', '18-24', '25-34', '35-59', '60+', 'unknown'];

/** What the counters in the table say. */
export function totalsIn(items: readonly Keyed[]): Totals {
  return Object.fromEntries(
    items
      .filter(({ pk }) => pk.startsWith('COUNT#'))
      .flatMap(({ pk, sk, ...cells }) =>
        Object.entries(cells)
          .filter(([, count]) => count !== 0)
          .map(([cell, count]) => [
            [pk.slice('COUNT#'.length), sk, ...wordsOf(cell)].join('|'),
            Number(count),
          ]),
      ),
  );
}

function wordsOf(cell: string): readonly (string | undefined)[] {
  const [measure = '', group = '', gender = '', band = ''] = cell;
  return [measures[measure], groups[group], genders[gender], ageBands[Number(band)]];
}
