import { activityById, endOfCourse, isEnrolling, openUnderCodes } from '#shared/activities/index.ts';
import { localMonth } from '#shared/language/index.ts';
import type { Table } from '#shared/table/index.ts';
import type { Line } from '../schema.ts';

/** The text where registering again is impossible: the same without the instructions. */
const closedOf: Readonly<Record<string, string>> = {
  'sms.cancelled': 'sms.cancelledClosed',
  'sms.declined': 'sms.declinedClosed',
  'sms.declinedFor': 'sms.declinedClosedFor',
  'sms.expired': 'sms.expiredClosed',
  'sms.offerEnded': 'sms.offerEndedClosed',
  'sms.registerAgain': 'sms.corrected',
};

/**
 * A line that ends in how to register again, as true when sent: without that where registration is closed by
 * then, or the code is another activity's. In the second case the line tells the month of the activity meant;
 * so does the news of a certificate, which may come late.
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
