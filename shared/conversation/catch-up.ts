import { type SendQueue, tellableAgainWrites, tellMissed } from '#shared/messaging/index.ts';
import type { Phone } from '#shared/people/index.ts';
import { registrationsOf } from '#shared/registration/index.ts';
import type { Context, Write } from '#shared/table/index.ts';
import { participant } from './answering.ts';

/**
 * Tells a phone that takes texts (again) the news its people missed, and lets the lines that passed them over
 * look at them again. Comes after the answer: a crash in between brings the text again.
 * @param because the id of the text that came from the phone
 */
export async function catchUp(
  context: Context,
  queue: SendQueue,
  phone: Phone,
  because: string,
): Promise<void> {
  if (phone.state.unreachableAt !== undefined)
    for (const writes of await linesLookAgain(context, phone)) await context.table.write(writes);
  await tellMissed(context, queue, phone, because);
}

/**
 * The writes that ask a line to look again at the people it passed over while nothing reached the phone: a
 * transaction for each line.
 */
export async function linesLookAgain(
  context: Context,
  { people }: Phone,
): Promise<readonly (readonly Write[])[]> {
  const all = await Promise.all(people.map(({ personId }) => registrationsOf(context.table, personId)));
  const waiting = all.flat().filter(({ status }) => status === 'waitlisted');
  return Promise.all(waiting.map((each) => tellableAgainWrites(context, each, participant)));
}
