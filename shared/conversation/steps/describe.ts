import type { Phone } from '#shared/people/index.ts';
import { describing } from '#shared/registration/index.ts';
import { again, type Context } from '#shared/table/index.ts';
import { type Answer, line, participant, replyTo } from '../answering.ts';
import { conversationWrite } from '../conversation.ts';
import { afterDescribing } from '../follow-up.ts';
import type { Step } from '../next-step.ts';
import type { Heard } from '../schema.ts';

/** Keeps the details told, and writes the answer in the same transaction. */
export async function answerDescribe(
  context: Context,
  heard: Heard,
  phone: Phone,
  step: Extract<Step, { step: 'describe' }>,
): Promise<Answer> {
  const { about, telling, conversation } = step;
  const planned = await describing(context, {
    ...telling,
    group: telling.group ?? null,
    about,
    mayChange: conversation.told,
    others: phone.people,
    waitId: context.newId(heard.receivedAt),
    actor: participant,
  });
  if (planned === undefined) return line('sms.unknown');
  const next = afterDescribing(step, planned.result, context.now());
  return {
    answer: 'done-by',
    writes: [
      ...planned.writes,
      replyTo(context, heard, next.lines).write,
      conversationWrite(heard.phone, next.conversation, context.now()),
    ],
    afterwards: 'kept',
    ifRefused: async (refused) => (refused.has('message') ? { answer: 'kept' } : again),
  };
}
