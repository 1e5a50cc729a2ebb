import type { Actor, EventOf } from '#events/index.ts';
import { absencesIdOf, type Concern, concernById, settle } from '#shared/concerns/index.ts';
import type { Registration } from '#shared/registration/index.ts';
import type { Context, Table, Write } from '#shared/table/index.ts';

/** The open concern that asks whether this person wants to keep her place, if any. */
export async function askedToKeep(
  table: Table,
  { registrationId }: Pick<Registration, 'registrationId'>,
): Promise<Concern | undefined> {
  const concern = await concernById(table, absencesIdOf(registrationId));
  return concern?.status === 'open' ? concern : undefined;
}

/**
 * Settles the concern when a person who stayed away says that she keeps her place. Refuses `not-asked` when
 * no such question is open, also when she says it twice. `extraWrites` are writes for the same transaction.
 */
export async function keepPlace(
  context: Context,
  registration: Pick<Registration, 'registrationId'>,
  actor: Actor,
  extraWrites: readonly Write[] = [],
): Promise<{ readonly kept: Concern } | { readonly refused: 'not-asked' }> {
  const asked = await askedToKeep(context.table, registration);
  if (asked === undefined) return { refused: 'not-asked' };
  const settled = await settle(
    context,
    { concernId: asked.concernId, outcome: 'kept' },
    actor,
    () => extraWrites,
  );
  return 'refused' in settled || settled.outcome !== 'kept' ? { refused: 'not-asked' } : { kept: settled };
}

type Over = EventOf<'registration.cancelled' | 'registration.completed' | 'registration.dropped'>;

/**
 * Settles the question once the place is given up or the activity is over. May be called again for the same
 * event.
 */
export async function settleWhenOver(context: Context, { type, data, actor }: Over): Promise<void> {
  const outcome = type === 'registration.cancelled' ? 'given-up' : 'seen';
  const asked = await askedToKeep(context.table, data);
  if (asked === undefined) return;
  await settle(context, { concernId: asked.concernId, outcome, version: asked.version }, actor);
}
