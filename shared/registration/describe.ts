import type { Actor } from '#events/index.ts';
import { openUnderCodes } from '#shared/activities/index.ts';
import { describedWrites, personById } from '#shared/people/index.ts';
import { type Context, pauseBefore, type Write } from '#shared/table/index.ts';
import type { Given } from './change.ts';
import type { Registration } from './schema.ts';
import { registrationOf, registrationsOf, writesOf } from './store.ts';
import { decideTelling, type Telling, type TellingOutcome } from './telling.ts';

/** What a person tells, of which registration, and who says so. */
export type Describe = Telling & {
  readonly about: Pick<Registration, 'activityId' | 'personId' | 'code'>;
  readonly actor: Actor;
};

const attempts = 10;

/** AWS: at most 100 writes in a transaction; of each registration three at the most. */
const mostRegistrations = 25;

/**
 * Keeps what a person tells of herself, and brings every registration of hers that is under way to it, so that
 * what is counted of her moves; all in one transaction together with what `alongside` writes for the outcome.
 * Answers `undefined` when she or the registration is gone; `refused` when a write of `alongside` was: `message`, it
 * has been done before; `conversation`, another text came between. Throws when no attempt came through.
 */
export async function describe(
  context: Context,
  { about: { activityId, personId, code }, actor, ...telling }: Describe,
  alongside: (outcome: TellingOutcome) => readonly Write[],
): Promise<TellingOutcome | { readonly refused: 'message' | 'conversation' } | undefined> {
  const { table } = context;
  for (let attempt = 1; attempt <= attempts; attempt++) {
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
    const given = (): Given => ({ now, eventId: context.newId(now), actor });
    const { outcome, changes } = decideTelling({ person, about, open, registrations }, telling, given);
    const written = await table.write([
      ...(outcome.person === person ? [] : describedWrites(outcome.person)),
      ...changes.flatMap(writesOf),
      ...alongside(outcome),
    ]);
    if (written.result === 'written') return outcome;
    if (written.result === 'refused') {
      const refused = (['message', 'conversation'] as const).find((name) => written.refused.has(name));
      if (refused !== undefined) return { refused };
    }
    await pauseBefore(context, attempt);
  }
  throw new Error('What was told could not be kept: too many others at once');
}
