import { mayBeTexted } from '#shared/language/phone/prefixes.ts';
import { endOfQuiet } from '#shared/language/time/quiet-hours.ts';
import { localDate, localToUtc } from '#shared/language/time/time.ts';
import type { HeldFor, Limits, Purpose, Sent, Window } from '../schema.ts';

/** What a message is held against before it is sent. */
export type Situation = {
  readonly purpose: Purpose;
  /** E.164. */
  readonly phone: string;
  /** The phone has asked for no more messages. */
  readonly stopped: boolean;
  /** It answers a text of that phone that asked for a place since. */
  readonly despiteStop?: boolean | undefined;
  /** The phone has texted us. One that never did may be a stranger's, typed into the form. */
  readonly heard: boolean;
  /** Staff registered someone on it, or its owner gave a code that was sent to it: no stranger's, though it never texted us. */
  readonly known: boolean;
  /** It changes someone's place or day (`isNews`): held where others are dropped. */
  readonly news: boolean;
  /** The network said that the number takes no texts, and none has come from it since. */
  readonly unreachable: boolean;
  /** The phone is a community focal point's, marked by staff. */
  readonly focalPoint: boolean;
  readonly now: Date;
  /** When the message has nothing left to tell. UTC ISO. */
  readonly notAfter?: string | undefined;
  /** Digest of the text, without what is said in it for the first time. */
  readonly text: string;
  /** What the phone was sent in the last 24 hours, without this message. */
  readonly sentLately: readonly Sent[];
  /** What the centre's texts have cost this month, and what they may; millionths of a US dollar. */
  readonly spent: number;
  /** Absent where no centre pays. */
  readonly cap?: number | undefined;
  /** What the network says of the phone, when it was asked: whether it is on its own list of those to leave alone. */
  readonly network?: 'open' | 'opted-out' | 'opt-in-refused' | undefined;
  readonly limits: Limits;
};

/** docs/operate.md says what each means and what to do. */
export type Reason =
  | 'prefix'
  | 'stopped'
  | 'outdated'
  | 'opted-out'
  | 'opt-in-refused'
  | 'unreachable'
  | HeldFor;

export type Verdict =
  | { readonly send: true }
  | { readonly send: false; readonly reason: Reason }
  | { readonly send: false; readonly holdUntil: Date; readonly heldFor: HeldFor };

/** Whether a message may be sent (domain.md rules 4–6 and 12, design.md rule 6): the only place that says so. */
export function maySend(situation: Situation): Verdict {
  const { purpose, stopped, now, notAfter, limits, phone } = situation;
  if (!mayBeTexted(phone, limits.allowedPrefixes)) return drop('prefix');
  if (stopped && purpose !== 'stop-confirmation' && situation.despiteStop !== true) return drop('stopped');
  // The phone has asked for messages again since.
  if (!stopped && purpose === 'stop-confirmation') return drop('outdated');
  if (notAfter !== undefined && now.toISOString() >= notAfter) return drop('outdated');
  if (situation.network === 'opt-in-refused') return drop('opt-in-refused');
  if (situation.network === 'opted-out') return drop('opted-out');
  const unprompted = isUnprompted(purpose, situation.heard);
  if (unprompted && situation.unreachable) return drop('unreachable');
  const quietUntil = unprompted ? endOfQuiet(now, limits.quietHours) : undefined;
  if (quietUntil !== undefined)
    return situation.news
      ? heldOrDropped(situation, 'quiet-hours', quietUntil)
      : { send: false, holdUntil: quietUntil, heldFor: 'quiet-hours' };
  const most = mostSpent(situation);
  // The month may be given more, or be over: it is looked at anew each morning.
  if (most !== undefined && situation.spent >= most)
    return beyond(situation, 'budget', nextMorning(situation));
  return unprompted ? withinDay(situation) : withinWindows(situation);
}

const drop = (reason: Reason): Verdict => ({ send: false, reason });

/** What is beyond a limit: news is held until then, the rest is dropped. */
const beyond = (situation: Situation, limit: HeldFor, until: Date): Verdict =>
  situation.news ? heldOrDropped(situation, limit, until) : drop(limit);

/** What would have nothing left to tell by then is not held: someone else must tell her. */
const heldOrDropped = ({ notAfter }: Situation, heldFor: HeldFor, holdUntil: Date): Verdict =>
  notAfter !== undefined && notAfter <= holdUntil.toISOString()
    ? drop(heldFor)
    : { send: false, holdUntil, heldFor };

/** The first instant of the next day in Baghdad, or of that morning where it is quiet then. */
function nextMorning({ now, limits }: Pick<Situation, 'now' | 'limits'>): Date {
  const today = localDate(now.toISOString());
  const midnight = new Date(Date.parse(localToUtc(today, '00:00')) + day);
  return endOfQuiet(midnight, limits.quietHours) ?? midnight;
}

/** Whether no text of the phone's owner asked for it: what a form for an unknown phone leads to is not asked for. */
export function isUnprompted(purpose: Purpose, heard: boolean): boolean {
  switch (purpose) {
    case 'answer':
      return !heard;
    case 'notice':
    case 'reminder':
    case 'broadcast':
      return true;
    case 'stop-confirmation':
    case 'start-confirmation':
    case 'erase-confirmation':
      return false;
  }
}

/** Whether the network is to be asked for its own list first; it is asked once a day and phone at the most. */
export const asksNetwork = (purpose: Purpose, heard: boolean, asked: Date | undefined, now: Date): boolean =>
  purpose === 'start-confirmation' ||
  (isUnprompted(purpose, heard) && (asked === undefined || now.getTime() - asked.getTime() >= day));

/**
 * At which spending (millionths of a dollar) messages of this purpose stop, so that what can wait stops first:
 * broadcasts, reminders, notices, answers (domain.md rule 12). Absent where nothing stops them.
 */
export function mostSpent({
  purpose,
  heard,
  cap,
}: Pick<Situation, 'purpose' | 'heard' | 'cap'>): number | undefined {
  if (cap === undefined || purpose === 'stop-confirmation') return undefined;
  if (purpose === 'broadcast') return Math.round(cap * 0.8);
  if (purpose === 'reminder') return Math.round(cap * 0.9);
  return isUnprompted(purpose, heard) ? cap : Math.round(cap * 1.1);
}

const day = 24 * 3_600_000;

/**
 * How much of a phone's day each may use, so that what was sent to everyone leaves room for what changes her place or day:
 * that first, then reminders, then broadcasts.
 */
const shareOfDay = (most: number, purpose: Purpose): number => {
  switch (purpose) {
    case 'broadcast':
      return Math.ceil((most * 2) / 3);
    case 'reminder':
      return Math.ceil((most * 5) / 6);
    default:
      return most;
  }
};

function withinDay(situation: Situation): Verdict {
  const { purpose, heard, known, focalPoint, now, sentLately, limits } = situation;
  const today = localDate(now.toISOString());
  const sent = sentLately.filter(
    ({ unprompted, at }) => unprompted && localDate(new Date(at * 1000).toISOString()) === today,
  ).length;
  const isFull = (most: number) => sent >= shareOfDay(most, purpose);
  // A form may be filled in by anyone, whoever else knows the phone: what forms cause stops first.
  const isStranger = !heard && !focalPoint && (!known || purpose === 'answer');
  if (isStranger && isFull(limits.toStrangersADay))
    return beyond(situation, 'stranger-limit', nextMorning(situation));
  const { unpromptedADay: most } = limits;
  return isFull(focalPoint ? most.focalPoint : most.phone)
    ? beyond(situation, 'daily-limit', nextMorning(situation))
    : { send: true };
}

/**
 * That a phone has stopped, started or is forgotten is said whatever else was answered it, and however full every window
 * is: only the very same more than so often in an hour is a machine.
 */
const confirmations: Window = { minutes: 60, most: { phone: 3, focalPoint: 3 } };
const isConfirmation = (purpose: Purpose): boolean => purpose.endsWith('-confirmation');

/** Answers are bounded too, so that two machines that answer each other die out (domain.md rule 4). */
function withinWindows(situation: Situation): Verdict {
  const { purpose, text, sentLately, limits } = situation;
  const answers = sentLately.filter(({ unprompted }) => !unprompted);
  const same = answers.filter((answer) => answer.text === text);
  if (isConfirmation(purpose))
    return freeFrom([confirmations], same, situation) === undefined ? { send: true } : drop('repeated');
  const sameFrom = freeFrom(limits.sameAnswer, same, situation);
  if (sameFrom !== undefined) return late(situation, 'repeated', sameFrom);
  const from = freeFrom(limits.answers, answers, situation);
  return from === undefined ? { send: true } : late(situation, 'too-many', from);
}

/**
 * An answer that came too soon after others is given late where it tells of her place, once a day: a machine that it sets
 * going again gets no second one, and dies out.
 */
const late = (situation: Situation, limit: HeldFor, until: Date): Verdict =>
  situation.sentLately.some((each) => each.late) ? drop(limit) : beyond(situation, limit, until);

/** When every window has room again; `undefined` where all have now. */
function freeFrom(
  windows: readonly Window[],
  sent: readonly Sent[],
  { now, focalPoint }: Pick<Situation, 'now' | 'focalPoint'>,
): Date | undefined {
  const times = sent.map(({ at }) => at).toSorted((a, b) => b - a);
  const free = windows.flatMap(({ minutes, most }) => {
    const at = times[(focalPoint ? most.focalPoint : most.phone) - 1];
    const until = at === undefined ? 0 : (at + minutes * 60) * 1000;
    return until > now.getTime() ? [until] : [];
  });
  return free.length === 0 ? undefined : new Date(Math.max(...free));
}
