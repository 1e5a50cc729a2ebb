import type { Actor } from '#events/index.ts';
import { type Line, type Message, messageIdOf, messageWrite, type Purpose } from '#shared/messaging/index.ts';
import { writtenIn } from '#shared/people/index.ts';
import type { again, againAtOnce, Context, Refused, Write } from '#shared/table/index.ts';
import { conversationWrite } from './conversation.ts';
import type { Turn } from './follow-up.ts';
import type { Heard } from './schema.ts';

/** The answer to a text. */
export type Answer =
  /**
   * Sends these lines back; `writes` go into one transaction with them. When one of them is refused under the
   * name `conversation`, another text came between and this one is read again; so it is under the name
   * `number`, when another application has just got the same number. Under any other name, the lines have
   * been said already.
   */
  | {
      readonly answer: 'lines';
      readonly lines: readonly Line[];
      readonly writes?: readonly Write[];
      readonly purpose?: Purpose;
    }
  /** The text's action is an event, and the answer is made from that. */
  | { readonly answer: 'told' }
  /** The answer has been written already, with the action, and is handed on. */
  | { readonly answer: 'kept' }
  | { readonly answer: 'look-again' }
  /**
   * These writes carry out the action, with its answer; afterwards the answer is `told` or `kept`. Where they
   * do not come through, the text is read anew, or, with `planAgain`, only its action is planned anew.
   */
  | {
      readonly answer: 'done-by';
      readonly writes: readonly Write[];
      readonly afterwards: Done;
      readonly ifRefused: (
        refused: Refused,
      ) => Promise<{ readonly answer: Done } | typeof again | typeof againAtOnce>;
      readonly planAgain?: true;
    };

type Done = 'told' | 'kept';

/** Plans a text's action, anew for each try; given how often its writes have lost to another transaction. */
export type Planning = (contention: number) => Promise<Answer>;

export const participant: Actor = { kind: 'participant', channel: 'sms' };
/** Sends these lines back and writes nothing besides. */
export const lines = (...said: readonly Line[]): Answer => ({ answer: 'lines', lines: said });
/** Sends one line without arguments back and writes nothing besides. */
export const line = (key: string): Answer => lines({ key, args: {} });

/** The lines of a turn as an answer, with the write of the conversation it leads to. */
export const turn = (context: Context, heard: Heard, { lines: said, conversation }: Turn): Answer => ({
  answer: 'lines',
  lines: said,
  writes: [conversationWrite(heard.phone, conversation, context.now())],
});

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
