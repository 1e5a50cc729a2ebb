import { type Line, type Message, messageIdOf, messageWrite, type Purpose } from '#shared/messaging/index.ts';
import { writtenIn } from '#shared/people/index.ts';
import type { Context, Write } from '#shared/table/index.ts';
import type { Heard } from './schema.ts';

/** The reply to a text, the same message however often the text is delivered; and the write that keeps it. */
export function replyTo(
  context: Context,
  heard: Heard,
  lines: readonly Line[],
  purpose: Purpose = 'answer',
): { readonly message: Message; readonly write: Write } {
  const message: Message = {
    messageId: replyIdOf(heard),
    phone: heard.phone,
    lines: heard.despiteStop === true ? [...lines, { key: 'sms.stoppedStill', args: {} }] : lines,
    ...(heard.despiteStop === true ? { despiteStop: true } : {}),
    ...writtenIn(heard),
    purpose,
    centre: heard.centre,
    createdAt: context.now().toISOString(),
    state: 'queued',
  };
  return { message, write: messageWrite(message) };
}

/** The id of the reply to a text: the same for each delivery of the text. */
export const replyIdOf = ({ textId, phone }: Pick<Heard, 'textId' | 'phone'>): string =>
  messageIdOf(textId, 'reply', phone);
