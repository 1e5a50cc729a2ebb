import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { isAbsent, keys, type Table, type Write } from '#shared/table/index.ts';
import type { Message, MessageRef } from '../schema.ts';

/** How long an answer to a phone of which no one is known is kept, in seconds. */
const replyKept = 7 * 24 * 3600;

/** Hands a message on to be sent. */
export type SendQueue = { readonly push: (ref: MessageRef) => Promise<void> };

export const sendQueue = (client: SQSClient, queueUrl: string): SendQueue => ({
  async push(ref) {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(ref) }));
  },
});

export const refOf = (message: Message): MessageRef =>
  'phone' in message
    ? { messageId: message.messageId, phone: message.phone }
    : { messageId: message.messageId };

/** Where a message stands: with its phone while that is all that is known of whom it is for. */
export const keyOf = (ref: MessageRef) =>
  ref.phone === undefined ? keys.messageKey(ref.messageId) : keys.replyKey(ref.phone, ref.messageId);

export const itemOf = (message: Message) => ({
  ...keyOf(refOf(message)),
  ...('phone' in message
    ? { expiresAt: Math.floor(Date.parse(message.createdAt) / 1000) + replyKept }
    : keys.messageOfPerson(message.personId, message.createdAt)),
  ...message,
});

/** The write of a message within another transaction; refused under the name `message` when it is there. */
export const messageWrite = (message: Message): Write => ({
  as: 'message',
  when: isAbsent,
  put: itemOf(message),
});

/** These messages of the outbox, which went along with another. */
export const alongWith = async (table: Table, ids: readonly string[]): Promise<readonly Message[]> =>
  ids.length === 0 ? [] : table.getEach<Message>(ids.map((messageId) => keys.messageKey(messageId)));

/** The messages to a person that were made since then, whatever became of them, as an index has them. */
export async function messagesSince(
  table: Table,
  personId: string,
  since: Date,
): Promise<readonly Message[]> {
  const range = keys.messagesOfPerson(personId, since.toISOString());
  return (await table.query<Message>({ ...range, index: 'gsi1' })).items;
}

/**
 * Keeps the message, once, and hands it on to be sent. Repeating this is harmless, and mends a crash between
 * the two: the message stays as it was first written, and sending looks at its state.
 */
export async function post(table: Table, queue: SendQueue, message: Message): Promise<void> {
  await table.insert(itemOf(message));
  await queue.push(refOf(message));
}
