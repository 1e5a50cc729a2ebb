import type { ActivityKind, CentreId, Language } from '#events/index.ts';
import {
  type Activity,
  announcedActivities,
  isEnrolling,
  openUnderCodes,
  titleIn,
} from '#shared/activities/index.ts';
import { speaksOf } from '#shared/language/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import type { Context } from '#shared/table/index.ts';

/** A text is read on a small screen and paid by the segment. */
const mostFound = 4;
const readAtOnce = 60;
/** A country's centres announce fewer activities at a time. */
const mostPages = 20;

/** A kind of activity as asked for; `topic` is the word for it where the kind is `other`. */
export type Sought = { readonly kind: ActivityKind; readonly topic: string | null };

/**
 * Lines for the open activities of a kind, those with places first, then the soonest; says so where there are
 * none. Without sensitive activities: an answer to "self-help groups?" would name their topic (domain.md rule
 * 7). Their codes stand in LIST, so the answer does not show whether there is one.
 */
export async function foundLines(
  context: Context,
  centre: CentreId | null,
  sought: Sought,
  language: Language,
): Promise<readonly Line[]> {
  const announced = (await everyAnnounced(context, centre)).filter(
    (activity) => !activity.sensitive && isOfKind(activity, sought),
  );
  const open = await openUnderCodes(
    context.table,
    announced.map(({ code }) => code),
  );
  const found = open
    .filter((activity) => isEnrolling(activity, context.now()))
    .toSorted(
      (a, b) =>
        Number(b.placesLeft > 0) - Number(a.placesLeft > 0) || (a.firstSessionAt < b.firstSessionAt ? -1 : 1),
    )
    .flatMap(({ activityId, placesLeft }) => {
      const activity = announced.find((each) => each.activityId === activityId);
      if (activity === undefined) return [];
      const args = {
        code: activity.code,
        title: titleIn(activity, language).text,
        placesLeft: Math.max(0, placesLeft),
      };
      return [{ key: 'sms.listLine', args }];
    })
    .slice(0, mostFound);
  return found.length === 0
    ? [{ key: 'sms.findNone', args: {} }]
    : [{ key: 'sms.listHead', args: {} }, ...found];
}

/** By its kind; an activity announced as another kind, by its titles. */
const isOfKind = ({ kind, titles }: Activity, { kind: wanted, topic }: Sought): boolean =>
  (kind === wanted && wanted !== 'other') ||
  (kind === 'other' && Object.values(titles).some((title) => speaksOf(title, topic ?? wanted)));

async function everyAnnounced(context: Context, centre: CentreId | null): Promise<readonly Activity[]> {
  const filter = centre === null ? {} : { centre };
  const all: Activity[] = [];
  let from: Parameters<typeof announcedActivities>[4];
  for (let page = 0; page < mostPages; page++) {
    const { items, next } = await announcedActivities(context.table, filter, context.now(), readAtOnce, from);
    all.push(...items);
    if (next === undefined) break;
    from = next;
  }
  return all;
}
