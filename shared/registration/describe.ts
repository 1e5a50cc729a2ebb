import type { Actor } from '#events/index.ts';
import { openUnderCodes } from '#shared/activities/index.ts';
import { describedWrites, personById } from '#shared/people/index.ts';
import { type Context, untilWritten, type Write } from '#shared/table/index.ts';
import type { Given } from './change.ts';
import { decidePersonUpdate, type PersonUpdate, type PersonUpdateOutcome } from './person-update.ts';
import type { Registration } from './schema.ts';
import { registrationOf, registrationsOf, writesOf } from './store.ts';

/** What a person tells about herself, for which registration, and the actor. */
export type Describe = PersonUpdate & {
  readonly about: Pick<Registration, 'activityId' | 'personId' | 'code'>;
  readonly actor: Actor;
};

/** AWS: at most 100 writes in a transaction; each registration takes at most three. */
const mostRegistrations = 25;

/** The writes that keep what a person told; the caller may add others to the same transaction. */
export type DescriptionPlan = { readonly writes: readonly Write[]; readonly result: PersonUpdateOutcome };

/** Keeps what a person tells of herself, as `describing` plans it. Throws when no attempt came through. */
export const describe = (context: Context, command: Describe): Promise<PersonUpdateOutcome | undefined> =>
  untilWritten(context, 'keep what a person told', () => describing(context, command));

/**
 * Plans the writes that keep what a person tells of herself and update all her current registrations, so that
 * her counts move too; one transaction. When a write is refused, the plan is made anew (`untilWritten`).
 * `undefined` when she or the registration is gone.
 */
export async function describing(
  context: Context,
  { about: { activityId, personId, code }, actor, ...telling }: Describe,
): Promise<DescriptionPlan | undefined> {
  const { table } = context;
  const [person, about, all, under] = await Promise.all([
    personById(table, personId),
    registrationOf(table, activityId, personId),
    registrationsOf(table, personId),
    openUnderCodes(table, [code]),
  ]);
  if (person === undefined || about === undefined) return undefined;
  const open = under.find((activity) => activity.activityId === activityId);
  const registrations = all.slice(0, mostRegistrations);
  const now = context.now();
  const facts = (): Given => ({ now, eventId: context.newId(now), actor });
  const { outcome, changes } = decidePersonUpdate({ person, about, open, registrations }, telling, facts);
  return {
    writes: [
      ...(outcome.person === person ? [] : describedWrites(outcome.person)),
      ...changes.flatMap(writesOf),
    ],
    result: outcome,
  };
}
