import { createHash } from 'node:crypto';
import { equals, isAbsent, keys, type Update } from '#shared/table/index.ts';
import type { Sent } from '../schema.ts';

/** What a phone was sent lately, as it stands in the table. */
export type SentLately = {
  /** Raised with each change, so that two senders at once see each other. 0: nothing is written yet. */
  readonly version: number;
  readonly sent: readonly Sent[];
  /** When the network was last asked whether it leaves the phone alone. UTC ISO. */
  readonly askedAt?: string;
  /** What waits for it, the longest waiting first. */
  readonly waiting?: readonly Waits[];
};

/** A message that waits for a phone, and until when it was held at first; in seconds since 1970. */
export type Waits = { readonly id: string; readonly until: number };

export const nothingSent: SentLately = { version: 0, sent: [] };

const day = 24 * 3600;

/** A short name of a message, and of a text. */
export const shortId = (messageId: string): string => messageId.slice(0, 12);
export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 10);

/** Those of the list that any limit still looks at: no limit looks further back than a day. */
export const stillCounting = (sent: readonly Sent[], now: Date): readonly Sent[] =>
  sent.filter(({ at }) => at > now.getTime() / 1000 - day);

/**
 * The write that notes a text that is about to be sent, in place of what was noted of it before; refused under the
 * name `lately` when another sender was there first: then everything is to be looked at again. `goes`: what does not wait
 * for the phone any more.
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
