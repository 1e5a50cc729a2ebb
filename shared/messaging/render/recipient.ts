import { activityById, endOfCourse, isEnrolling, openUnderCodes } from '#shared/activities/index.ts';
import { localMonth } from '#shared/language/index.ts';
import { focalPointById, peopleById, personById } from '#shared/people/index.ts';
import { positionOf } from '#shared/registration/index.ts';
import type { Table } from '#shared/table/index.ts';

import type { Line, Message } from '../schema.ts';

/** A line with the name it speaks of, where one is known. */
export type NamedLine = Line & { readonly name: string | null };

/** The recipient of a message, and its lines as far as they can still be said. */
export type Addressee = {
  /** E.164. */
  readonly phone: string;
  readonly lines: readonly NamedLine[];
  /** Someone else registered her from that phone: texts speak of her by her name. */
  readonly forAnother?: true | undefined;
};

/** Why a message has no recipient, or nothing left to say. */
export type Pointless = 'erased' | 'no-one' | 'outdated';

/**
 * The phone a message goes to, and its lines completed. `erased`: the person it is about is no longer known.
 * `no-one`: the copy for a focal point who is one no longer, or would not know which person is meant.
 * `outdated`: its news is over.
 */
export async function addresseeOf(table: Table, message: Message, now: Date): Promise<Addressee | Pointless> {
  if ('phone' in message) return spoken(message.phone, await linesOf(table, message, null, now));
  const { personId, focalPointId } = message;
  const [person, focalPoint] = await Promise.all([
    personById(table, personId),
    focalPointId === undefined ? undefined : focalPointById(table, focalPointId),
  ]);
  if (person === undefined) return 'erased';
  if (focalPointId === undefined)
    return spoken(person.phone, await linesOf(table, message, person.name, now), person.forAnother);
  if (focalPoint === undefined || person.name === null) return 'no-one';
  return spoken(focalPoint.phone, await linesOf(table, message, person.name, now));
}

const spoken = (phone: string, { lines, leftOut }: Said, forAnother?: true): Addressee | Pointless =>
  lines.length === 0 ? leftOut : { phone, lines, forAnother };

/** The person and the activity of a message, where it has them. */
type Whose = { readonly personId?: string; readonly activityId?: string };

/** The lines that can be said, and why others cannot. */
type Said = { readonly lines: readonly NamedLine[]; readonly leftOut: 'erased' | 'outdated' };

/**
 * A line about another person gets her name, and is left out when she is erased or has told none. A line with
 * a position in line gets the present one, and is left out when she no longer waits. How to register again is
 * left out when registering is impossible.
 */
export async function linesOf(
  table: Table,
  message: Pick<Message, 'lines'> & Whose,
  name: string | null,
  now: Date,
): Promise<Said> {
  const told = await Promise.all(
    message.lines.map((line) => asItIs(table, line, waiterOf(line, message), now)),
  );
  const lines = told.flatMap((line) => line ?? []);
  const named = await withNames(table, lines, name);
  return { lines: named, leftOut: lines.length === 0 ? 'outdated' : 'erased' };
}

/**
 * The person whose position a line tells. While one release replaces another, the `notify` of the one before
 * may have worded an event of this one, which has no position: it says who waits in the message alone.
 */
function waiterOf({ key, args, waits }: Line, { personId, activityId }: Whose): Line['waits'] {
  if (waits !== undefined || key !== 'sms.waitlisted' || args.position !== undefined) return waits;
  return personId === undefined || activityId === undefined ? undefined : { activityId, personId };
}

async function asItIs(table: Table, line: Line, waits: Line['waits'], now: Date): Promise<Line | undefined> {
  if (waits === undefined) return asItIsNow(table, line, now);
  const position = await positionOf(table, waits);
  return position === null ? undefined : { ...line, args: { ...line.args, position } };
}

async function withNames(
  table: Table,
  lines: readonly Line[],
  name: string | null,
): Promise<readonly NamedLine[]> {
  const ids = lines.flatMap(({ personId }) => personId ?? []);
  const people = ids.length === 0 ? [] : await peopleById(table, ids);
  return lines.flatMap((line) => {
    if (line.personId === undefined) return [{ ...line, name }];
    const person = people.find(({ personId }) => personId === line.personId);
    return person === undefined || person.name === null ? [] : [{ ...line, name: person.name }];
  });
}

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
async function asItIsNow(table: Table, line: Line, now: Date): Promise<Line> {
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
