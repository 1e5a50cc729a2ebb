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
  sweep: z.strictObject({ from: z.optional(sweepPlace), found: z.optional(counts) }),
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

/** Sweeps for some seconds; the rest comes as a new message, so that no installation is too large for a run. */
export async function sweepSome(
  { context, clockwork, rest, sparing, onFailed, clock = () => performance.now() }: Sweeper,
  { from, found = nothingFound }: Sweep,
): Promise<Swept> {
  const until = clock() + budget;
  const swept = await reconcile(context, clockwork, {
    from,
    ...(sparing === undefined ? {} : { sparing }),
    ...(onFailed === undefined ? {} : { onFailed }),
    isEnough: () => clock() > until,
  });
  const soFar = sumOf(found, swept.found);
  if (swept.next !== undefined) await rest.push({ sweep: { from: swept.next, found: soFar } });
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
