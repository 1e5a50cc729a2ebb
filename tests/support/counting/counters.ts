/**
 * Counting as a person would do it, apart from the code under test: one look at how every registration, person, mark,
 * session and message ended, never at the steps on the way.
 */
import {
  type DiwanEvent,
  type EventOf,
  isRegistrationEvent,
  type MessageEvent,
  type RegistrationEvent,
} from '#events/index.ts';
import type { Additions } from '#shared/counting/fold.ts';
import { keys } from '#shared/table/index.ts';
import type { Keyed } from '../table/table.ts';

/** By `scope|period|measure|group|gender|ageBand`, or `scope|period|measure`, the numbers that are not zero. */
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
  for (const event of arrivals(steps)) {
    const { registrationId, to } = event.data;
    const known = last.get(registrationId) ?? event;
    const became = `became${to.charAt(0).toUpperCase()}${to.slice(1)}`;
    for (const scope of scopes(event)) add(known, became, event.period, scope);
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
  const others = [...attendanceTotals(events), ...messageTotals(events)].filter(([, count]) => count !== 0);
  return { ...totals, ...Object.fromEntries(others) };
}

/** The first time a registration comes to a status, in all time and in each month: once, however often she comes back. */
function arrivals(steps: readonly RegistrationEvent[]) {
  const counted = new Set<string>();
  return steps.flatMap((event) => {
    const { registrationId, from, to } = event.data;
    // Events of before tell nothing of it.
    if (from === to || event.data.again === undefined) return [];
    return ['all', baghdadMonth(event.occurredAt)].flatMap((period) => {
      const place = `${registrationId}|${to}|${period}`;
      if (counted.has(place)) return [];
      counted.add(place);
      return [{ ...event, period }];
    });
  });
}

type Others = ReadonlyMap<string, number>;

/** Of each person at each session the mark that stands, and of each session whether it stands as held. */
function attendanceTotals(events: readonly DiwanEvent[]): Others {
  const totals = new Map<string, number>();
  const inOrder = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const marks = inOrder.filter((event) => event.type === 'attendance.recorded');
  const standing = new Map(marks.map((event) => [`${event.data.sessionId} ${event.data.personId}`, event]));
  for (const event of standing.values()) {
    const { to, group, gender, ageBand, startsAt } = event.data;
    const measure = {
      present: 'participations',
      late: 'participations',
      absent: 'noShows',
      excused: 'excused',
    }[to];
    for (const scope of scopes(event)) {
      for (const period of ['all', baghdadMonth(startsAt)])
        increase(totals, [scope, period, measure, group, gender, ageBand].join('|'));
    }
  }
  const told = inOrder.filter((event) => event.type === 'session.held' || event.type === 'session.unheld');
  for (const event of new Map(told.map((each) => [each.data.sessionId, each])).values()) {
    if (event.type === 'session.unheld') continue;
    for (const scope of scopes(event)) {
      for (const period of ['all', baghdadMonth(event.data.startsAt)])
        increase(totals, [scope, period, 'sessionsHeld'].join('|'));
    }
  }
  return totals;
}

/** Each message by what became of it, in the month that was told; and what each sending cost. */
function messageTotals(events: readonly DiwanEvent[]): Others {
  const totals = new Map<string, number>();
  for (const event of new Map(events.map((each) => [each.id, each])).values()) {
    if (!isMessageEvent(event)) continue;
    const { activityId, kind, broadcastId, segments, cost } = event.data;
    const at = [
      'all',
      ...(event.centre === null ? [] : [`centre:${event.centre}`]),
      ...(kind === undefined ? [] : [`kind:${kind}`]),
      ...(activityId === undefined ? [] : [`activity:${activityId}`]),
      ...(broadcastId === undefined ? [] : [`broadcast:${broadcastId}`]),
    ].flatMap((scope) => [`${scope}|all`, `${scope}|${baghdadMonth(event.occurredAt)}`]);
    const { type, data } = event;
    const told: readonly (readonly [string, number])[] = [
      ['messagesSent', type === 'message.sent' && data.attempt === 1 ? 1 : 0],
      ['messagesDelivered', type === 'message.delivered' ? 1 : 0],
      ['messagesFailed', type === 'message.failed' ? 1 : 0],
      ['messagesFailed', type === 'message.delivered' && data.from === 'failed' ? -1 : 0],
      ['messagesDropped', type === 'message.dropped' ? 1 : 0],
      ['messagesOptedOut', type === 'message.dropped' && /^(stopped|opted-out)$/.test(data.reason) ? 1 : 0],
      ['segments', type === 'message.sent' ? segments : 0],
      ['cost', type === 'message.sent' ? cost : 0],
    ];
    for (const place of at) for (const [measure, by] of told) increase(totals, `${place}|${measure}`, by);
  }
  return totals;
}

const isMessageEvent = (event: DiwanEvent): event is MessageEvent => event.type.startsWith('message.');

const increase = (totals: Map<string, number>, cell: string, by = 1) =>
  totals.set(cell, (totals.get(cell) ?? 0) + by);

/** More than the number of children. */
const isNewDescription = (event: RegistrationEvent): boolean => {
  if (event.type !== 'registration.described') return false;
  const { before, gender, ageBand, group } = event.data;
  return before.gender !== gender || before.ageBand !== ageBand || before.group !== group;
};

const scopes = ({
  centre,
  data,
}: RegistrationEvent | EventOf<'attendance.recorded' | 'session.held' | 'session.unheld'>) => [
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
  C: 'becameConfirmed',
  W: 'becameWaitlisted',
  O: 'becameOffered',
  X: 'becameCancelled',
  E: 'becameExpired',
  F: 'becameCompleted',
  D: 'becameDropped',
  r: 'reached',
  p: 'participations',
  n: 'noShows',
  u: 'excused',
};
const numbers: Readonly<Record<string, string>> = {
  h: 'sessionsHeld',
  s: 'messagesSent',
  d: 'messagesDelivered',
  f: 'messagesFailed',
  x: 'messagesDropped',
  o: 'messagesOptedOut',
  g: 'segments',
  c: 'cost',
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

/** The generation of counters that is read. */
export const liveIn = (items: readonly Keyed[]): number =>
  Number(items.find(({ pk }) => pk === keys.generationsKey.pk)?.live ?? 1);

/** What the counters in the table say: those that are read, or those of another generation. */
export function totalsIn(items: readonly Keyed[], generation = liveIn(items)): Totals {
  return Object.fromEntries(
    items
      .filter(({ pk, sk }) => pk.startsWith('COUNT#') && keys.counterIn(sk).generation === generation)
      .flatMap(({ pk, sk, ...cells }) =>
        Object.entries(cells)
          // Beside its numbers a counter says from when on some of them are counted.
          .filter(([, count]) => count !== 0 && typeof count !== 'string')
          .map(([cell, count]) => [
            [pk.slice('COUNT#'.length), keys.counterIn(sk).period, ...wordsOf(cell)].join('|'),
            Number(count),
          ]),
      ),
  );
}

/** The same of what was folded from events. */
export const inWords = (additions: Additions): Totals =>
  Object.fromEntries(
    [...additions.values()].flatMap(({ scope, period, cells }) =>
      [...cells]
        .filter(([, count]) => count !== 0)
        .map(([cell, count]) => [[scope, period, ...wordsOf(cell)].join('|'), count]),
    ),
  );

function wordsOf(cell: string): readonly (string | undefined)[] {
  if (cell.length === 1) return [numbers[cell]];
  const [measure = '', group = '', gender = '', band = ''] = cell;
  return [measures[measure], groups[group], genders[gender], ageBands[Number(band)]];
}
