import type { RegistrationStatus } from '../../events/index.ts';
import { sessionById } from '../activities/index.ts';
import { registrationOf } from '../registration/index.ts';
import type { Table } from '../table/index.ts';
import type { Line, Message } from './schema.ts';

/** How her registration stands while a text about it is true. */
const trueWhile: Readonly<Record<string, readonly RegistrationStatus[]>> = {
  'sms.confirmed': ['confirmed', 'completed', 'dropped'],
  'sms.placed': ['confirmed', 'completed', 'dropped'],
  'sms.waitlisted': ['waitlisted'],
  'sms.offered': ['offered'],
  'sms.cancelled': ['cancelled'],
  'sms.declined': ['cancelled'],
  'sms.expired': ['expired'],
  'sms.completed': ['completed'],
};

/** What a message has to say now, and until when; `undefined` when it is not true any more. */
export type TrueNow = Pick<Message, 'lines' | 'notAfter'> | undefined;

/**
 * Looks again at what a message tells that has waited: what has moved on since is told by what is so now, which has a
 * message of its own. An offer says until when it stands by now.
 */
export async function trueNow(table: Table, message: Message, now: Date): Promise<TrueNow> {
  const [line] = message.lines;
  if (line === undefined) return undefined;
  const { activityId, sessionId, notAfter } = message;
  if (sessionId !== undefined && activityId !== undefined) {
    const session = await sessionById(table, activityId, sessionId);
    const isCancelled = line.key === 'sms.sessionCancelled';
    const isSo = isCancelled
      ? session?.status === 'cancelled'
      : session?.status === 'planned' && session.start === line.args.start;
    return isSo ? inTime({ lines: message.lines, ...until(notAfter) }, now) : undefined;
  }
  const statuses = trueWhile[line.key];
  if (statuses === undefined || activityId === undefined || !('personId' in message))
    return inTime({ lines: message.lines, ...until(notAfter) }, now);
  const registration = await registrationOf(table, activityId, message.personId);
  if (registration === undefined || !statuses.includes(registration.status)) return undefined;
  if (line.key !== 'sms.offered' || registration.deadline === undefined)
    return inTime({ lines: message.lines, ...until(notAfter) }, now);
  const { deadline } = registration;
  const lines = message.lines.map(
    (each): Line => (each.key === 'sms.offered' ? { ...each, args: { ...each.args, deadline } } : each),
  );
  return inTime({ lines, notAfter: deadline }, now);
}

const until = (notAfter: string | undefined) => (notAfter === undefined ? {} : { notAfter });
const inTime = (told: NonNullable<TrueNow>, now: Date): TrueNow =>
  told.notAfter !== undefined && told.notAfter <= now.toISOString() ? undefined : told;
