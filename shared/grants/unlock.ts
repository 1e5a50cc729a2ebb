import { createHash, timingSafeEqual } from 'node:crypto';
import { type Message, type MessageRef, messageIdOf, messageWrite, refOf } from '#shared/messaging/index.ts';
import { personById } from '#shared/people/index.ts';
import {
  type Context,
  equals,
  isAbsent,
  keys,
  type Table,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import type { Draft, Grant } from './schema.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How long a code can be given, in milliseconds, and how often a wrong one. */
const codeLasts = 10 * minute;
const mostWrong = 5;
/**
 * How often a code can be asked for; with five tries each, a year of guessing succeeds in less than one of
 * fifty cases.
 */
const mostCodes = [
  { within: hour, most: 3 },
  { within: 24 * hour, most: 10 },
] as const;
/** How long the application stays open after the code was given, in milliseconds. */
const unlockedFor = 30 * minute;
/** How many people can have it open at once; with one more, the first has to ask again. */
const mostKeys = 4;

/** The digests of the code that was sent and of the keys given for codes; nothing else is kept. */
type Unlocking = {
  readonly code: {
    readonly salt: string;
    readonly digest: string;
    readonly until: string;
    readonly wrong: number;
  } | null;
  /** When codes were asked for in the last day. */
  readonly asked: readonly string[];
  readonly keys: readonly { readonly digest: string; readonly until: string }[];
  readonly version: number;
};

const nothing: Unlocking = { code: null, asked: [], keys: [], version: 0 };

const digestOf = (salt: string, secret: string): string =>
  createHash('sha256').update(`${salt}|${secret}`).digest('base64url');

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Six digits made of random bits, each as likely as any other: `048291`. */
const codeFrom = (secret: string): string =>
  String(Buffer.from(secret, 'base64url').readUIntBE(0, 6) % 1_000_000).padStart(6, '0');

const unlockingOf = async (table: Table, draftId: string): Promise<Unlocking> =>
  (await table.get<Unlocking>(keys.unlockingKey(draftId))) ?? nothing;

/** Refused under the name `unlocking` when another was first. */
const unlockingWrite = (draftId: string, unlocking: Unlocking, now: Date): Write => ({
  as: 'unlocking',
  put: {
    ...keys.unlockingKey(draftId),
    ...unlocking,
    expiresAt: Math.ceil((now.getTime() + 24 * hour) / 1000),
  },
  when: unlocking.version === 1 ? isAbsent : equals('version', unlocking.version - 1),
});

/** A grant behind the link of an application: only what was submitted is locked. */
export type Locked = Pick<Draft, 'draftId'> & {
  readonly grant: Pick<Grant, 'personId' | 'language' | 'centre'>;
};

export type CodeRefused =
  /** The contact person is no longer known, so there is no phone to send a code to. */
  | { readonly refused: 'no-contact' }
  /** `again` is when the next can be asked for; UTC ISO. */
  | { readonly refused: 'too-many-codes'; readonly again: string };

/**
 * Makes a code that opens an application for ten minutes, and the text that brings it to the phone of the
 * contact person, in one transaction; the caller hands the text on to be sent. An earlier code becomes void.
 * Throws when no attempt came through.
 */
export async function askForCode(
  context: Context,
  { draftId, grant }: Locked,
): Promise<{ readonly until: string; readonly message: MessageRef } | CodeRefused> {
  const { table } = context;
  return untilWritten(context, 'make a code', async () => {
    const [before, person] = await Promise.all([
      unlockingOf(table, draftId),
      personById(table, grant.personId),
    ]);
    if (person === undefined) return { refused: 'no-contact' };
    const now = context.now();
    const again = nextCodeAt(before.asked, now);
    if (again !== undefined) return { refused: 'too-many-codes', again };
    const code = codeFrom(context.newSecret());
    const salt = context.newSecret();
    const until = new Date(now.getTime() + codeLasts).toISOString();
    const message = textWith(code, grant, { id: context.newId(now), now, until });
    return {
      writes: [
        unlockingWrite(
          draftId,
          {
            code: { salt, digest: digestOf(salt, code), until, wrong: 0 },
            asked: [...before.asked.filter((at) => isWithin(24 * hour, at, now)), now.toISOString()],
            keys: before.keys,
            version: before.version + 1,
          },
          now,
        ),
        messageWrite(message),
      ],
      result: { until, message: refOf(message) },
    };
  });
}

const isWithin = (milliseconds: number, at: string, now: Date): boolean =>
  Date.parse(at) > now.getTime() - milliseconds;

/** When a code may be asked for again; `undefined` where it may now. */
function nextCodeAt(asked: readonly string[], now: Date): string | undefined {
  const waits = mostCodes.flatMap(({ within, most }) => {
    const [first] = asked.filter((at) => isWithin(within, at, now)).slice(-most);
    const isFull = asked.filter((at) => isWithin(within, at, now)).length >= most;
    return isFull && first !== undefined ? [Date.parse(first) + within] : [];
  });
  return waits.length === 0 ? undefined : new Date(Math.max(...waits)).toISOString();
}

/**
 * The text with the code. Once the code is void the text is not sent any more, and a kept copy opens nothing.
 */
const textWith = (
  unlockCode: string,
  { personId, language, centre }: Locked['grant'],
  { id, now, until }: { readonly id: string; readonly now: Date; readonly until: string },
): Message => ({
  messageId: messageIdOf(id, 'sms.grantCode', personId),
  personId,
  lines: [{ key: 'sms.grantCode', args: { unlockCode } }],
  language,
  purpose: 'answer',
  centre,
  createdAt: now.toISOString(),
  notAfter: until,
  state: 'queued',
});

export type UnlockRefused =
  /** `left` more can be tried; with none left another code has to be asked for. */
  | { readonly refused: 'wrong-code'; readonly left: number }
  /** None was asked for, or it is void: too old, given already, or five others were tried. */
  | { readonly refused: 'no-code' };

/**
 * Gives a key for the code: its holder sees the locked parts for half an hour. A code opens once. Every try
 * is counted before it is answered, so that tries sent at once count one by one. Throws when no attempt came
 * through.
 */
export async function unlock(
  context: Context,
  draftId: string,
  code: string,
): Promise<{ readonly key: string; readonly until: string } | UnlockRefused> {
  const key = context.newSecret();
  return untilWritten(context, 'try a code', async () => {
    const before = await unlockingOf(context.table, draftId);
    const now = context.now();
    const { code: sent, version } = before;
    if (sent === null || sent.until <= now.toISOString()) return { refused: 'no-code' };
    const isRight = isSame(digestOf(sent.salt, code), sent.digest);
    const until = new Date(now.getTime() + unlockedFor).toISOString();
    const left = mostWrong - sent.wrong - 1;
    const after: Unlocking = isRight
      ? {
          ...before,
          code: null,
          keys: [...stillOpen(before, now), { digest: digestOf(draftId, key), until }].slice(-mostKeys),
          version: version + 1,
        }
      : { ...before, code: left === 0 ? null : { ...sent, wrong: sent.wrong + 1 }, version: version + 1 };
    return {
      writes: [unlockingWrite(draftId, after, now)],
      result: isRight ? { key, until } : { refused: 'wrong-code', left },
    };
  });
}

const stillOpen = ({ keys }: Unlocking, now: Date) => keys.filter(({ until }) => until > now.toISOString());

/** Whether a key opens an application now. */
export async function isUnlocked(context: Context, draftId: string, key: string): Promise<boolean> {
  if (!/^[\w-]{22}$/.test(key)) return false;
  const digest = digestOf(draftId, key);
  const open = stillOpen(await unlockingOf(context.table, draftId), context.now());
  return open.some((kept) => isSame(kept.digest, digest));
}
