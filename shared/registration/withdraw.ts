import type { Actor, PersonEvent } from '../../events/index.ts';
import { erasureWrites, type Person, phoneOf } from '../people/index.ts';
import { type Context, pauseBefore, recordEvent, type Write } from '../table/index.ts';
import { cancelBecauseErased } from './commands.ts';
import { awaitsNews } from './decide.ts';
import { registrationsOf } from './store.ts';

const attempts = 10;

/**
 * A person withdraws her consent (domain.md rule 8): her name, phone and birth year are erased in one
 * transaction with the event that says so. Places she has stay as anonymous facts, so that no total changes; a
 * place in line or an offer is given up first, because no one could tell her of it any more. Doing it again goes
 * on where it was left. `alongside` is written in the same transaction. Answers `false` when there is no such
 * person. Throws when no attempt came through; she is not erased then.
 */
export async function withdraw(
  context: Context,
  person: Pick<Person, 'personId' | 'phone'>,
  actor: Actor,
  alongside: readonly Write[] = [],
): Promise<boolean> {
  const { table } = context;
  await giveUpWhatNeedsTelling(context, person, actor);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const phone = await phoneOf(table, person.phone);
    const current = phone.people.find(({ personId }) => personId === person.personId);
    if (current === undefined) {
      await giveUpWhatNeedsTelling(context, person, actor);
      return false;
    }
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
    if (outcome.result === 'written') {
      // She may have joined a line since it was looked at.
      await giveUpWhatNeedsTelling(context, person, actor);
      return true;
    }
    if (outcome.result === 'refused' && (outcome.refused.has('message') || outcome.refused.has('request')))
      return true;
    await pauseBefore(context, attempt);
  }
  throw new Error('A person could not be erased: too many others at once');
}

/** Gives up the places in line, hers and her children's, and the offers of a person who can not be told of them any more. */
async function giveUpWhatNeedsTelling(
  context: Context,
  { personId }: Pick<Person, 'personId'>,
  actor: Actor,
): Promise<void> {
  for (const registration of await registrationsOf(context.table, personId)) {
    if (awaitsNews(registration)) await cancelBecauseErased(context, registration, actor);
  }
}
