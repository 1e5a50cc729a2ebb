import type { Actor } from '#events/index.ts';
import { type Activity, firstInLine } from '#shared/activities/index.ts';
import { reachedBy } from '#shared/people/index.ts';
import type { Context } from '#shared/table/index.ts';
import { cancelBecauseErased } from './commands.ts';
import { holdsAnything } from './decide.ts';
import { isActive, type Registration } from './schema.ts';
import { pageToTell, registrationsOf } from './store.ts';

type Holding = { readonly registration: Registration; readonly isOver: boolean };

/** What a person holds, with whether its activity is over: its last session has begun, or others have its code. */
async function heldBy(
  { table, now }: Context,
  registrations: readonly Registration[],
): Promise<readonly Holding[]> {
  const active = registrations.filter(isActive);
  if (active.length === 0) return [];
  // By the same call that `promote` looks under a code with, and is allowed.
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
 * Gives up whatever a person who is erased holds: places, offers, places in line, hers and her children's, in every
 * activity that is not over (domain.md rule 8). What is freed goes to the first in line as always. Doing it again goes on
 * where it was left. Throws when a step did not come through.
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
 * Has given up (`giveBackAll`) whatever stands in an activity for people who are no one any more: who was erased before that
 * gave a place back, or whose event was lost. Of an activity whose last session has begun nothing is read. A query for every
 * 400 on the roster, and a BatchGet for each hundred who hold something. Answers with how many were no one. Doing it again
 * goes on where it was left. Throws when a step did not come through.
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
    // Read after them: whoever registers meanwhile is there before her registration is.
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
 * The codes of what someone has for herself and gives up when she is erased, in their order; those as well that an
 * erasing which died has given up already.
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
