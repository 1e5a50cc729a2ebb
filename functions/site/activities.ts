import type { ActivityAnswer } from '#api/public/answers.ts';
import { centreIds, type Language } from '#events/index.ts';
import {
  type Activity,
  type ActivityFilter,
  type ActivityPage,
  activityById,
  announcedActivities,
  countInLine,
  type OpenActivity,
  openUnderCodes,
  titleIn,
} from '#shared/activities/index.ts';
import { allTime, countersOf, total } from '#shared/counting/index.ts';
import { freeForChildren } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';

/** An activity to show: as announced, as open now, and how many people wait. */
export type Shown = { readonly announced: Activity; readonly open: OpenActivity; readonly waiting: number };

export type ShownPage = { readonly items: readonly Shown[]; readonly next: ActivityPage['next'] };

const readAtOnce = 50;

/** Activities one can register for, now or soon. A page may hold few and still have a next. */
export async function shownActivities(
  context: Context,
  filter: ActivityFilter,
  from: ActivityPage['next'],
): Promise<ShownPage> {
  const page = await announcedActivities(context.table, filter, context.now(), readAtOnce, from);
  const scope = (activityId: string) => `activity:${activityId}`;
  const [open, counters] = await Promise.all([
    openUnderCodes(
      context.table,
      page.items.map(({ code }) => code),
    ),
    countersOf(
      context.table,
      page.items.map(({ activityId }) => scope(activityId)),
      allTime,
    ),
  ]);
  // A code may belong to a later activity by now.
  const openById = new Map(open.map((activity) => [activity.activityId, activity]));
  const now = context.now().toISOString();
  const items = page.items.flatMap((announced) => {
    const activity = openById.get(announced.activityId);
    if (activity === undefined || hasClosed(activity, now)) return [];
    const waiting = Math.max(0, total(counters.get(scope(announced.activityId)) ?? [], 'waitlisted'));
    return [{ announced, open: activity, waiting }];
  });
  return { items: items.sort(byCentreAndStart), next: page.next };
}

/** Nobody can register any more. */
const hasClosed = ({ closesAt, placesUntil = closesAt }: OpenActivity, now: string): boolean =>
  closesAt <= now || placesUntil <= now;

const byCentreAndStart = (a: Shown, b: Shown): number =>
  centreIds.indexOf(a.open.centre) - centreIds.indexOf(b.open.centre) ||
  (a.open.firstSessionAt < b.open.firstSessionAt ? -1 : 1);

/** The activity that has a code now, whether or not it can be registered for. */
export async function shownActivity(context: Context, code: string): Promise<Shown | undefined> {
  const [open] = await openUnderCodes(context.table, [code]);
  if (open === undefined) return undefined;
  const [announced, waiting] = await Promise.all([
    activityById(context.table, open.activityId),
    countInLine(context.table, open),
  ]);
  return announced && { announced, open, waiting };
}

/** The fields of an activity that the API shows; never who takes part. */
export const activityAnswer = ({ announced, open, waiting }: Shown, language: Language): ActivityAnswer => ({
  code: open.code,
  centre: open.centre,
  kind: open.kind,
  title: titleIn(announced, language).text,
  capacity: open.capacity,
  placesLeft: Math.max(0, open.placesLeft),
  waiting,
  childcareLeft: freeForChildren(open),
  audience: open.audience,
  enrolment: { opensAt: open.opensAt, closesAt: open.closesAt },
  sessions: announced.sessions.map(({ start, end, room }) => ({
    start,
    end,
    ...(room === undefined ? {} : { room }),
  })),
});
