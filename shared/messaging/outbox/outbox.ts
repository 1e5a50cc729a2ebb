import { createHash } from 'node:crypto';
import { isAbsent, keys, type Table, type Write } from '#shared/table/index.ts';
import type { Message, MessageRef } from '../schema.ts';

/** The id of the message of text `key` that `cause` sends `recipient`: the same each time. */
export const messageIdOf = (cause: string, key: string, recipient: string): string =>
  createHash('sha256').update(`${cause}|${key}|${recipient}`).digest('base64url').slice(0, 32);

/** How long an answer to a phone of which no one is known is kept, in seconds. */
const replyKept = 7 * 24 * 3600;

/** Hands a message on to be sent. */
export type SendQueue = { readonly push: (ref: MessageRef) => Promise<void> };

/** The reference to a message, as it travels through the send queue. */
export const refOf = (message: Message): MessageRef =>
  'phone' in message
    ? { messageId: message.messageId, phone: message.phone }
    : { messageId: message.messageId };

/** The key of a message: under its phone for an answer to a phone, else under its own id. */
export const keyOf = (ref: MessageRef) =>
  ref.phone === undefined ? keys.messageKey(ref.messageId) : keys.replyKey(ref.phone, ref.messageId);

/**
 * The message as the table stores it: an answer to a phone expires after a week, others are indexed by
 * person.
 */
export const itemOf = (message: Message) => ({
  ...keyOf(refOf(message)),
  ...('phone' in message
    ? { expiresAt: Math.floor(Date.parse(message.createdAt) / 1000) + replyKept }
    : keys.messageOfPerson(message.personId, message.createdAt)),
  ...message,
});

/**
 * The write of a message within another transaction; refused under the name `message` when the message
 * exists.
 */
export const messageWrite = (message: Message): Write => ({
  as: 'message',
  when: isAbsent,
  put: itemOf(message),
});

/** The messages of the outbox with these ids, which went out in one text with another message. */
export const alongWith = async (table: Table, ids: readonly string[]): Promise<readonly Message[]> =>
  ids.length === 0 ? [] : table.getEach<Message>(ids.map((messageId) => keys.messageKey(messageId)));

/**
 * The messages to a person made since an instant, in any state, as an index has them (a moment behind at
 * worst).
 */
export async function messagesSince(
  table: Table,
  personId: string,
  since: Date,
): Promise<readonly Message[]> {
  const range = keys.messagesOfPerson(personId, since.toISOString());
  return (await table.query<Message>({ ...range, index: 'gsi1' })).items;
}

/**
 * Keeps a message, once, and puts it on the send queue. Repeating this is harmless, and mends a crash between
 * the two: the message stays as first written, and sending looks at its state.
 */
export async function post(table: Table, queue: SendQueue, message: Message): Promise<void> {
  await table.insert(itemOf(message));
  await queue.push(refOf(message));
}
