import { isEnrolling, openUnderCodes } from '../activities/index.ts';
import type { Table } from '../table/index.ts';
import type { Line } from './schema.ts';

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
 * then, or the code is another activity's.
 */
export async function whileOpen(table: Table, line: Line, now: Date): Promise<Line> {
  const { key, again, args } = line;
  const closed = closedOf[key];
  if (again === undefined || closed === undefined) return line;
  const [open] = await openUnderCodes(table, [String(args.code)]);
  const isOpen = open?.activityId === again && isEnrolling(open, now);
  return isOpen ? line : { ...line, key: closed };
}
