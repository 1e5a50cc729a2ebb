import { type Actor, centreIds } from '#events/index.ts';
import { activitiesOfCentre } from '#shared/activities/index.ts';
import { giveBackOfNoOne } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';

/** How many of a centre's activities are looked at each morning: those whose enrolment ends, or ended, last. */
const lookedAt = 100;

/**
 * Looks at each activity of every centre: has given up what stands for people who are no one any more, and then moves its line
 * (`look`, by its code). A morning that comes again finds its work done; one that throws goes on where it was left.
 */
export async function morning(
  context: Context,
  look: (code: string) => Promise<unknown>,
  actor: Actor,
): Promise<void> {
  for (const centre of centreIds) {
    const { items } = await activitiesOfCentre(context.table, centre, lookedAt);
    for (const activity of items) {
      await giveBackOfNoOne(context, activity, actor);
      await look(activity.code);
    }
  }
}
