import { type Actor, centreIds } from '#events/index.ts';
import { activitiesOfCentre } from '#shared/activities/index.ts';
import { giveBackOfNoOne } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';

/**
 * How many of a centre's activities are looked at each morning: those whose enrolment ends, or ended, last.
 */
const lookedAt = 100;

/**
 * Goes through the activities of every centre: gives up the registrations of erased people, then moves the
 * line (`look`, by the activity's code). A morning that runs again finds its work done; after a fault it goes
 * on where it stopped.
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
