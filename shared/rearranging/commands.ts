import type { Actor } from '#events/index.ts';
import {
  type Activity,
  activitiesById,
  mostAtOnce,
  type Session,
  sessionsBetween,
  tryMany,
} from '#shared/activities/index.ts';
import { closedDaysOf } from '#shared/closed-days/index.ts';
import { localToUtc } from '#shared/language/index.ts';
import { daysAfter } from '#shared/language/time/days.ts';
import { type Context, ifAnswered, type Table, untilWritten, type Write } from '#shared/table/index.ts';
import { decideDraft, decideStep, type RearrangementRefused, type Step } from './decide.ts';
import { inBoth } from './in-both.ts';
import { planned } from './plan.ts';
import { putBy, remarksOf, remarksOn } from './remarks.ts';
import { mostActivities, mostRemarks, type Part, type Rearrange, type Rearrangement } from './schema.ts';
import { draftWrites, rearrangementById, stepWrites } from './store.ts';

/** The member of staff who acts: the author of the events, and the login that counts as a person. */
export type Author = { readonly actor: Actor; readonly staffId: string };

/** Writes for the same transaction; one named `request` that is refused ends it. */
export type ExtraWrites = (rearrangement: Rearrangement) => readonly Write[];

/** The most sessions of a centre read for one rearrangement. */
const mostRead = 4_000;

/**
 * Drafts a rearrangement of the sessions of some days: works out where each session ends up and what is in
 * the way. Changes no session. Throws when the table cannot be written.
 */
export async function draftRearrangement(
  context: Context,
  command: Rearrange,
  { actor, staffId }: Author,
  extraWrites: ExtraWrites = () => [],
): Promise<Rearrangement | RearrangementRefused> {
  const { table } = context;
  const now = context.now();
  const meant = (await sessionsOn(table, command.centre, command.first, command.last)).filter(
    ({ status, activityId }) => status === 'planned' && (command.activityIds?.includes(activityId) ?? true),
  );
  const ids = [...new Set(meant.map(({ activityId }) => activityId))];
  if (ids.length > mostActivities) return { refused: 'too-many-sessions', max: mostActivities * mostAtOnce };
  const [activities, closedDays] = await Promise.all([
    activitiesById(table, ids),
    closedDaysOf(table, command.centre),
  ]);
  const byId = new Map(activities.map((activity) => [activity.activityId, activity]));
  const known = { sessions: meant, activities: byId, closedDays, last: command.last, now };
  const plan = planned(command.how, known);
  if (plan.parts.some(({ changes }) => changes.length > mostAtOnce))
    return { refused: 'too-many-sessions', max: mostAtOnce };
  const tried = plan.parts.map((part) => triedOut(part, byId, meant, now, actor));
  const parts = tried.flatMap(({ part }) => (part.changes.length === 0 ? [] : [part]));
  const sessions = parts.reduce((sum, { changes }) => sum + changes.length, 0);
  if (sessions === 0) return { refused: 'no-sessions' };
  const others = await sessionsAround(table, command, parts);
  const put = putBy(parts, new Map(meant.map((each) => [each.sessionId, each])), others);
  const remarks = [
    ...plan.remarks,
    ...tried.flatMap((each) => each.remarks),
    ...remarksOn(put, await inBoth(table, put), closedDays),
  ].slice(0, mostRemarks);
  const made = { rearrangementId: context.newId(now), parts: parts.length, sessions, remarks, staffId };
  const facts = { now, actor, eventId: context.newId(now) };
  const { rearrangement, event } = decideDraft(command, made, facts);
  return untilWritten(context, 'draft a rearrangement', async () => ({
    writes: [...draftWrites(rearrangement, parts, event), ...extraWrites(rearrangement)],
    result: rearrangement,
    ifRefused: () => ({ answer: { refused: 'request-answered' } }),
  }));
}

/** Decides the plan as of now: sessions that would be left are remarked on and not tried. */
function triedOut(
  part: Part,
  activities: ReadonlyMap<string, Activity>,
  sessions: readonly Session[],
  now: Date,
  actor: Actor,
) {
  const activity = activities.get(part.activityId);
  if (activity === undefined) return { part: { ...part, changes: [] }, remarks: [] };
  const { left } = tryMany(activity, sessions, part.changes, { now, actor });
  const out = new Set(left.map(({ sessionId }) => sessionId));
  return {
    part: { ...part, changes: part.changes.filter(({ sessionId }) => !out.has(sessionId)) },
    remarks: remarksOf(part.code, left),
  };
}

/** Every session of a centre that begins on these days, both included. */
async function sessionsOn(
  table: Table,
  centre: Rearrange['centre'],
  first: string,
  last: string,
): Promise<readonly Session[]> {
  const between = { from: localToUtc(first, '00:00'), until: localToUtc(daysAfter(last, 1), '00:00') };
  const { items } = await sessionsBetween(table, centre, between, mostRead);
  return items;
}

/** The sessions on the days to which others are moved: they may be in the same room. */
async function sessionsAround(
  table: Table,
  { centre }: Rearrange,
  parts: readonly Part[],
): Promise<readonly Session[]> {
  const days = parts
    .flatMap(({ changes }) => changes.flatMap(({ to }) => (to === null ? [] : [to.start.slice(0, 10)])))
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  return sessionsOn(table, centre, daysAfter(first, -1), daysAfter(last, 1));
}

/** Confirms or cancels the version that is meant. Throws when no attempt came through. */
export async function changeRearrangement(
  context: Context,
  command: { readonly rearrangementId: string; readonly step: Step; readonly version: number },
  { actor, staffId }: Author,
  extraWrites: ExtraWrites = () => [],
): Promise<Rearrangement | RearrangementRefused> {
  return untilWritten(context, 'change a rearrangement', async () => {
    const before = await rearrangementById(context.table, command.rearrangementId);
    if (before === undefined) return { refused: 'unknown' };
    if (command.version !== before.version) return { refused: 'version-changed', version: before.version };
    const now = context.now();
    const change = decideStep(before, command.step, staffId, { now, actor, eventId: context.newId(now) });
    if ('refused' in change) return change;
    return {
      writes: [...extraWrites(change.rearrangement), ...stepWrites(before, change.changes, change.event)],
      result: change.rearrangement,
      ifRefused: ifAnswered,
    };
  });
}
