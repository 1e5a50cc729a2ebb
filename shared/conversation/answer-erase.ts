import { fold } from '../language/index.ts';
import { forgetReplies } from '../messaging/index.ts';
import type { Phone } from '../people/index.ts';
import { withdraw } from '../registration/index.ts';
import type { Context, Write } from '../table/index.ts';
import { type Answer, line, participant } from './answer.ts';
import { replyTo } from './reply-message.ts';
import type { Heard } from './schema.ts';
import { forgetConversation } from './store.ts';

/** Erases the one person who is meant (domain.md rule 8); of several people on a phone the name must be told. */
export async function answerErase(
  context: Context,
  heard: Heard,
  phone: Phone,
  name: string | null,
): Promise<Answer> {
  const folded = name === null ? null : fold(name);
  const meant = phone.people.filter((person) => folded === null || person.foldedName === folded);
  const [person, another] = meant;
  if (person === undefined) return line('sms.eraseNothing');
  if (another !== undefined) return line('sms.eraseWhich');
  if (phone.people.length === 1) await forgetReplies(context.table, phone.phone);
  const reply = replyTo(context, heard, [{ key: 'sms.erased', args: {} }], 'erase-confirmation');
  const conversation: readonly Write[] =
    phone.conversation === undefined ? [] : [forgetConversation(phone.phone)];
  await withdraw(context, person, participant, [reply.write, ...conversation]);
  return { answer: 'kept' };
}
