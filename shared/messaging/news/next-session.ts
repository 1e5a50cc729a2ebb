import { type Activity, activityById, isOver, nextSession, sessionsOver } from '#shared/activities/index.ts';
import type { Table } from '#shared/table/index.ts';
import type { Line, Message } from '../schema.ts';

/**
 * Texts that tell of a place: with its next session, and in a course that has begun how much of it is over.
 */
const tellsOfPlace: ReadonlySet<string> = new Set([
  ...['sms.confirmed', 'sms.placed', 'sms.offered'].flatMap((key) => [key, `${key}Children`]),
  'sms.statusLine.confirmed',
]);
/** The text that asks whether she stays; never sent for a course that is over. */
const asksToStay = 'sms.absences';
const inItsSegment = 'Children';
const plain = (key: string): string =>
  key.endsWith(inItsSegment) ? key.slice(0, -inItsSegment.length) : key;

/**
 * News of a place as said at `now`, when it arrives (domain.md rule 15): with the next session, and in a
 * course that has begun with how many sessions are over. Of a course that is over nothing is said, nor is she
 * asked whether she stays: sheets may come late. Reads the timetable only where that can be so: the first
 * session has begun, a place is offered, she stayed away, or the text `hasWaited`.
 */
export async function withNextSession(
  table: Table,
  lines: readonly Line[],
  message: Pick<Message, 'activityId'>,
  now: Date,
  hasWaited: boolean,
): Promise<readonly Line[]> {
  const isToBeRead = ({ key, args: { start = '' } }: Line) =>
    key === asksToStay || (tellsOfPlace.has(key) && (hasWaited || start <= now.toISOString()));
  const activityId = message.activityId ?? lines.find((line) => line.activityId !== undefined)?.activityId;
  if (activityId === undefined || !lines.some(isToBeRead)) return lines;
  const activity = await activityById(table, activityId);
  if (activity === undefined) return lines;
  if (isOver(activity, now)) return [];
  return lines.flatMap((line) =>
    tellsOfPlace.has(line.key) ? saidNow(line, activity, now, hasWaited) : [line],
  );
}

function saidNow(line: Line, activity: Activity, now: Date, hasWaited: boolean): readonly Line[] {
  const { code, centre } = activity;
  // A text of the night arrives too late for a session that begins at that instant.
  const toCome = activity.sessions.find(({ start }) => start > now.toISOString());
  const next = (hasWaited ? toCome : undefined) ?? nextSession(activity, now);
  const isOffer = line.args.deadline !== undefined;
  if (next === undefined)
    return isOffer ? [line] : [{ ...line, key: 'sms.statusLine.undated', args: { code, centre } }];
  const { count, ...args } = line.args;
  const over = sessionsOver(activity, now);
  const times = isOffer ? {} : { start: next.start };
  if (over === 0 || line.key.startsWith('sms.statusLine.'))
    return [{ ...line, args: { ...line.args, ...times } }];
  const key = `${plain(line.key)}Late`;
  const late = { ...line, key, args: { ...args, ...times, over, sessions: activity.sessions.length } };
  return count === undefined ? [late] : [late, { key: 'sms.childcareSet', args: { code, count } }];
}
