import type { Actor, PersonEvent } from '#events/index.ts';
import { erasureWrites, type Person, phoneOf } from '#shared/people/index.ts';
import { type Context, pauseBefore, recordEvent, type Write } from '#shared/table/index.ts';
import { giveBackAll } from './given-back.ts';

const attempts = 10;

/**
 * A person withdraws her consent (domain.md rule 8): her name, phone and birth year are erased in one
 * transaction with the event that says so. What she holds is given back first, so that dying in between leaves her to erase
 * it again; what came between the two, on the event (`promote`). What was counted of her stays, without a person. Doing it
 * again goes on where it was left. `alongside` is written in the same transaction. Answers `false` when there is no such
 * person. Throws when no attempt came through; she is not erased then.
 */
export async function withdraw(
  context: Context,
  person: Pick<Person, 'personId' | 'phone'>,
  actor: Actor,
  alongside: readonly Write[] = [],
): Promise<boolean> {
  const { table } = context;
  await giveBackAll(context, person.personId, actor);
  for (let attempt = 1; attempt <= attempts; attempt++) {
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
    const outcome = await table.write([...erasureWrites(current, phone), recordEvent(erased), ...alongside]);
    if (outcome.result === 'written') return true;
    if (outcome.result === 'refused' && (outcome.refused.has('message') || outcome.refused.has('request')))
      return true;
    await pauseBefore(context, attempt);
  }
  throw new Error('A person could not be erased: too many others at once');
}
