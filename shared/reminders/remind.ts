import { type Session, sessionById, sessionsOf } from '#shared/activities/index.ts';
import { attendanceAt, knownSince, saidOf } from '#shared/attendance/index.ts';
import { localDate } from '#shared/language/index.ts';
import { type FanOutQueue, type Limits, pushPage } from '#shared/messaging/index.ts';
import { reminderSettingsOf } from '#shared/people/index.ts';
import { registrationsFor, type ToTell } from '#shared/registration/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import type { SessionOfDay } from './covering.ts';
import { sessionsThatDay } from './day.ts';
import { firingName, noteReminded, plannedFor, replacedAtOf } from './firings.ts';
import { type Excuses, outdatedFor, remindersOf } from './messages.ts';
import { rosterWithPeople } from './roster.ts';
import type { ReminderTimes, Reminding } from './schema.ts';

/** The settings of reminding and telling. */
export type ReminderSettings = {
  readonly times: ReminderTimes;
  readonly limits: Limits;
  /** How many registrations are on a page of a roster. Default 400. */
  readonly pageLength?: number;
  /** How many pages one run handles. Default 5. */
  readonly pagesAtOnce?: number;
};

/** The result of reminding: how many messages, and the next run, if any. */
export type Reminded = { readonly messages: number; readonly next: Reminding | undefined };

const nothing: Reminded = { messages: 0, next: undefined };

/**
 * How many pages one run handles before it leaves the rest to another; the next is read while one is sent.
 */
const pagesAtOnce = 5;

/**
 * Reminds the people of some pages of a session's roster as it is now. Does nothing when the session is gone,
 * cancelled, moved or begun: a move has set other schedules; nor when its whole roster was reminded before, which
 * it notes on the session: a page is charged when it is made, wanted or not. Running a page again makes the same
 * messages.
 */
export async function remind(
  context: Context,
  queue: FanOutQueue,
  settings: ReminderSettings,
  reminding: Reminding,
): Promise<Reminded> {
  const { table, now: clock } = context;
  const { activityId, sessionId, startsAt, lead, at, since, after } = reminding;
  const session = await sessionById(table, activityId, sessionId);
  if (session?.status !== 'planned' || session.start !== startsAt) return nothing;
  if (after === undefined && session.reminded?.has(firingName(startsAt, { lead }))) return nothing;
  const replacedAt = replacedAtOf(session, settings.times, at) ?? startsAt;
  const firing = { lead, at, ...(since === undefined ? {} : { since }) };
  if (outdatedFor({ firing, start: startsAt }, replacedAt, undefined) <= clock().toISOString())
    return nothing;

  const { centre } = session;
  const read = (behind: string | undefined) =>
    begun(readPage(table, activityId, behind, settings.pageLength));
  let reading = read(after);
  const [ofDay, own] = await Promise.all([sessionsThatDay(table, session), excusesFrom(table, session)]);
  const excuses = new Map([[sessionId, own]]);
  const sameDay = [session, ...ofDay.filter((other) => other.sessionId !== sessionId)];
  const told = sameDay.flatMap((each) => toldWith(each, settings.times, lead));
  const previous = new Map<string, string | undefined>();
  const day = { centre, replacedAt, excuses };

  let messages = 0;
  for (let pages = 1; ; pages++) {
    const { next, roster, people, settings: wanted } = await reading;
    const isEnough = next === undefined || pages >= (settings.pagesAtOnce ?? pagesAtOnce);
    if (!isEnough) reading = read(next);
    const elsewhere = await placesIn(table, told, activityId, roster);
    await learnExcuses(table, excuses, told, [...elsewhere, ...roster]);
    if ([...wanted.values()].includes('fewer'))
      await learnPrevious(table, previous, told, [...elsewhere, ...roster]);
    const rhythm = <Each extends { readonly sessionId: string }>(each: Each) => ({
      ...each,
      previous: previous.get(each.sessionId),
    });
    const own = { ...namesOf(session), ...plannedFor(session, settings.times), firing };
    const { own: texts, others: shared } = remindersOf(
      {
        ...day,
        ...{ session: rhythm(own), ofDay: told.map(rhythm) },
        ...{ roster, people, settings: wanted, elsewhere },
      },
      clock(),
    );
    await pushPage(context, queue, settings.limits, texts, shared);
    messages += texts.length + shared.length;
    if (!isEnough) continue;
    if (next !== undefined) return { messages, next: { ...reminding, after: next } };
    await noteReminded(table, reminding);
    return { messages, next: undefined };
  }
}

/** Starts work that may fail before anyone awaits it; the failure reaches the later `await`. */
function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** A page of a roster, and the reminder settings of its phones. */
async function readPage(table: Table, activityId: string, behind: string | undefined, limit?: number) {
  const page = await rosterWithPeople(table, activityId, ['confirmed'], behind, limit);
  const settings = await reminderSettingsOf(
    table,
    page.people.map(({ phone }) => phone),
  );
  return { ...page, settings };
}

/** The people who do not come that day; an excuse from before the session was moved there does not count. */
async function excusesFrom(
  table: Table,
  session: Pick<Session, 'activityId' | 'sessionId' | 'start'>,
): Promise<Excuses> {
  const day = localDate(session.start);
  const noted = await attendanceAt(table, session);
  const excused = noted.filter((each) => each.status === 'excused' && localDate(saidOf(each)) === day);
  return new Map(excused.map((each) => [each.personId, knownSince(each)]));
}

/** The same of the other sessions in whose activities someone of a page has a place; each is read once. */
async function learnExcuses(
  table: Table,
  excuses: Map<string, Excuses>,
  ofDay: readonly SessionOfDay[],
  places: readonly Pick<ToTell, 'activityId'>[],
): Promise<void> {
  const activities = new Set(places.map(({ activityId }) => activityId));
  const unknown = ofDay.filter(
    ({ activityId, sessionId }) => activities.has(activityId) && !excuses.has(sessionId),
  );
  const found = await Promise.all(unknown.map((other) => excusesFrom(table, other)));
  for (const [position, { sessionId }] of unknown.entries())
    excuses.set(sessionId, found[position] ?? new Map());
}

/**
 * When the sessions before those of the day begin, in whose activities someone of a page has a place; each
 * read once.
 */
async function learnPrevious(
  table: Table,
  previous: Map<string, string | undefined>,
  ofDay: readonly SessionOfDay[],
  places: readonly Pick<ToTell, 'activityId'>[],
): Promise<void> {
  const activities = new Set(places.map(({ activityId }) => activityId));
  const unknown = ofDay.filter(
    ({ activityId, sessionId }) => activities.has(activityId) && !previous.has(sessionId),
  );
  const found = await Promise.all(unknown.map(({ activityId }) => sessionsOf(table, activityId)));
  for (const [position, { sessionId, start }] of unknown.entries()) {
    const before = found[position]?.findLast((each) => each.status === 'planned' && each.start < start);
    previous.set(sessionId, before?.start);
  }
}

const namesOf = ({ activityId, code, sessionId, start }: Session) => ({
  activityId,
  code,
  sessionId,
  start,
});

/** A session of the day, if a schedule of this lead is set for it: leads already past then have none. */
function toldWith(session: Session, times: ReminderTimes, lead: string): readonly SessionOfDay[] {
  if (session.status !== 'planned') return [];
  const { setAt, inForce } = plannedFor(session, times);
  const firing = inForce.find((each) => each.lead === lead);
  const foundSince = setAt === '' ? '' : new Date(Date.parse(setAt) + indexBehind).toISOString();
  return firing === undefined ? [] : [{ ...namesOf(session), setAt, inForce, firing, foundSince }];
}

/** How long the index may lack a session after it was set, in milliseconds; well above the real delay. */
const indexBehind = 60_000;

/** The registrations of the people on a page for the other activities of the day. */
async function placesIn(
  table: Table,
  ofDay: readonly SessionOfDay[],
  activityId: string,
  roster: readonly ToTell[],
): Promise<readonly ToTell[]> {
  const activities = new Set(ofDay.map((other) => other.activityId).filter((id) => id !== activityId));
  const personIds = roster.map(({ personId }) => personId);
  const found = await Promise.all([...activities].map((id) => registrationsFor(table, id, personIds)));
  return found.flat();
}
