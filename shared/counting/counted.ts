import {
  type AttendanceMark,
  type DiwanEvent,
  type EventOf,
  isRegistrationEvent,
  type MessageEvent,
  type RegistrationEvent,
  registrationStatuses,
} from '#events/index.ts';
import { became, type Cell, type Counting, cellName, type PeopleMeasure, plainName } from './cells.ts';
import { type CountedOfGrants, countingsOfGrant } from './counted-grants.ts';
import { allTime, periodsOf } from './periods.ts';

/** The facts that are counted. */
export type Counted =
  | RegistrationEvent
  | EventOf<'attendance.recorded'>
  | EventOf<'session.held'>
  | EventOf<'session.unheld'>
  | MessageEvent
  | CountedOfGrants;

/**
 * Whether an event moves any number. A mark that is put right to another of the same meaning (late, present) moves none,
 * but where the session has been moved to another month since.
 */
export function isCounted(event: DiwanEvent): event is Counted {
  switch (event.type) {
    case 'attendance.recorded':
      return marked(event.data.from) !== marked(event.data.to) || event.data.before !== undefined;
    case 'session.held':
    case 'session.unheld':
    case 'message.sent':
    case 'message.dropped':
    case 'message.delivered':
    case 'message.failed':
    case 'grant.submitted':
    case 'grant.approved':
    case 'grant.rejected':
    case 'grant.withdrawn':
    case 'grant.cancelled':
    case 'grant.payment-confirmed':
    case 'grant.closed':
    case 'grant.repayment-confirmed':
      return true;
    default:
      return isRegistrationEvent(event);
  }
}

/**
 * What an event adds. A registration is counted in the month it was first made, in one status at a time: each step takes
 * one from the status before and adds one to the status after, so that leaving and coming back moves no total, and the
 * months sum to the whole; and, beside that, in the month in which it came to each status (`arrivals`). What is learned of
 * a person later takes her from where she was counted before. Attendance is
 * counted in the month of the session, moved or not, as the person was known at the first mark; a message in the month of
 * its news; a grant as `counted-grants.ts` says.
 */
export function countingsOf(event: Counted): readonly Counting[] {
  switch (event.type) {
    case 'attendance.recorded': {
      const { startsAt, before } = event.data;
      const [from, to] = [marked(event.data.from), marked(event.data.to)];
      const left = from && { ...event.data, measure: from };
      const came = to && { ...event.data, measure: to };
      const periods = periodsOf(startsAt);
      if (before === undefined) return [{ family: 'attendance', periods, adds: moves(left, came) }];
      return [
        { family: 'attendance', periods: periodsOf(before.startsAt), adds: moves(left, undefined) },
        { family: 'attendance', periods, adds: moves(undefined, came) },
      ];
    }
    case 'session.held':
    case 'session.unheld': {
      const by = event.type === 'session.held' ? 1 : -1;
      const periods = periodsOf(event.data.startsAt);
      return [{ family: 'attendance', periods, adds: [[plainName.sessionsHeld, by]] }];
    }
    case 'message.sent':
    case 'message.dropped':
    case 'message.delivered':
    case 'message.failed':
      return [{ family: 'messages', periods: periodsOf(event.occurredAt), adds: addedByMessage(event) }];
    case 'grant.submitted':
    case 'grant.approved':
    case 'grant.rejected':
    case 'grant.withdrawn':
    case 'grant.cancelled':
    case 'grant.payment-confirmed':
    case 'grant.closed':
    case 'grant.repayment-confirmed':
      return countingsOfGrant(event);
    default: {
      const { from, to, registeredAt } = event.data;
      const before = event.type === 'registration.described' ? event.data.before : event.data;
      const left = from === null ? undefined : { ...event.data, ...before, measure: from };
      const adds = moves(left, { ...event.data, measure: to });
      return [{ family: 'registrations', periods: periodsOf(registeredAt), adds }, ...arrivals(event)];
    }
  }
}

/**
 * What an event adds to how many came to a status: one in the month in which it happened, once a month and registration
 * however often she leaves and comes back, and one in all time. It stays there, whatever follows; only who is described
 * otherwise is counted as she is described, wherever she was counted. Events of before tell nothing of it and add nothing,
 * when they are counted and when they are counted again.
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

/** Whether an event is counted in the month in which a status was come to: those of before are not. */
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

/** The reasons why a message is dropped that mean: the phone asked for no more. To us, or to the network. */
const saysStop: ReadonlySet<string> = new Set(['stopped', 'opted-out']);

/** A message is counted once, each sending of it costs; what was told to have failed and arrived after all, arrived. */
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
        // What went along in another text was told.
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
