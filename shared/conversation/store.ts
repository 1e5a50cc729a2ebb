import type { Phone } from '#shared/people/index.ts';
import { before, either, equals, isAbsent, keys, type Write } from '#shared/table/index.ts';
import type { Conversation } from './state.ts';

/** The conversation with a phone; none when there was none, or it is a week ago. AWS: TTL deletes when it comes to it. */
export function conversationOn({ conversation }: Phone, now: Date): Conversation | undefined {
  if (conversation === undefined) return undefined;
  // Only `conversationWrite` writes this item.
  const kept = conversation as unknown as Conversation;
  return kept.expiresAt * 1000 > now.getTime() ? kept : undefined;
}

/** Keeps a conversation that goes on from the one that was read; refused under the name `conversation` else. */
export const conversationWrite = (phone: string, conversation: Conversation, now: Date): Write => ({
  as: 'conversation',
  // What has expired may still be there.
  when:
    conversation.version === 1
      ? either(isAbsent, before('expiresAt', Math.floor(now.getTime() / 1000) + 1))
      : equals('version', conversation.version - 1),
  put: { ...keys.conversationKey(phone), ...conversation },
});

export const forgetConversation = (phone: string): Write => ({
  as: 'conversation',
  delete: keys.conversationKey(phone),
});
