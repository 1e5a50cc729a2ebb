import type { Actor } from '#events/index.ts';
import type { Line, Purpose } from '#shared/messaging/index.ts';
import type { again, againAtOnce, Context, Refused, Write } from '#shared/table/index.ts';
import type { Turn } from './follow-up.ts';
import type { Heard } from './schema.ts';
import { conversationWrite } from './store.ts';

/** What a text is answered. */
export type Answer =
  /**
   * These are sent back; `writes` go into one transaction with them. When one of them is refused under the name
   * `conversation`, another text came between and this one is looked at again; so it is under the name `number`, when
   * another application has just got the same one. Under any other, what it says has been said.
   */
  | {
      readonly answer: 'lines';
      readonly lines: readonly Line[];
      readonly writes?: readonly Write[];
      readonly purpose?: Purpose;
    }
  /** What was done is an event, and the answer is made from that. */
  | { readonly answer: 'told' }
  /** The answer has been written already, together with what was done, and is handed on. */
  | { readonly answer: 'kept' }
  | { readonly answer: 'look-again' }
  /**
   * These writes do it, with what they answer; it is `told` or `kept` afterwards. Where they do not come through, the text
   * is heard anew, or, with `planAgain`, only what it does is planned anew.
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

/** What a text does, planned anew for each try: with how often its writes have lost to another transaction. */
export type Planning = (contention: number) => Promise<Answer>;

export const participant: Actor = { kind: 'participant', channel: 'sms' };
export const lines = (...said: readonly Line[]): Answer => ({ answer: 'lines', lines: said });
export const line = (key: string): Answer => lines({ key, args: {} });

/** What is said, and the conversation it leads to, as an answer. */
export const turn = (context: Context, heard: Heard, { lines: said, conversation }: Turn): Answer => ({
  answer: 'lines',
  lines: said,
  writes: [conversationWrite(heard.phone, conversation, context.now())],
});
