import {
  type AttendanceMark,
  type DiwanEvent,
  type EventOf,
  isMessageEvent,
  isRegistrationEvent,
  type MessageEvent,
  type RegistrationEvent,
  registrationStatuses,
} from '#events/index.ts';
import { became, type Cell, type Counting, cellName, type PeopleMeasure, plainName } from './cells.ts';
import { type CountedOfGrants, countingsOfGrant, isCountedOfGrants } from './counted-grants.ts';
import { allTime, periodsOf } from './periods.ts';

/** The events that may change a number. */
export type Counted =
  | RegistrationEvent
  | EventOf<'attendance.recorded'>
  | EventOf<'session.held'>
  | EventOf<'session.unheld'>
  | MessageEvent
  | CountedOfGrants;

/**
 * Whether an event changes any number. Correcting a mark to one of the same meaning (late, present) changes
 * none, unless the session has moved to another month since.
 */
export function isCounted(event: DiwanEvent): event is Counted {
  if (event.type === 'attendance.recorded')
    return marked(event.data.from) !== marked(event.data.to) || event.data.before !== undefined;
  return isHeld(event) || isMessageEvent(event) || isCountedOfGrants(event) || isRegistrationEvent(event);
}

/** Whether a session became held, or is held no more. */
const isHeld = (event: DiwanEvent): event is EventOf<'session.held' | 'session.unheld'> =>
  event.type === 'session.held' || event.type === 'session.unheld';

/**
 * The numbers an event adds. A registration is counted in the month it was first made, in one status at a
 * time: each step subtracts one from the status before and adds one to the status after, so that leaving and
 * coming back changes no total, and the months sum to the whole; and besides, in the month it reached each
 * status (`arrivals`). Details learned of a person later move her to another cell. Attendance is counted in
 * the month of the session, moved or not, by the person's details at the first mark; a message in the month
 * of its news; a grant as `counted-grants.ts` says.
 */
export function countingsOf(event: Counted): readonly Counting[] {
  if (event.type === 'attendance.recorded') return countingsOfMark(event);
  if (isHeld(event)) {
    const by = event.type === 'session.held' ? 1 : -1;
    const periods = periodsOf(event.data.startsAt);
    return [{ family: 'attendance', periods, adds: [[plainName.sessionsHeld, by]] }];
  }
  if (isMessageEvent(event))
    return [{ family: 'messages', periods: periodsOf(event.occurredAt), adds: addedByMessage(event) }];
  if (isCountedOfGrants(event)) return countingsOfGrant(event);
  const { from, to, registeredAt } = event.data;
  const before = event.type === 'registration.described' ? event.data.before : event.data;
  const left = from === null ? undefined : { ...event.data, ...before, measure: from };
  const adds = moves(left, { ...event.data, measure: to });
  return [{ family: 'registrations', periods: periodsOf(registeredAt), adds }, ...arrivals(event)];
}

function countingsOfMark({ data }: EventOf<'attendance.recorded'>): readonly Counting[] {
  const { startsAt, before } = data;
  const [from, to] = [marked(data.from), marked(data.to)];
  const left = from && { ...data, measure: from };
  const came = to && { ...data, measure: to };
  const periods = periodsOf(startsAt);
  if (before === undefined) return [{ family: 'attendance', periods, adds: moves(left, came) }];
  return [
    { family: 'attendance', periods: periodsOf(before.startsAt), adds: moves(left, undefined) },
    { family: 'attendance', periods, adds: moves(undefined, came) },
  ];
}

/**
 * The numbers an event adds to the arrivals at a status: one in the month it happened, once for each month
 * and registration however often she leaves and comes back, and one in all time. Never taken back; only new
 * details of a person move her to another cell. Events from before arrivals were recorded add nothing, now or
 * in a recount.
 */
function arrivals(event: RegistrationEvent): readonly Counting[] {
  const { from, to, again, ...told } = event.data;
  const family = 'registrations';
  if (event.type === 'registration.described') {
    const { before, statusMonths = {} } = event.data;
    return registrationStatuses.flatMap((status) => {
      const months = statusMonths[status];
      if (months === undefined) return [];
      const measure = became[status];
      const adds = moves({ ...told, ...before, measure }, { ...told, measure });
      return [{ family, periods: [allTime, ...months], adds }];
    });
  }
  if (from === to || again === undefined || again === 'this-month') return [];
  const [, month = ''] = periodsOf(event.occurredAt);
  const periods = again === 'earlier' ? [month] : [allTime, month];
  return [{ family, periods, adds: moves(undefined, { ...told, measure: became[to] }) }];
}

/** Whether an event counts as an arrival at a status: older events, which do not record it, do not. */
export const isArrival = (event: Counted): boolean =>
  isRegistrationEvent(event) && event.data.again !== undefined;

const moves = (from: Cell | undefined, to: Cell | undefined): Counting['adds'] => [
  ...(from === undefined ? [] : [[cellName(from), -1] as const]),
  ...(to === undefined ? [] : [[cellName(to), 1] as const]),
];

function marked(mark: AttendanceMark | null): PeopleMeasure | undefined {
  switch (mark) {
    case 'present':
    case 'late':
      return 'participations';
    case 'absent':
      return 'noShows';
    case 'excused':
      return 'excused';
    case null:
      return undefined;
  }
}

/** The drop reasons that mean the phone asked for no more messages, from us or the network. */
const saysStop: ReadonlySet<string> = new Set(['stopped', 'opted-out']);

/**
 * A message is counted once, but each sending adds its cost; one reported as failed that arrived after all
 * counts as arrived.
 */
function addedByMessage(event: MessageEvent): Counting['adds'] {
  switch (event.type) {
    case 'message.sent':
      return [
        [plainName.messagesSent, event.data.attempt === 1 ? 1 : 0],
        [plainName.segments, event.data.segments],
        [plainName.cost, event.data.cost],
      ];
    case 'message.dropped':
      return [
        // A message taken along in another text was told, not dropped.
        [plainName.messagesDropped, event.data.reason === 'folded' ? 0 : 1],
        [plainName.messagesOptedOut, saysStop.has(event.data.reason) ? 1 : 0],
      ];
    case 'message.delivered':
      return [
        [plainName.messagesDelivered, 1],
        [plainName.messagesFailed, event.data.from === 'failed' ? -1 : 0],
      ];
    case 'message.failed':
      return [[plainName.messagesFailed, 1]];
  }
}
