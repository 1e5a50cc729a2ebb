import type { Actor } from '#events/index.ts';
import { openUnderCodes } from '#shared/activities/index.ts';
import { describedWrites, personById } from '#shared/people/index.ts';
import { type Context, untilWritten, type Write } from '#shared/table/index.ts';
import type { Given } from './change.ts';
import type { Registration } from './schema.ts';
import { registrationOf, registrationsOf, writesOf } from './store.ts';
import { decideTelling, type Telling, type TellingOutcome } from './telling.ts';

/** What a person tells, of which registration, and who says so. */
export type Describe = Telling & {
  readonly about: Pick<Registration, 'activityId' | 'personId' | 'code'>;
  readonly actor: Actor;
};

/** AWS: at most 100 writes in a transaction; of each registration three at the most. */
const mostRegistrations = 25;

/**
 * Keeps what a person tells of herself, and brings every registration of hers that is under way to it, so that
 * what is counted of her moves; all in one transaction together with what `extraWrites` writes for the outcome.
 * Answers `undefined` when she or the registration is gone; `refused` when a write of `extraWrites` was: `message`, it
 * has been done before; `conversation`, another text came between. Throws when no attempt came through.
 */
export async function describe(
  context: Context,
  { about: { activityId, personId, code }, actor, ...telling }: Describe,
  extraWrites: (outcome: TellingOutcome) => readonly Write[],
): Promise<TellingOutcome | { readonly refused: 'message' | 'conversation' } | undefined> {
  const { table } = context;
  return untilWritten(context, 'keep what a person told', async () => {
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
    return {
      writes: [
        ...(outcome.person === person ? [] : describedWrites(outcome.person)),
        ...changes.flatMap(writesOf),
        ...extraWrites(outcome),
      ],
      result: outcome,
      ifRefused: { message: { refused: 'message' }, conversation: { refused: 'conversation' } },
    };
  });
}
