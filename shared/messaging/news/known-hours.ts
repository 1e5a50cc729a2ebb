import { activityById, hourAt, type Session, sessionById } from '#shared/activities/index.ts';
import { callsIdOf, concernById } from '#shared/concerns/index.ts';
import { localDate, localTime } from '#shared/language/index.ts';
import { phoneOf } from '#shared/people/index.ts';
import { registrationOf } from '#shared/registration/index.ts';
import { keys, type Table } from '#shared/table/index.ts';
import { alongWith, messagesSince } from '../outbox/outbox.ts';
import type { Line, Message } from '../schema.ts';

/** An hour of a session that was told (`null`: that it is called off), and when it was. UTC ISO. */
type Told = { readonly start: string | null; readonly at: string };

/** Whom a text of a session is for: who shares her phone reads it too. */
type Whom = { readonly personId: string; readonly phone: string };

/** A text about a session may have been made so long before the session was moved; milliseconds. */
const madeBefore = 2 * 24 * 3_600_000;

/**
 * The hour at which someone knows that a session begins, whatever it is by now (`null`: she knows that it is called off): as it
 * was told last on her phone by a text that went out, or by a call; else as it stood when she had her place.
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

/** What went out to a phone since then, and when; what went along with another, when that did. */
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

/** The hour of a session that a message tells; `undefined` where it tells of another. */
function toldBy({ lines, sessionId }: Message, session: Session): string | null | undefined {
  const hours = [...(session.was ?? []).map(({ start }) => start), session.start];
  for (const { key, args, of } of lines) {
    const its = of?.find((each) => each.sessionId === session.sessionId);
    if (its !== undefined) return its.start;
    if (sessionId === session.sessionId && key === 'sms.sessionCancelled') return null;
    const isOfIt = sessionId === session.sessionId || args.code === session.code;
    if (isOfIt && typeof args.start === 'string' && hours.includes(args.start)) return args.start;
    // The second of two sessions of a day.
    const second = args.other === session.code ? args.time : undefined;
    const hour = hours.find((each) => localTime(each) === second);
    if (hour !== undefined) return hour;
  }
  return undefined;
}

/** Tells that all but the hour of a session is another. */
const roomOrEnd = 'sms.sessionChanged';

type Of = NonNullable<Line['of']>[number];
/** A session that a line tells of, and the hour at which she knows it. */
type Known = Of & { readonly session: Session; readonly known: string | null };

/**
 * What is told of sessions, as it is news to her: in the place of the hour before stands the one that she knows, however often
 * a session was moved in between; nothing is told of one that is where she knows it to be. Nothing is read where a session
 * was moved once, and the text has not `waited`.
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

/** `once`: whom it tells of a single move knows the hour before it. */
async function knownOf(table: Table, of: Of, whom: Whom, once: boolean): Promise<Known | undefined> {
  const session = await sessionById(table, of.activityId, of.sessionId);
  if (session === undefined) return undefined;
  const { was = [], start } = session;
  // Never moved, it is the one at which it is called off or goes on.
  const isPlain = was.length === 0 || (was.length === 1 && of.start !== null && once);
  if (isPlain) return { ...of, session, known: was[0]?.start ?? start };
  return { ...of, session, known: await hourKnownTo(table, session, whom) };
}

/** A line with what is news to her of its sessions; none where nothing is. */
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

/** Another room or end; to whom does not know the hour either, that is what is told. */
function changed(line: Line, [its]: readonly Known[]): Line {
  if (its === undefined || its.known === null || its.known === its.start) return line;
  return { ...line, key: 'sms.sessionMoved', args: { ...line.args, before: its.known } };
}

/**
 * Where she knows a session to be elsewhere, or of one that is called off, that it is to be: while that lies ahead, and no
 * other session of the activity was put there.
 */
async function isNewsToHer(table: Table, { start, known, session }: Known, now: Date): Promise<boolean> {
  if (start !== null) return known !== start;
  if (known === null || known <= now.toISOString()) return false;
  const activity = await activityById(table, session.activityId);
  return activity?.sessions.every((other) => other.start !== known) ?? true;
}
