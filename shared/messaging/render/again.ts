import { activityById, endOfCourse, isEnrolling, openUnderCodes } from '#shared/activities/index.ts';
import { localMonth } from '#shared/language/index.ts';
import type { Table } from '#shared/table/index.ts';
import type { Line } from '../schema.ts';

/** What is said where one cannot register again: the same without how. */
const closedOf: Readonly<Record<string, string>> = {
  'sms.cancelled': 'sms.cancelledClosed',
  'sms.declined': 'sms.declinedClosed',
  'sms.declinedFor': 'sms.declinedClosedFor',
  'sms.expired': 'sms.expiredClosed',
  'sms.offerEnded': 'sms.offerEndedClosed',
  'sms.registerAgain': 'sms.corrected',
};

/**
 * A line that ends in how to register again, as it is true when it is sent: without that where registration is closed by
 * then, or the code is another activity's. In the second case it says of which month the activity is that is meant, and so does
 * the news of a certificate, which may come late.
 */
export async function asItIsNow(table: Table, line: Line, now: Date): Promise<Line> {
  const { key, again, args } = line;
  const closed = closedOf[key];
  if (again === undefined || (closed === undefined && key !== 'sms.completed')) return line;
  const [open] = await openUnderCodes(table, [String(args.code)]);
  const isIts = open === undefined || open.activityId === again;
  if (isIts && open !== undefined && isEnrolling(open, now)) return line;
  const month = isIts ? undefined : await endedIn(table, again);
  return { ...line, key: closed ?? key, ...(month === undefined ? {} : { month }) };
}

async function endedIn(table: Table, activityId: string): Promise<string | undefined> {
  const activity = await activityById(table, activityId);
  const end = activity && endOfCourse(activity);
  return end && localMonth(end);
}
