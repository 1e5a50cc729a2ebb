import { type Message, messageIdOf, messageWrite, post, refOf, type SendQueue } from '../messaging/index.ts';
import { helpedWrite, startWrite, stopWrite } from '../people/index.ts';
import type { Context, Write } from '../table/index.ts';
import { type Answer, answer, hear } from './answer.ts';
import type { Heard, InboundText } from './schema.ts';

/**
 * Everything that happens to a text message: it is understood, done, and answered once, in the writer's
 * language, however often it is delivered. Throws when something could not be reached; then the same text
 * may come again.
 */
export async function receiveText(context: Context, queue: SendQueue, text: InboundText): Promise<void> {
  const { heard, phone } = await hear(context, text);
  const answered = await answer(context, heard, phone);
  switch (answered.answer) {
    case 'told':
      return;
    case 'lines':
      return post(context.table, queue, replyTo(context, heard, answered));
    case 'stop':
      return postWith(context, queue, heard, 'sms.stopped', stopWrite(text.phone, context.now()));
    case 'start':
      return postWith(context, queue, heard, 'sms.started', startWrite(text.phone));
    case 'help-once':
      return postWith(context, queue, heard, 'sms.unknown', helpedWrite(text.phone, context.now()));
  }
}

const replyTo = (
  context: Context,
  heard: Heard,
  { lines }: Extract<Answer, { answer: 'lines' }>,
): Message => ({
  messageId: messageIdOf(heard.textId, 'reply', heard.phone),
  phone: heard.phone,
  lines,
  language: heard.language,
  purpose: lines[0]?.key === 'sms.stopped' ? 'stop-confirmation' : 'answer',
  createdAt: context.now().toISOString(),
  state: 'queued',
});

/**
 * Writes a change of the phone's state and the answer to it together, then sends the answer. When the change
 * was made by this very text before, its answer is handed on again; when by another, it has been answered.
 */
async function postWith(
  context: Context,
  queue: SendQueue,
  heard: Heard,
  key: string,
  change: Write,
): Promise<void> {
  const message = replyTo(context, heard, { answer: 'lines', lines: [{ key, args: {} }] });
  for (let attempt = 1; attempt <= 8; attempt++) {
    const outcome = await context.table.write([messageWrite(message), change]);
    if (outcome.result === 'written') return queue.push(refOf(message));
    if (outcome.result === 'refused') {
      return outcome.refused.has('message') ? queue.push(refOf(message)) : undefined;
    }
    await context.pause(40 * 2 ** attempt);
  }
  throw new Error('The answer could not be written: too many others at once');
}
