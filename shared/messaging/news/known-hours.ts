import { activityById, hourAt, type Session, sessionById } from '#shared/activities/index.ts';
import { callsIdOf, concernById } from '#shared/concerns/index.ts';
import { localDate, localTime } from '#shared/language/index.ts';
import { phoneOf } from '#shared/people/index.ts';
import { registrationOf } from '#shared/registration/index.ts';
import { keys, type Table } from '#shared/table/index.ts';
import { alongWith, messagesSince } from '../outbox/outbox.ts';
import type { Line, Message } from '../schema.ts';

/** An hour that was told for a session (`null`: called off), and when it was told. UTC ISO. */
type Told = { readonly start: string | null; readonly at: string };

/** The person a session's text is for; those who share her phone read it too. */
type Whom = { readonly personId: string; readonly phone: string };

/** How long before a session was moved a text about it may have been made; milliseconds. */
const madeBefore = 2 * 24 * 3_600_000;

/**
 * The hour at which a person believes a session begins, moved since or not (`null`: she knows it is called
 * off). Taken from the last text that went out to her phone, or the last call; else the hour that stood when
 * she got her place.
 */
export async function hourKnownTo(table: Table, session: Session, whom: Whom): Promise<string | null> {
  const [registration, texts, concern] = await Promise.all([
    registrationOf(table, session.activityId, whom.personId),
    textsSince(table, whom, session.was?.[0]?.until ?? session.start),
    concernById(table, callsIdOf(session.sessionId)),
  ]);
  const asStood = (at: string): Told => ({ at, start: hourAt(session, at) });
  const since = registration?.toldAt ?? registration?.confirmedAt ?? registration?.registeredAt ?? '';
  const called = (concern?.calls ?? []).find(({ personId }) => personId === whom.personId);
  const told = [
    asStood(since),
    ...[called?.calledAt, called?.calledBefore].flatMap((at) => (at === undefined ? [] : [asStood(at)])),
    ...texts.flatMap(({ message, at }) => {
      const start = toldBy(message, session);
      return start === undefined ? [] : [{ start, at }];
    }),
  ];
  return told.reduce((last, each) => (each.at >= last.at ? each : last)).start;
}

/**
 * The texts that went out to a phone since an instant, and when; one taken along has the time of its carrier.
 */
async function textsSince(
  table: Table,
  { personId, phone }: Whom,
  since: string,
): Promise<readonly { readonly message: Message; readonly at: string }[]> {
  const from = new Date(Date.parse(since) - madeBefore);
  const { people } = await phoneOf(table, phone);
  const ids = new Set([personId, ...people.map((person) => person.personId)]);
  const [replies, ...others] = await Promise.all([
    table.query<Message>(keys.repliesTo(phone)).then(({ items }) => items),
    ...[...ids].map((id) => messagesSince(table, id, from)),
  ]);
  const messages = [...(replies ?? []), ...others.flat()];
  const carriers = await alongWith(
    table,
    messages.flatMap(({ foldedInto }) => foldedInto ?? []),
  );
  const wentOut = (message: Message | undefined): string | undefined =>
    message?.state === 'sent' && message.outcome !== 'failed' ? message.sentAt : undefined;
  return messages.flatMap((message) => {
    if ('personId' in message && message.focalPointId !== undefined) return [];
    const carrier = carriers.find(({ messageId }) => messageId === message.foldedInto);
    const at = wentOut(message) ?? wentOut(carrier);
    return at === undefined ? [] : [{ message, at }];
  });
}

/** The hour of a session that a message tells; `undefined` where the message tells of another session. */
function toldBy({ lines, sessionId }: Message, session: Session): string | null | undefined {
  const hours = [...(session.was ?? []).map(({ start }) => start), session.start];
  for (const { key, args, of } of lines) {
    const its = of?.find((each) => each.sessionId === session.sessionId);
    if (its !== undefined) return its.start;
    if (sessionId === session.sessionId && key === 'sms.sessionCancelled') return null;
    const isOfIt = sessionId === session.sessionId || args.code === session.code;
    if (isOfIt && typeof args.start === 'string' && hours.includes(args.start)) return args.start;
    // A message about two sessions of one day tells the second here.
    const second = args.other === session.code ? args.time : undefined;
    const hour = hours.find((each) => localTime(each) === second);
    if (hour !== undefined) return hour;
  }
  return undefined;
}

/** The text for a change of anything but a session's hour. */
const roomOrEnd = 'sms.sessionChanged';

type Of = NonNullable<Line['of']>[number];
/** A session that a line tells of, and the hour at which she knows it. */
type Known = Of & { readonly session: Session; readonly known: string | null };

/**
 * Lines about sessions, rewritten to what is news to her: the old hour becomes the one she knows, however
 * often the session was moved in between; a session that is where she knows it is left out. Reads nothing
 * when the session was moved once and the text has not `waited`.
 */
export async function asNewsToHer(
  table: Table,
  lines: readonly Line[],
  whom: () => Promise<Whom | undefined>,
  now: Date,
  waited: boolean,
): Promise<readonly Line[]> {
  const isToBeLookedAt = ({ of = [] }: Line) => of.some(({ movedBefore }) => waited || movedBefore === true);
  if (!lines.some(isToBeLookedAt)) return lines;
  const her = await whom();
  if (her === undefined) return lines;
  const known = new Map<string, Promise<Known | undefined>>();
  const lookAt = (of: Of, key: string): Promise<Known | undefined> => {
    const begun = known.get(of.sessionId) ?? knownOf(table, of, her, !waited && key !== roomOrEnd);
    known.set(of.sessionId, begun);
    return begun;
  };
  const told: Line[] = [];
  for (const line of lines) {
    if (line.of === undefined || !isToBeLookedAt(line)) told.push(line);
    else {
      const found = await Promise.all(line.of.map((of) => lookAt(of, line.key)));
      told.push(...(await saidOf(table, line, found, now)));
    }
  }
  return told.some(({ of }) => of !== undefined) ? told : [];
}

/** `once`: with a single move, the person told of it knows the hour before it. */
async function knownOf(table: Table, of: Of, whom: Whom, once: boolean): Promise<Known | undefined> {
  const session = await sessionById(table, of.activityId, of.sessionId);
  if (session === undefined) return undefined;
  const { was = [], start } = session;
  // A session never moved is called off or goes on at its only hour.
  const isPlain = was.length === 0 || (was.length === 1 && of.start !== null && once);
  if (isPlain) return { ...of, session, known: was[0]?.start ?? start };
  return { ...of, session, known: await hourKnownTo(table, session, whom) };
}

/** A line reduced to the sessions that are news to her; none when none is. */
async function saidOf(
  table: Table,
  line: Line,
  found: readonly (Known | undefined)[],
  now: Date,
): Promise<readonly Line[]> {
  const all = found.flatMap((each) => each ?? []);
  if (all.length < found.length) return [line];
  const isNews = await Promise.all(all.map((each) => isNewsToHer(table, each, now)));
  const news = all.filter((_, position) => isNews[position]);
  const [first] = news;
  if (line.key === roomOrEnd) return [changed(line, all)];
  if (first === undefined) return [];
  const { args } = line;
  const of = line.of?.filter(({ sessionId }) => news.some((each) => each.sessionId === sessionId));
  const days = news.map(({ known, session }) => localDate(known ?? session.start)).toSorted();
  const [from, to] = [days[0] ?? '', days.at(-1) ?? ''];
  switch (line.key) {
    case 'sms.sessionMoved':
      return [{ ...line, args: { ...args, before: first.known ?? String(args.before) } }];
    case 'sms.sessionCancelled':
      return [{ ...line, args: { ...args, start: first.known ?? String(args.start) } }];
    case 'sms.newTime':
      return [{ ...line, args: { ...args, first: from } }];
    case 'sms.dayOff':
    case 'sms.daysOff': {
      const codes = [...new Set(news.map(({ session }) => session.code))].join(', ');
      const centre = args.centre ?? '';
      return from === to
        ? [{ ...line, key: 'sms.dayOff', args: { codes, centre, first: from }, ...(of && { of }) }]
        : [
            {
              ...line,
              key: 'sms.daysOff',
              args: { codes, centre, first: from, last: to },
              ...(of && { of }),
            },
          ];
    }
    default:
      return [{ ...line, ...(of && { of }) }];
  }
}

/** A new room or end; a person who does not know the new hour either is told the hour instead. */
function changed(line: Line, [its]: readonly Known[]): Line {
  if (its === undefined || its.known === null || its.known === its.start) return line;
  return { ...line, key: 'sms.sessionMoved', args: { ...line.args, before: its.known } };
}

/**
 * True when she knows another hour for the session. For one called off: while the hour she knows lies ahead,
 * and no other session of the activity was put there.
 */
async function isNewsToHer(table: Table, { start, known, session }: Known, now: Date): Promise<boolean> {
  if (start !== null) return known !== start;
  if (known === null || known <= now.toISOString()) return false;
  const activity = await activityById(table, session.activityId);
  return activity?.sessions.every((other) => other.start !== known) ?? true;
}
