import { createHash } from 'node:crypto';
import { namesOnPhone, type Phone } from '#shared/people/index.ts';
import { equals, isAbsent, keys, type Table, type Update } from '#shared/table/index.ts';
import type { Introduced } from '../render/first-text-notice.ts';
import type { Message, Sent } from '../schema.ts';
import { isUnprompted, type Situation } from './policy.ts';

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

/** A phone as sending sees it. */
export type PhoneNow = {
  /** Absent when nothing is known of the phone, or no longer. */
  readonly state?: Partial<Phone['state']> & Introduced;
  readonly lately: SentLately;
  /** The names of everyone on it, where they are several. */
  readonly onPhone?: readonly string[];
};

/**
 * The phone's state and the texts it was sent lately, in one Query; with a second for the names where it has
 * several people.
 */
export async function phoneNow(table: Table, phone: string): Promise<PhoneNow> {
  type Stored = { readonly pk: string; readonly sk: string };
  const state = keys.phoneStateKey(phone);
  const { items } = await table.query<Stored & NonNullable<PhoneNow['state']> & Partial<SentLately>>({
    pk: state.pk,
    prefix: state.sk,
  });
  const known = items.find(keys.isPhoneStateKey);
  return {
    ...(known === undefined ? {} : { state: known }),
    lately: { ...nothingSent, ...items.find(keys.isSentLatelyKey) },
    ...(isOfSeveral(known) ? { onPhone: await namesOnPhone(table, phone) } : {}),
  };
}

/** Whether texts must name their person: a phone of one person needs no telling apart. */
export const isOfSeveral = (state: PhoneNow['state']): boolean => (state?.people ?? 0) > 1;

const day = 24 * 3600;

/** The beginning of a message's id, enough to tell apart the messages of a phone. */
export const shortId = (messageId: string): string => messageId.slice(0, 12);
/** The digest by which the same text is recognised: ten characters of its SHA-256 in base64url. */
export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 10);

/** The texts of the list that a limit still looks at: those of the last day. */
export const stillCounting = (sent: readonly Sent[], now: Date): readonly Sent[] =>
  sent.filter(({ at }) => at > now.getTime() / 1000 - day);

/** The parts of a message that are noted with its phone. */
type Noted = Pick<Message, 'messageId' | 'purpose' | 'attempt' | 'heldFor' | 'along'>;

/** Whether this attempt to send the message is among the phone's noted texts already. */
export const isNoted = ({ lately }: PhoneNow, { messageId, attempt = 1 }: Noted): boolean =>
  lately.sent.some((sent) => sent.id === shortId(messageId) && (sent.attempt ?? 1) >= attempt);

/**
 * The write that notes a text about to be sent, in place of an earlier note of the same message; refused
 * under the name `lately` when another sender was first: then everything is to be looked at again. The
 * message, and those that go along with it, wait for the phone no longer.
 */
export function noteOf(
  { messageId, purpose, attempt, heldFor, along = [] }: Noted,
  { heard, now, text, phone }: Situation,
  { lately: { version, sent, waiting } }: PhoneNow,
  networkWasAsked: boolean,
): Update {
  const seconds = now.getTime() / 1000;
  const noted: Sent = {
    id: shortId(messageId),
    at: Math.floor(seconds),
    unprompted: isUnprompted(purpose, heard),
    text,
    ...(attempt === undefined ? {} : { attempt }),
    ...(heldFor === 'repeated' || heldFor === 'too-many' ? { late: true } : {}),
  };
  const goes = [messageId, ...along];
  return {
    as: 'lately',
    update: keys.sentLatelyKey(phone),
    changes: {
      set: {
        version: version + 1,
        sent: [...stillCounting(sent, now).filter(({ id }) => id !== noted.id), noted],
        expiresAt: Math.ceil(seconds) + day,
        ...(networkWasAsked ? { askedAt: now.toISOString() } : {}),
        ...(waiting === undefined ? {} : { waiting: waiting.filter(({ id }) => !goes.includes(id)) }),
      },
    },
    when: version === 0 ? isAbsent : equals('version', version),
  };
}
