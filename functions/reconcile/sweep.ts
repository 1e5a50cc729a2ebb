import * as z from 'zod/mini';
import {
  type Clockwork,
  type Found,
  nothingFound,
  type Reconciling,
  reconcile,
  sweepPlace,
} from '#shared/clocks/index.ts';
import type { JobQueue } from '#shared/queueing/index.ts';
import type { Context } from '#shared/table/index.ts';

const count = z.int().check(z.gte(0));
const counts = z.strictObject({
  activities: count,
  offersOverdue: count,
  remindersUnset: count,
  remindersMissed: count,
  completionsUnset: count,
  completionsMissed: count,
  failed: count,
});

/** A message of the queue: from the clock of the hour, or from the function itself for the rest of a sweep. */
export const sweepJob = z.strictObject({
  sweep: z.strictObject({
    from: z.optional(sweepPlace),
    found: z.optional(counts),
    /** So many messages take one step each, because a run before came to no end. */
    oneByOne: z.optional(z.int().check(z.gte(1))),
  }),
});
type Sweep = z.infer<typeof sweepJob>['sweep'];

/** A part of a sweep: what it found, what the sweep found so far, and whether it is over. */
export type Swept = { readonly now: Found; readonly soFar: Found; readonly isWhole: boolean };

/** How long one run goes on with further activities, in milliseconds; half of the time it has. */
const budget = 5_000;

export type Sweeper = Pick<Reconciling, 'sparing' | 'onFailed'> & {
  readonly context: Context;
  readonly clockwork: Clockwork;
  /** Takes the rest of a sweep. */
  readonly rest: JobQueue;
  /** Milliseconds from any moment. Default: those of the process. */
  readonly clock?: () => number;
};

/** How many steps are taken one by one after a run that came to no end; more than one run takes. */
const steps = 500;
/** At this try of one step, what it begins with is passed over. */
const passedAt = 3;

/**
 * Sweeps for some seconds; the rest comes as a new message, so that no installation is too large for a run.
 *
 * A run that comes to no end, because it dies with an activity, must not keep what lies behind it: tried again, it
 * is parted into messages of one step each, an activity or a page of its roster. The step that comes to no end twice
 * is passed over, and its activity counted as failed.
 * @param tried how often the message was handed over, this time included
 */
export async function sweepSome(
  { context, clockwork, rest, sparing, onFailed, clock = () => performance.now() }: Sweeper,
  { from, found = nothingFound, oneByOne }: Sweep,
  tried = 1,
): Promise<Swept> {
  if (oneByOne === undefined && tried > 1) {
    await rest.push({ sweep: { from, found, oneByOne: steps } });
    return { now: nothingFound, soFar: found, isWhole: false };
  }
  const until = clock() + budget;
  const passesFirst = oneByOne !== undefined && tried >= passedAt;
  const left = passesFirst || oneByOne === 1 ? undefined : oneByOne && oneByOne - 1;
  let asked = 0;
  const swept = await reconcile(context, clockwork, {
    ...{ from, passesFirst },
    ...(sparing === undefined ? {} : { sparing }),
    ...(onFailed === undefined ? {} : { onFailed }),
    isEnough: () => clock() > until || (oneByOne !== undefined && asked++ > 0),
  });
  const soFar = sumOf(found, swept.found);
  if (swept.next !== undefined)
    await rest.push({ sweep: { from: swept.next, found: soFar, oneByOne: left } });
  return { now: swept.found, soFar, isWhole: swept.next === undefined };
}

const sumOf = (a: Found, b: Found): Found => ({
  activities: a.activities + b.activities,
  offersOverdue: a.offersOverdue + b.offersOverdue,
  remindersUnset: a.remindersUnset + b.remindersUnset,
  remindersMissed: a.remindersMissed + b.remindersMissed,
  completionsUnset: a.completionsUnset + b.completionsUnset,
  completionsMissed: a.completionsMissed + b.completionsMissed,
  failed: a.failed + b.failed,
});
