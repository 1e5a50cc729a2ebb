import type { CentreId } from '#events/index.ts';
import {
  type Activity,
  type ActivityPlace,
  activitiesOfCentre,
  activityById,
  addSessions,
  type Changed,
  type ChangeRefused,
  cancelSession,
  createActivity,
  moveSession,
  nextSession,
  type OpenActivity,
  openUnderCodes,
  type Session,
  type SessionPlace,
  type SessionTimes,
  sessionById,
  sessionsBetween,
  sessionsOf,
  sessionsOfPattern,
} from '#shared/activities/index.ts';
import { closedDaysOf, closedOn, type KeptClosedDays } from '#shared/closed-days/index.ts';
import type { Limits } from '#shared/messaging/index.ts';
import { costOfReminders } from '#shared/reminders/index.ts';
import {
  type AnnounceBody,
  type AnnouncedAnswer,
  attendanceCentres,
  type CancelBody,
  type MoveBody,
  type SessionAnswer,
  type Staff,
  type StaffRequest,
  type TimetableBody,
  timetableCentres,
} from '#shared/staff/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { type Problem, problem } from '#shared/web/index.ts';
import { withClosed } from '../closed-days/actions.ts';
import { lookAtAdded, lookAtPeople, type NotSeen, notSeenProblem } from '../untold/not-told-in-time.ts';
import { answeringTo, problemOf, type Told, toldActivity, toldOr, toldSession } from './answers.ts';

/** How many sessions a page of a centre's calendar holds. */
export const pageLength = 100;

type Which = { readonly activityId: string; readonly sessionId: string };

/** Announces an activity with its first sessions, if this login may. */
export async function announce(
  context: Context,
  staff: Staff,
  { timetable, ...command }: AnnounceBody,
  request: StaffRequest,
  limits: Pick<Limits, 'segmentPrice'>,
): Promise<AnnouncedAnswer | Problem> {
  if (!timetableCentres(staff).includes(command.centre)) return problem('forbidden', 403);
  const closedDays = await closedDaysOf(context.table, command.centre);
  const sessions = timesIn(timetable, closedDays).toSorted((a, b) => (a.start < b.start ? -1 : 1));
  const announcing = { ...command, sessions };
  const announced = await createActivity(context, announcing, authorIs(staff), answeringTo(context, request));
  if ('refused' in announced) return withoutSessions(announced, timetable) ?? problemOf(announced);
  const told = 'activityVersion' in announced ? announced : toldActivity(announced);
  const activityId = told.sessions[0]?.activityId ?? '';
  return {
    ...command,
    activityId,
    sessions: told.sessions.map(withClosed(closedDays)),
    reminders: costOfReminders({ sessions: told.sessions.length, places: command.capacity }, limits),
    version: told.activityVersion,
  };
}

/**
 * Adds sessions to an activity that has `version`, if this login may. People no text tells in time of a
 * session that begins soon are put to the team leader, to be called.
 */
export async function extend(
  context: Context,
  staff: Staff,
  { activityId, version }: { readonly activityId: string; readonly version: number },
  body: TimetableBody,
  request: StaffRequest,
  limits: Limits,
): Promise<Told | Problem> {
  const centre = (await activityById(context.table, activityId))?.centre;
  const refused = refusalFor(timetableCentres(staff), centre);
  if (refused !== undefined || centre === undefined) return refused ?? problem('not-found', 404);
  const closedDays = await closedDaysOf(context.table, centre);
  const wanted = { activityId, version, dates: timesIn(body, closedDays) };
  const added = await addSessions(
    context,
    wanted,
    authorIs(staff),
    answeringTo(context, request),
    lookAtAdded(context, limits, staff),
  );
  const allClosed = 'refused' in added ? withoutSessions(added, body) : undefined;
  return allClosed ?? markingClosed(toldOr(added), closedDays);
}

/**
 * Moves a session that has `version` to another time or room, if this login may. Another hour is refused
 * while more people are not told of it in time than the caller has seen.
 */
export async function move(
  context: Context,
  staff: Staff,
  which: Which & { readonly version: number },
  { notTold, ...body }: MoveBody,
  request: StaffRequest,
  limits: Limits,
): Promise<Told | Problem> {
  const centre = await centreOf(context.table, which);
  const refused = refusalFor(timetableCentres(staff), centre);
  if (refused !== undefined || centre === undefined) return refused ?? problem('not-found', 404);
  const wanted = { ...which, ...body };
  const look = lookAtPeople(context, limits, staff, notTold);
  const moved = await moveSession<Answered>(
    context,
    wanted,
    authorIs(staff),
    answeringTo(context, request),
    look,
  );
  const told = await toldOrNotSeen(context, staff, moved);
  return markingClosed(told, await closedDaysOf(context.table, centre));
}

/**
 * Cancels a session that has `version`, if this login may; refused while more people are not told in time
 * than the caller has seen.
 */
export async function callOff(
  context: Context,
  staff: Staff,
  which: Which & { readonly version: number },
  { notTold }: CancelBody,
  request: StaffRequest,
  limits: Limits,
): Promise<Told | Problem> {
  const refused = refusalFor(timetableCentres(staff), await centreOf(context.table, which));
  if (refused !== undefined) return refused;
  const look = lookAtPeople(context, limits, staff, notTold);
  const called = await cancelSession<Answered>(
    context,
    which,
    authorIs(staff),
    answeringTo(context, request),
    look,
  );
  return toldOrNotSeen(context, staff, called);
}

type Answered = Told | { readonly refused: 'request-reused' } | NotSeen;

const toldOrNotSeen = async (
  { table }: Context,
  staff: Staff,
  outcome: Changed | ChangeRefused | Answered,
): Promise<Told | Problem> =>
  'refused' in outcome && outcome.refused === 'not-told-in-time'
    ? notSeenProblem(table, staff, outcome)
    : toldOr(outcome);

/** Every session of an activity, cancelled ones too, if this login may see them. */
export async function timetableOf(table: Table, staff: Staff, activityId: string): Promise<Told | Problem> {
  // In this order: a version older than the sessions is refused when it has to match.
  const activity = await activityById(table, activityId);
  const refused = refusalFor(attendanceCentres(staff), activity?.centre);
  if (refused !== undefined || activity === undefined) return refused ?? problem('not-found', 404);
  const [sessions, closedDays] = await Promise.all([
    sessionsOf(table, activityId),
    closedDaysOf(table, activity.centre),
  ]);
  const told = { sessions: sessions.map(toldSession), activityVersion: activity.version };
  return markingClosed(told, closedDays);
}

/** How many activities a page of the list is made of. */
const activitiesAtOnce = 100;
/**
 * How long an activity stays listed after its last session or the end of its enrolment, whichever is later.
 */
const listedAfter = 31 * 24 * 3_600_000;

/**
 * A page of a centre's current and coming activities, if this login may change them: the latest announced, of
 * these the next to begin first. Filtered after reading, so that a page may hold fewer and still have a next.
 */
export async function activitiesOf(
  table: Table,
  staff: Staff,
  centre: CentreId,
  now: Date,
  after?: ActivityPlace,
): Promise<{ readonly activities: readonly Activity[]; readonly next: ActivityPlace | undefined } | Problem> {
  if (!timetableCentres(staff).includes(centre)) return problem('forbidden', 403);
  const { items, next } = await activitiesOfCentre(table, centre, activitiesAtOnce, after);
  const listedSince = new Date(now.getTime() - listedAfter).toISOString();
  const nextOf = (activity: Activity) => nextSession(activity, now)?.start ?? '~';
  const isListed = ({ sessions, enrolment }: Activity) =>
    (sessions.at(-1)?.end ?? '') > listedSince || enrolment.closesAt > listedSince;
  const activities = items.filter(isListed).toSorted((a, b) => (nextOf(a) < nextOf(b) ? -1 : 1));
  return { activities, next };
}

/** An activity with its sessions and the places that are left, if this login may change it. */
export async function activityFor(
  table: Table,
  staff: Staff,
  activityId: string,
): Promise<
  | {
      readonly activity: Activity;
      readonly open: OpenActivity | undefined;
      readonly sessions: readonly SessionAnswer[];
    }
  | Problem
> {
  // In this order: a version older than the sessions is refused when it has to match.
  const activity = await activityById(table, activityId);
  const refused = refusalFor(timetableCentres(staff), activity?.centre);
  if (refused !== undefined || activity === undefined) return refused ?? problem('not-found', 404);
  const [sessions, underCode, closedDays] = await Promise.all([
    sessionsOf(table, activityId),
    openUnderCodes(table, [activity.code]),
    closedDaysOf(table, activity.centre),
  ]);
  const open = underCode.find((each) => each.activityId === activityId);
  return { activity, open, sessions: sessions.map(toldSession).map(withClosed(closedDays)) };
}

/** A session, if this login may change it. */
export async function sessionAsAnnounced(table: Table, staff: Staff, ref: Which): Promise<Session | Problem> {
  const session = await sessionById(table, ref.activityId, ref.sessionId);
  const refused = refusalFor(timetableCentres(staff), session?.centre);
  return refused ?? session ?? problem('not-found', 404);
}

/** A page of a centre's calendar, if this login may see it. */
export async function calendarOf(
  table: Table,
  staff: Staff,
  centre: CentreId,
  between: { readonly from: string; readonly until: string },
  after?: SessionPlace,
): Promise<{ readonly items: readonly SessionAnswer[]; readonly next: SessionPlace | undefined } | Problem> {
  if (!attendanceCentres(staff).includes(centre)) return problem('forbidden', 403);
  const [{ items, next }, closedDays] = await Promise.all([
    sessionsBetween(table, centre, between, pageLength, after),
    closedDaysOf(table, centre),
  ]);
  return { items: items.map(toldSession).map(withClosed(closedDays)), next };
}

const authorIs = ({ id }: Staff) => ({ kind: 'staff', id }) as const;

const centreOf = async (table: Table, { activityId, sessionId }: Which): Promise<CentreId | undefined> =>
  (await sessionById(table, activityId, sessionId))?.centre;

/** 403 for a login that may change no timetable, else 404 or 403: that an activity exists is no secret. */
export function refusalFor(centres: readonly CentreId[], centre: CentreId | undefined): Problem | undefined {
  if (centres.length === 0) return problem('forbidden', 403);
  if (centre === undefined) return problem('not-found', 404);
  return centres.includes(centre) ? undefined : problem('forbidden', 403);
}

const timesIn = ({ dates, weekly }: TimetableBody, closedDays: KeptClosedDays): readonly SessionTimes[] =>
  weekly === undefined
    ? (dates ?? [])
    : sessionsOfPattern(weekly, (day) => closedOn(closedDays, day) !== undefined);

/** A problem if a timetable has no session because all its days are closed; else `undefined`. */
const withoutSessions = (
  { refused }: { readonly refused: string },
  { weekly }: TimetableBody,
): Problem | undefined =>
  refused === 'no-sessions' && weekly !== undefined && sessionsOfPattern(weekly).length > 0
    ? problem('no-sessions', 409, { detail: { key: 'detail.allClosed', args: {} } })
    : undefined;

/** The change with the closed days on which its sessions fall; a refusal is passed through. */
const markingClosed = (told: Told | Problem, closedDays: KeptClosedDays): Told | Problem =>
  'problem' in told ? told : { ...told, sessions: told.sessions.map(withClosed(closedDays)) };
