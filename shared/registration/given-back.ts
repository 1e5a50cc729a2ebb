import type { Actor } from '#events/index.ts';
import { type Activity, firstInLine } from '#shared/activities/index.ts';
import { reachedBy } from '#shared/people/index.ts';
import type { Context } from '#shared/table/index.ts';
import { cancelBecauseErased } from './commands.ts';
import { holdsAnything } from './decide.ts';
import { isActive, type Registration } from './schema.ts';
import { pageToTell, registrationsOf } from './store.ts';

type Holding = { readonly registration: Registration; readonly isOver: boolean };

/**
 * The registrations in which a person holds something, and whether each activity is over: its last session
 * has begun, or another activity has its code.
 */
async function heldBy(
  { table, now }: Context,
  registrations: readonly Registration[],
): Promise<readonly Holding[]> {
  const active = registrations.filter(isActive);
  if (active.length === 0) return [];
  // The same call as in `promote`, which the function has permission for.
  const codes = [...new Set(active.map(({ code }) => code))];
  const under = await Promise.all(codes.map((code) => firstInLine(table, code, 1)));
  const at = now().toISOString();
  const underWay = new Set(
    under.flatMap(({ activity }) =>
      activity !== undefined && activity.lastSessionAt > at ? [activity.activityId] : [],
    ),
  );
  return active
    .map((registration) => ({ registration, isOver: !underWay.has(registration.activityId) }))
    .filter(({ registration, isOver }) => holdsAnything(registration, isOver));
}

/**
 * Gives up all that an erased person holds: places, offers, places in line, hers and her children's, in every
 * activity that is not over (domain.md rule 8). Freed places go to the first in line as always. Running it
 * again goes on where it stopped. Throws when a step did not come through.
 */
export async function giveBackAll(context: Context, personId: string, actor: Actor): Promise<void> {
  for (const { registration, isOver } of await heldBy(
    context,
    await registrationsOf(context.table, personId),
  ))
    await cancelBecauseErased(context, registration, isOver, actor);
}

/** How many of a roster are read at a time. */
const pageLength = 400;

/**
 * Gives up (`giveBackAll`) the registrations in an activity of people who no longer exist: erased before
 * erasing gave places back, or whose event was lost. Reads nothing of an activity whose last session has
 * begun; else a Query for every 400 on the roster, and a BatchGet for each hundred who hold something.
 * Answers with how many no longer existed. Running it again goes on where it stopped. Throws when a step did
 * not come through.
 */
export async function giveBackOfNoOne(
  context: Context,
  { activityId, sessions }: Pick<Activity, 'activityId' | 'sessions'>,
  actor: Actor,
): Promise<number> {
  const last = sessions.at(-1)?.start;
  if (last !== undefined && last <= context.now().toISOString()) return 0;
  let noOnes = 0;
  let after: string | undefined;
  do {
    const page = await pageToTell(context.table, activityId, pageLength, after);
    const holding = page.items.filter(isActive).map(({ personId }) => personId);
    // Read after the registrations: a person who registers meanwhile exists no later than her registration.
    const people = await reachedBy(context.table, holding);
    const known = new Set(people.map(({ personId }) => personId));
    for (const personId of holding.filter((each) => !known.has(each))) {
      await giveBackAll(context, personId, actor);
      noOnes += 1;
    }
    after = page.next;
  } while (after !== undefined);
  return noOnes;
}

/**
 * The codes of the activities someone gives up when she is erased, sorted; also those that an interrupted
 * erasure gave up already.
 */
export async function givenBackBy(context: Context, personId: string): Promise<readonly string[]> {
  const all = await registrationsOf(context.table, personId);
  const held = (await heldBy(context, all)).filter(
    ({ registration, isOver }) => !(isOver && registration.status === 'confirmed'),
  );
  const codes = [
    ...held.map(({ registration }) => registration.code),
    ...all.filter(({ erased }) => erased === true).map(({ code }) => code),
  ];
  return [...new Set(codes)].toSorted();
}
