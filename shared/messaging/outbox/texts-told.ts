import { keys, type Table } from '#shared/table/index.ts';
import { isUnprompted } from '../policy/policy.ts';
import type { Line, Message } from '../schema.ts';
import { messagesSince } from './outbox.ts';

/** A text that went to a phone: what it said, and when. */
export type TextTold = {
  /** When it was given to the network; of one that is just being given, when it was made. UTC ISO. */
  readonly at: string;
  /** Its owner did nothing just before that asked for it. */
  readonly unprompted: boolean;
  readonly lines: readonly Line[];
  /** The person it told; absent for an answer to a text. */
  readonly personId?: string;
};

/** The people whose texts go to a phone: those on it, and those whom its focal point brought. */
export type TextsOf = {
  readonly phone: string;
  readonly personIds: readonly string[];
  readonly focalPointId: string | undefined;
};

/**
 * The texts a phone was sent since an instant, in order: to its people, and in answer to texts from it.
 * Without texts that still wait, were dropped or did not arrive. A message that went out in one text with
 * another has the time of that text.
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
