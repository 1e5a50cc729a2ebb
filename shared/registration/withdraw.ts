import type { Actor, PersonEvent } from '#events/index.ts';
import { erasureWrites, type Person, phoneOf } from '#shared/people/index.ts';
import { type Context, recordEvent, untilWritten, type Write } from '#shared/table/index.ts';
import { giveBackAll } from './given-back.ts';

/**
 * A person withdraws her consent (domain.md rule 8): her name, phone and birth year are erased in one
 * transaction with the event that says so. What she holds is given back first, so that dying in between leaves her to erase
 * it again; what came between the two, on the event (`promote`). What was counted of her stays, without a person. Doing it
 * again goes on where it was left. `extraWrites` is written in the same transaction. Answers `false` when there is no such
 * person. Throws when no attempt came through; she is not erased then.
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
      // Asked for twice at once: it is done.
      ifRefused: { message: true, request: true },
    };
  });
}
