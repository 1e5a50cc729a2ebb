import type { Actor, PersonEvent } from '#events/index.ts';
import { erasureWrites, type Person, phoneOf } from '#shared/people/index.ts';
import { type Context, recordEvent, untilWritten, type Write } from '#shared/table/index.ts';
import { giveBackAll } from './given-back.ts';

/**
 * A person withdraws her consent (domain.md rule 8): her name, phone and birth year are erased in one
 * transaction with the event that says so. Her places are given back first, so that after an interruption she
 * still exists and can be erased again; places she takes in between are given back on the event (`promote`).
 * Her counts stay, without a person. Running it again goes on where it stopped. `extraWrites` join the same
 * transaction. Answers `false` when there is no such person. Throws when no attempt came through; she is not
 * erased then.
 */
export async function withdraw(
  context: Context,
  person: Pick<Person, 'personId' | 'phone'>,
  actor: Actor,
  extraWrites: readonly Write[] = [],
): Promise<boolean> {
  const { table } = context;
  await giveBackAll(context, person.personId, actor);
  return untilWritten(context, 'erase a person', async () => {
    const phone = await phoneOf(table, person.phone);
    const current = phone.people.find(({ personId }) => personId === person.personId);
    if (current === undefined) return false;
    const now = context.now();
    const erased: PersonEvent = {
      id: context.newId(now),
      type: 'person.erased',
      version: 1,
      occurredAt: now.toISOString(),
      actor,
      centre: current.centre,
      subject: `person/${current.personId}`,
      data: { personId: current.personId },
    };
    return {
      writes: [...erasureWrites(current, phone), recordEvent(erased), ...extraWrites],
      result: true,
      // The request was sent twice at once: it is done.
      ifRefused: { message: true, request: true },
    };
  });
}
