import * as z from 'zod/mini';
import { centreIds } from '#events/index.ts';
import { type Activity, activitiesOfCentre } from '#shared/activities/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { Clockwork } from '../clockwork.ts';
import { type Finding, type Found, nothingFound } from './found.ts';
import { standingClocks } from './standing.ts';
import { rosterPlace, sweepActivity } from './sweep-activity.ts';

export { type Finding, type Found, nothingFound };

const place = z.strictObject({
  centre: z.enum(centreIds),
  /** The activity before: the first of the centre where it is absent. */
  after: z.optional(z.strictObject({ closesAt: z.iso.datetime(), activityId: z.uuidv7() })),
  /** Where the roster of the next activity goes on: its start where it is absent, or the next is another. */
  within: z.optional(rosterPlace),
});
/** Where a sweep goes on. */
export type SweepPlace = z.infer<typeof place>;
/** Reads where a sweep goes on. */
export const sweepPlace = place;

export type Reconciling = {
  /** Whether it only says what it would do. Default no. */
  readonly isDry?: boolean;
  /**
   * Seconds for which what is due, or was just set, is left to its own clock. Default 300: clocks ring within
   * a minute, and their queues are empty within another.
   */
  readonly sparing?: number;
  /** Where an earlier call stopped. Default: the first centre. */
  readonly from?: SweepPlace | undefined;
  /**
   * Whether the first activity is passed over, as one that failed: runs that began with it came to no end.
   * Default no.
   */
  readonly passesFirst?: boolean;
  /** How many registrations are read at a time. Default 400. */
  readonly pageLength?: number;
  /**
   * Called before each activity, and between the pages of a roster; when it gives `true`, the sweep stops
   * there. Default never.
   */
  readonly isEnough?: () => boolean;
  /** Called for each finding. */
  readonly onFound?: (finding: Finding) => void;
  /** Called for each activity that could not be looked at to the end. */
  readonly onFailed?: (activity: Pick<Activity, 'activityId' | 'code'>, fault: unknown) => void;
};

/** What a sweep found, and where to go on; `next` is `undefined` when it has gone through every centre. */
export type Reconciled = { readonly found: Found; readonly next: SweepPlace | undefined };

/** How many activities are read at a time. */
const pageLength = 25;
const day = 24 * 3_600_000;
/** How long an activity is looked at after completion is decided, in milliseconds. */
const lookedAtFor = 35 * day;
/**
 * An activity whose enrolment closed longer ago has no session to come: 400 sessions, the most it may have,
 * three times a week. What is older is not read.
 */
const oldest = 3 * 366 * day;

/**
 * Goes through the activities of every centre that are not long over, the last to close first, and does what
 * lost clocks have left undone (`sweepActivity`). An activity that fails keeps no other waiting. May run at
 * any time, twice, and beside the clocks themselves. Reads, for each activity, its roster and its sessions,
 * and lists its clocks.
 */
export async function reconcile(
  context: Context,
  clockwork: Clockwork,
  reconciling: Reconciling = {},
): Promise<Reconciled> {
  const { isDry = false, sparing = 300, pageLength: rosterPage = 400 } = reconciling;
  const { from, passesFirst = false, isEnough = () => false, onFound, onFailed } = reconciling;
  const found = { ...nothingFound };
  const sweeping = {
    ...{
      context,
      clockwork,
      isDry,
      sparing,
      isEnough,
      pageLength: rosterPage,
      standing: standingClocks(clockwork.scheduler),
    },
    found: (finding: Finding) => {
      found[finding.what] += 1;
      onFound?.(finding);
    },
  };
  let isPassed = passesFirst;
  const centres = centreIds.slice(from === undefined ? 0 : centreIds.indexOf(from.centre));
  for (const centre of centres) {
    let after = centre === from?.centre ? from.after : undefined;
    do {
      const page = await activitiesOfCentre(context.table, centre, pageLength, after);
      for (const activity of page.items) {
        const { activityId, enrolment } = activity;
        const here = { centre, ...(after === undefined ? {} : { after }) };
        if (isEnough()) return { found, next: here };
        if (isToBeLookedAt(activity, clockwork.completions.grace, context.now())) {
          try {
            if (isPassed) throw new Error('No run that began with it came to an end: it was passed over');
            const within = await sweepActivity(sweeping, activity, from?.within);
            if (within !== undefined) return { found, next: { ...here, within } };
          } catch (fault) {
            found.failed += 1;
            onFailed?.(activity, fault);
          }
          found.activities += 1;
          isPassed = false;
        }
        after = { closesAt: enrolment.closesAt, activityId };
      }
      const last = page.items.at(-1)?.enrolment.closesAt ?? '';
      const isOld = Date.parse(last) < context.now().getTime() - oldest;
      after = page.next === undefined || isOld ? undefined : page.next;
    } while (after !== undefined);
  }
  return { found, next: undefined };
}

function isToBeLookedAt({ sessions, enrolment }: Activity, grace: number, now: Date): boolean {
  const ends = [enrolment.closesAt, ...sessions.map(({ end }) => end)].map((end) => Date.parse(end));
  return Math.max(...ends) + grace * 1_000 + lookedAtFor > now.getTime();
}
