import type { Phone } from '#shared/people/index.ts';
import { before, either, equals, isAbsent, keys, type Write } from '#shared/table/index.ts';
import type { Conversation } from './state.ts';

/**
 * The conversation with a phone; `undefined` when there was none within a week. AWS: TTL may delete later
 * than that.
 */
export function conversationOn({ conversation }: Phone, now: Date): Conversation | undefined {
  if (conversation === undefined) return undefined;
  // Only `conversationWrite` writes this item.
  const kept = conversation as unknown as Conversation;
  return kept.expiresAt * 1000 > now.getTime() ? kept : undefined;
}

/**
 * Keeps the conversation that follows the one read; refused under the name `conversation` when another text
 * came between.
 */
export const conversationWrite = (phone: string, conversation: Conversation, now: Date): Write => ({
  as: 'conversation',
  // An expired conversation may still be stored.
  when:
    conversation.version === 1
      ? either(isAbsent, before('expiresAt', Math.floor(now.getTime() / 1000) + 1))
      : equals('version', conversation.version - 1),
  put: { ...keys.conversationKey(phone), ...conversation },
});

/** Deletes the conversation with a phone, existing or not. */
export const forgetConversation = (phone: string): Write => ({
  as: 'conversation',
  delete: keys.conversationKey(phone),
});
