import { keys, type Table } from '#shared/table/index.ts';
import { isUnprompted } from '../policy/policy.ts';
import type { Line, Message } from '../schema.ts';
import { messagesSince } from './outbox.ts';

/** A text that went to a phone: what it said, and when. */
export type TextTold = {
  /** When it was given to the network; of one that is just being given, when it was made. UTC ISO. */
  readonly at: string;
  /** Nothing that its owner did just before asked for it. */
  readonly unprompted: boolean;
  readonly lines: readonly Line[];
  /** Whom it told it; absent for an answer to a text. */
  readonly personId?: string;
};

/** Whose texts come to a phone: those of the people on it, and those about whom its focal point brought. */
export type TextsOf = {
  readonly phone: string;
  readonly personIds: readonly string[];
  readonly focalPointId: string | undefined;
};

/**
 * The texts that a phone was sent since then, in their order: to its people and in answer to what came from it. Not what
 * still waits, was dropped, or did not arrive. What went out in one text with another counts as told with that.
 */
export async function textsTold(
  table: Table,
  { phone, personIds, focalPointId }: TextsOf,
  since: Date,
): Promise<readonly TextTold[]> {
  const [replies, ...ofEach] = await Promise.all([
    table.query<Message>(keys.repliesTo(phone)),
    ...[...new Set(personIds)].map((personId) => messagesSince(table, personId, since)),
  ]);
  const messages = [...replies.items, ...ofEach.flat().filter((message) => isFor(message, focalPointId))];
  const made = new Map(messages.map((message) => [message.messageId, message]));
  return messages
    .filter(({ state, outcome }) => (state === 'sent' || state === 'sending') && outcome !== 'failed')
    .map((message) =>
      toldBy(
        message,
        (message.along ?? []).flatMap((id) => made.get(id) ?? []),
      ),
    )
    .filter(({ at }) => at >= since.toISOString())
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

const isFor = (message: Message, focalPointId: string | undefined): boolean =>
  !('focalPointId' in message) || message.focalPointId === undefined || message.focalPointId === focalPointId;

function toldBy(message: Message, along: readonly Message[]): TextTold {
  const { sentAt, createdAt, purpose } = message;
  return {
    at: sentAt ?? createdAt,
    unprompted: isUnprompted(purpose, true),
    lines: [...along, message].flatMap(({ lines }) => lines),
    ...('personId' in message ? { personId: message.personId } : {}),
  };
}
