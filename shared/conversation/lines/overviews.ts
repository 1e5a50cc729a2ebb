import type { CentreId, Language } from '#events/index.ts';
import {
  type Activity,
  activitiesById,
  announcedActivities,
  endOfCourse,
  isEnrolling,
  isOver,
  nextSession,
  openUnderCodes,
  placesGivenUntil,
  titleIn,
} from '#shared/activities/index.ts';
import { childrenLine, type Line } from '#shared/messaging/index.ts';
import type { Phone } from '#shared/people/index.ts';
import {
  childrenOf,
  isActive,
  positionInLine,
  type Registration,
  registrationsFor,
} from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Held, heldBy, spokenFor } from '../spoken-for.ts';
import { certificateLines } from './certificate-lines.ts';
import { grantLines } from './grant-lines.ts';
import { monthsOfOthers } from './told-apart.ts';
import { withHerName } from './with-her-name.ts';

/** A text is read on a small screen and paid by the segment: the most activities told at once. */
const mostListed = 6;
/**
 * The most that can be open: codes are 100 to 999, each of one open activity. All are read, or some centre's
 * would be missed.
 */
const mostOpen = 900;

/**
 * How long an ended course is told of as over, in milliseconds: a month, as long as its code rests. After
 * that the code may be another's.
 */
const toldOver = 31 * 24 * 3600 * 1000;

/** Whether a course ended so long ago that it is not told any more. */
export const isForgotten = (activity: Activity, now: Date): boolean =>
  (endOfCourse(activity) ?? '~') <= new Date(now.getTime() - toldOver).toISOString();

/**
 * The activities open for registration now, those with places first; without titles of sensitive ones.
 * Activities beyond the limit are counted, with how to ask for fewer.
 */
export async function openActivityLines(
  context: Context,
  centre: CentreId | null,
  language: Language,
): Promise<readonly Line[]> {
  const filter = centre === null ? {} : { centre };
  const { items } = await announcedActivities(context.table, filter, context.now(), mostOpen, undefined);
  const open = await openUnderCodes(
    context.table,
    items.map(({ code }) => code),
  );
  const announced = new Map(items.map((activity) => [activity.activityId, activity]));
  const enrolling = open
    .filter((activity) => isEnrolling(activity, context.now()))
    .sort(
      (a, b) =>
        Number(b.placesLeft > 0) - Number(a.placesLeft > 0) || (a.firstSessionAt < b.firstSessionAt ? -1 : 1),
    )
    .flatMap(({ activityId, placesLeft }) => {
      const activity = announced.get(activityId);
      return activity === undefined ? [] : [{ activity, placesLeft: Math.max(0, placesLeft) }];
    });
  const listed = enrolling
    .slice(0, mostListed)
    .map(({ activity, placesLeft }) => listLine(activity, placesLeft, language));
  const others = enrolling.slice(mostListed).map(({ activity }) => activity.centre);
  return listed.length === 0
    ? [{ key: 'sms.listNone', args: {} }]
    : [{ key: 'sms.listHead', args: {} }, ...listed, ...moreLine(others, centre)];
}

/** How many more there are; for all centres, how to ask for the centre that has most of them. */
function moreLine(others: readonly CentreId[], asked: CentreId | null): readonly Line[] {
  const count = others.length;
  const at = (centre: CentreId) => others.filter((each) => each === centre).length;
  const [centre] = [...new Set(others)].toSorted((a, b) => at(b) - at(a));
  if (centre === undefined) return [];
  return [
    asked === null
      ? { key: 'sms.listMoreAt', args: { count, centre } }
      : { key: 'sms.listMore', args: { count } },
  ];
}

const listLine = (activity: Activity, placesLeft: number, language: Language): Line =>
  activity.sensitive
    ? { key: 'sms.listLineSensitive', args: { code: activity.code, placesLeft } }
    : {
        key: 'sms.listLine',
        args: { code: activity.code, title: titleIn(activity, language).text, placesLeft },
      };

/**
 * Every place held, offered or waited for by the people a phone speaks for, and the activities they
 * completed, with certificate numbers; with first names for several people. Those beyond the limit are
 * counted. Then the state of the phone's applications for grants.
 */
export async function statusLines(context: Context, phone: Phone): Promise<readonly Line[]> {
  const [held, grants] = await Promise.all([
    spokenFor(context.table, phone).then((spoken) => heldBy(context.table, spoken)),
    grantLines(context, phone),
  ]);
  const [active, certificates] = await Promise.all([
    statusLinesOf(context, held),
    certificateLines(context, held),
  ]);
  // Ended activities, with certificates, as far as there is room beside the others.
  const lines = [...active, ...certificates.slice(0, Math.max(1, mostListed - active.length)), ...grants];
  return lines.length === 0 ? [{ key: 'sms.statusNone', args: {} }] : lines;
}

/** As `statusLines`, limited to these codes where some are told; none where nothing is held. */
export async function activeLines(
  context: Context,
  phone: Phone,
  codes: readonly string[] | null,
): Promise<readonly Line[]> {
  const held = await heldBy(context.table, await spokenFor(context.table, phone));
  return statusLinesOf(
    context,
    held.filter(({ registration }) => codes === null || codes.includes(registration.code)),
  );
}

/** As `statusLines`, for held registrations alone. */
export async function statusLinesOf(context: Context, held: readonly Held[]): Promise<readonly Line[]> {
  const standing = await standingOf(context, held);
  const shown = standing.slice(0, mostListed);
  const months = await monthsOfOthers(context, held);
  const told = await Promise.all(
    shown.map(async (each) => {
      const line = await statusLine(context, each);
      if (line === undefined) return [];
      // An activity that goes on is told with how to ask by its code; one that is over, with its month.
      const month = each.isOver ? months.get(each.activity.activityId) : undefined;
      return [
        month === undefined ? line : { ...line, month },
        ...(each.isOver ? [] : childrenOfHers(each.registration)),
      ];
    }),
  );
  const lines = told.flat();
  const more = standing.length - shown.length;
  return more === 0 ? lines : [...lines, { key: 'sms.statusMore', args: { count: more } }];
}

/** A registration of hers as told: with its activity, and whether that is over. */
type Standing = Held & { readonly activity: Activity; readonly isOver: boolean };

/** Activities going on or to come, then those that ended not long ago, with or without attendance. */
async function standingOf(context: Context, held: readonly Held[]): Promise<readonly Standing[]> {
  const now = context.now();
  const hers = held.filter(({ registration }) => isActive(registration) || registration.status === 'dropped');
  const activities = await activitiesById(
    context.table,
    hers.map(({ registration }) => registration.activityId),
  );
  const standing = hers.flatMap((each) => {
    const { activityId, status } = each.registration;
    const activity = activities.find((announced) => announced.activityId === activityId);
    if (activity === undefined) return [];
    const isPast = isOver(activity, now) || status === 'dropped';
    return isForgotten(activity, now) ? [] : [{ ...each, activity, isOver: isPast }];
  });
  return standing.toSorted((a, b) => Number(a.isOver) - Number(b.isOver));
}

/** The childcare of her children, where she asked for some. */
function childrenOfHers(registration: Registration): readonly Line[] {
  const children = childrenOf(registration);
  return children.booked + children.waiting === 0 ? [] : [childrenLine(registration, children)];
}

async function statusLine(context: Context, standing: Standing): Promise<Line | undefined> {
  const { registration, activity, isOver: isPast } = standing;
  const { code } = registration;
  const line: Line | undefined = isPast
    ? { key: 'sms.statusLine.over', args: { code } }
    : await newsOf(context, registration, activity);
  return line && withHerName(line, standing);
}

/** No more places are given to people in line. */
const isTooLate = (activity: Activity, now: Date): boolean =>
  (placesGivenUntil(activity) ?? '9') <= now.toISOString();

/** `undefined` when she gave it up a moment ago. */
async function newsOf(
  context: Context,
  registration: Registration,
  activity: Activity,
): Promise<Line | undefined> {
  const { code, centre, status, deadline, activityId, personId } = registration;
  if (status === 'offered' && deadline !== undefined) {
    return { key: 'sms.statusLine.offered', args: { code, deadline } };
  }
  if (status !== 'waitlisted') {
    // Her next session: sessions are moved and called off, and courses run for months.
    const next = nextSession(activity, context.now());
    return next === undefined
      ? { key: 'sms.statusLine.undated', args: { code, centre } }
      : { key: 'sms.statusLine.confirmed', args: { code, centre, start: next.start } };
  }
  if (isTooLate(activity, context.now())) return { key: 'sms.statusLine.tooLate', args: { code } };
  const position = await positionInLine(context.table, registration);
  if (position !== null) return { key: 'sms.statusLine.waitlisted', args: { code, position } };
  // The index shows only a moment later that she left the line.
  const [now] = await registrationsFor(context.table, activityId, [personId]);
  return now !== undefined && now.status !== 'waitlisted' && isActive(now)
    ? newsOf(context, now, activity)
    : undefined;
}
