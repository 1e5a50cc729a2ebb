import type { Actor } from '#events/index.ts';
import type { Line, Purpose } from '#shared/messaging/index.ts';
import type { Context, Write } from '#shared/table/index.ts';
import type { Turn } from './follow-up.ts';
import type { Heard } from './schema.ts';
import { conversationWrite } from './store.ts';

/**
 * What a text is answered. `lines` are sent back; `writes` go into one transaction with them, and when one of them
 * is refused under the name `conversation`, another text came between and this one is looked at again; so it is under
 * the name `number`, when another application has just got the same one. Under any other, what it says has been said. `told`: what was done is an event, and the answer is made from that. `kept`:
 * the answer has been written already, together with what was done, and is handed on.
 */
export type Answer =
  | {
      readonly answer: 'lines';
      readonly lines: readonly Line[];
      readonly writes?: readonly Write[];
      readonly purpose?: Purpose;
    }
  | { readonly answer: 'told' }
  | { readonly answer: 'kept' }
  | { readonly answer: 'look-again' };

export const participant: Actor = { kind: 'participant', channel: 'sms' };
export const lines = (...said: readonly Line[]): Answer => ({ answer: 'lines', lines: said });
export const line = (key: string): Answer => lines({ key, args: {} });

/** What is said, and the conversation it leads to, as an answer. */
export const turn = (context: Context, heard: Heard, { lines: said, conversation }: Turn): Answer => ({
  answer: 'lines',
  lines: said,
  writes: [conversationWrite(heard.phone, conversation, context.now())],
});
