import { type ActivityKind, type CentreId, centreIds } from '#events/index.ts';
import { type Item, keys, type Table } from '#shared/table/index.ts';
import { endsOf } from './course.ts';
import type { Activity, OpenActivity, SessionTimes, UnderCode, Waiting, WaitingChildren } from './schema.ts';

type Keyed = { readonly pk: string; readonly sk: string };

/**
 * The open activity under a code, with its whole line: one Query, as long as the line is. Places in line left
 * over from the code's last activity are left out.
 */
export async function underCode(table: Table, code: string): Promise<UnderCode> {
  const { items } = await table.query<Keyed & (OpenActivity | Waiting)>({ pk: keys.codePartition(code) });
  return sorted(items);
}

/**
 * As `underCode`, reading no more than the first `waiting` in line. `isWhole` when no one stands behind them:
 * places in line left over from the code's last activity are read first, so that a short line may go on.
 */
export async function firstInLine(
  table: Table,
  code: string,
  waiting: number,
): Promise<UnderCode & { readonly isWhole: boolean }> {
  const { items, next } = await table.query<Keyed & (OpenActivity | Waiting)>({
    ...keys.openAndLine(code),
    limit: waiting + 1,
  });
  return { ...sorted(items), isWhole: next === undefined };
}

/** How many in line are read at first: the next person is nearly always the first. */
const lookedAt = 4;

/**
 * The open activity under a code, and as much of its line as shows who is next: a few people, however long
 * the line. More only while a place is free and none of those read could be told of it.
 */
export async function headOfLine(table: Table, code: string): Promise<UnderCode> {
  for (let look = lookedAt; ; look *= 4) {
    const under = await firstInLine(table, code, look);
    const isFree = (under.activity?.placesLeft ?? 0) > 0;
    // A person passed over keeps no one else from a place.
    const someoneIsFirst = under.line.some(({ passedOver }) => passedOver !== true);
    if (!isFree || under.isWhole || someoneIsFirst) return under;
  }
}

/**
 * Counts the line for an activity, without reading anyone: the whole line, or up to the place `waitId`, whose
 * position that is.
 */
export const countInLine = (
  table: Table,
  { code, activityId }: Pick<OpenActivity, 'code' | 'activityId'>,
  waitId?: string,
): Promise<number> => table.count({ ...keys.lineUpTo(code, waitId), having: { activityId } });

function sorted(items: readonly (Keyed & (OpenActivity | Waiting))[]): UnderCode {
  const activity = items.find((item): item is Keyed & OpenActivity => keys.isOpenActivityKey(item));
  const line = items.filter(
    (item): item is Keyed & Waiting => keys.isWaitKey(item) && item.activityId === activity?.activityId,
  );
  return { activity, line };
}

/**
 * Children in line for childcare of this activity, the first in line first. They have their own range after
 * the line for places: `underCode` and `firstInLine` leave them out.
 */
export async function childrenInLine(
  table: Table,
  { code, activityId }: Pick<OpenActivity, 'code' | 'activityId'>,
): Promise<readonly WaitingChildren[]> {
  const { items } = await table.query<WaitingChildren>({
    pk: keys.codePartition(code),
    prefix: keys.childrenWaitPrefix,
  });
  return items.filter((item) => item.activityId === activityId);
}

/** The activity as announced, or `undefined`. */
export const activityById = (table: Table, activityId: string): Promise<Activity | undefined> =>
  table.get<Activity>(keys.activityKey(activityId));

type Timed = OpenActivity & { readonly sessions?: readonly SessionTimes[] };

/**
 * The activity with the sessions of its timetable, to know the next one; and with until when places are
 * given, for activities older than that field under their code.
 */
export async function withTimetable(table: Table, open: OpenActivity): Promise<Timed> {
  const activity = await activityById(table, open.activityId);
  if (activity === undefined) return open;
  return { ...open, ...endsOf(activity), sessions: activity.sessions };
}

/**
 * The activity with its ends, for deciding whether a place may be asked for. Reads the timetable only of an
 * activity that has begun and is older than those fields.
 */
export const withItsEnds = async (table: Table, open: OpenActivity, now: Date): Promise<OpenActivity> =>
  open.placesUntil !== undefined || now.toISOString() < open.firstSessionAt
    ? open
    : withTimetable(table, open);

/** The activities that exist under these ids, as announced; in no order, each once. */
export const activitiesById = (table: Table, activityIds: readonly string[]): Promise<Activity[]> =>
  table.getEach<Activity>(activityIds.map(keys.activityKey));

/** The open activities under these codes, in no order, each once. */
export const openUnderCodes = (table: Table, codes: readonly string[]): Promise<OpenActivity[]> =>
  table.getEach<OpenActivity>(codes.map(keys.codeKey));

export type ActivityFilter = { readonly centre?: CentreId; readonly kind?: ActivityKind };
export type ActivityPage = {
  readonly items: readonly Activity[];
  /** Where the list goes on: in which centre, and after which activity there. */
  readonly next: { readonly centre: CentreId; readonly after: ActivityPlace | undefined } | undefined;
};
export type ActivityPlace = { readonly closesAt: string; readonly activityId: string };

/**
 * Announced activities whose enrolment ends after `now`, centre by centre, by that end; at most `limit` are
 * read at a time, so that a page may hold fewer and still have a next.
 */
export async function announcedActivities(
  table: Table,
  filter: ActivityFilter,
  now: Date,
  limit: number,
  from: ActivityPage['next'],
): Promise<ActivityPage> {
  const centres = filter.centre === undefined ? centreIds : [filter.centre];
  const items: Activity[] = [];
  let position = from === undefined ? 0 : Math.max(0, centres.indexOf(from.centre));
  let after = from?.after;
  let left = limit;
  for (; position < centres.length; position++, after = undefined) {
    const centre = centres[position];
    if (centre === undefined) break;
    if (left === 0) return { items, next: { centre, after: undefined } };
    const page = await table.query<Activity>({
      ...keys.activitiesClosingFrom(centre, now.toISOString()),
      index: 'gsi1',
      limit: left,
      // The place before the range has closed by now: the list goes on at the start of the range.
      ...(after === undefined || after.closesAt < now.toISOString()
        ? {}
        : { after: placeKey(centre, after) }),
    });
    left -= page.items.length;
    items.push(...page.items.filter((item) => filter.kind === undefined || item.kind === filter.kind));
    if (page.next !== undefined) return { items, next: { centre, after: placeOf(page.items.at(-1)) } };
  }
  return { items, next: undefined };
}

/** Every activity ever announced at a centre, by the end of enrolment, the latest first. */
export async function activitiesOfCentre(
  table: Table,
  centre: CentreId,
  limit: number,
  after?: ActivityPlace,
): Promise<{ readonly items: readonly Activity[]; readonly next: ActivityPlace | undefined }> {
  const { items, next } = await table.query<Activity>({
    ...keys.activitiesInCentre(centre),
    index: 'gsi1',
    backwards: true,
    limit,
    ...(after === undefined ? {} : { after: placeKey(centre, after) }),
  });
  return { items, next: next === undefined ? undefined : placeOf(items.at(-1)) };
}

const placeOf = (activity: Activity | undefined): ActivityPlace | undefined =>
  activity && { closesAt: activity.enrolment.closesAt, activityId: activity.activityId };

const placeKey = (centre: CentreId, { closesAt, activityId }: ActivityPlace): Item => ({
  ...keys.activityKey(activityId),
  ...keys.activityInCentre(centre, closesAt, activityId),
});
