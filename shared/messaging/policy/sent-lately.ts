import { createHash } from 'node:crypto';
import { equals, isAbsent, keys, type Update } from '#shared/table/index.ts';
import type { Sent } from '../schema.ts';

/** The texts a phone was sent lately, as the table stores them. */
export type SentLately = {
  /** Raised with each change, so that two senders at once see each other. 0: nothing is written yet. */
  readonly version: number;
  readonly sent: readonly Sent[];
  /** When the network was last asked whether it leaves the phone alone. UTC ISO. */
  readonly askedAt?: string;
  /** The messages that wait for the phone, the longest waiting first. */
  readonly waiting?: readonly Waits[];
};

/** A message that waits for a phone, and the end of its first hold in seconds since 1970. */
export type Waits = { readonly id: string; readonly until: number };

/** For a phone with nothing noted yet. */
export const nothingSent: SentLately = { version: 0, sent: [] };

const day = 24 * 3600;

/** The beginning of a message's id, enough to tell apart the messages of a phone. */
export const shortId = (messageId: string): string => messageId.slice(0, 12);
/** The digest by which the same text is recognised: ten characters of its SHA-256 in base64url. */
export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 10);

/** The texts of the list that a limit still looks at: those of the last day. */
export const stillCounting = (sent: readonly Sent[], now: Date): readonly Sent[] =>
  sent.filter(({ at }) => at > now.getTime() / 1000 - day);

/**
 * The write that notes a text about to be sent, in place of an earlier note of the same message; refused
 * under the name `lately` when another sender was first: then everything is to be looked at again. `goes`:
 * ids that no longer wait for the phone.
 */
export function noteWrite(
  phone: string,
  lately: SentLately,
  sent: Sent,
  now: Date,
  askedAt: string | undefined,
  goes: readonly string[],
): Update {
  const others = stillCounting(lately.sent, now).filter(({ id }) => id !== sent.id);
  return {
    as: 'lately',
    update: keys.sentLatelyKey(phone),
    changes: {
      set: {
        version: lately.version + 1,
        sent: [...others, sent],
        expiresAt: Math.ceil(now.getTime() / 1000) + day,
        ...(askedAt === undefined ? {} : { askedAt }),
        ...(lately.waiting === undefined
          ? {}
          : { waiting: lately.waiting.filter(({ id }) => !goes.includes(id)) }),
      },
    },
    when: lately.version === 0 ? isAbsent : equals('version', lately.version),
  };
}
