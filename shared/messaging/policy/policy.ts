import { mayBeTexted } from '#shared/language/phone/phone.ts';
import { endOfQuiet } from '#shared/language/time/quiet-hours.ts';
import { localDate, localToUtc } from '#shared/language/time/time.ts';
import type { HeldFor, Limits, Purpose, Sent, Window } from '../schema.ts';

/** Everything the policy looks at before a message is sent. */
export type Situation = {
  readonly purpose: Purpose;
  /** E.164. */
  readonly phone: string;
  /** The phone has asked for no more messages. */
  readonly stopped: boolean;
  /** The message answers a text in which that phone, after STOP, asked for a place. */
  readonly despiteStop?: boolean | undefined;
  /**
   * The phone has texted us. One that never did may belong to a stranger, and have been typed into the form.
   */
  readonly heard: boolean;
  /**
   * Staff registered someone on the phone, or its owner gave a code sent to it: no stranger's, though it
   * never texted us.
   */
  readonly known: boolean;
  /** The message changes someone's place or day (`isNews`): held where others are dropped. */
  readonly news: boolean;
  /** The network said that the number takes no texts, and the phone has sent none since. */
  readonly unreachable: boolean;
  /** The phone is a community focal point's, marked by staff. */
  readonly focalPoint: boolean;
  readonly now: Date;
  /** The instant from which the message has nothing left to tell. UTC ISO. */
  readonly notAfter?: string | undefined;
  /** Digest of the text, without its first-text notice. */
  readonly text: string;
  /** The texts the phone was sent in the last 24 hours, without this message. */
  readonly sentLately: readonly Sent[];
  /** The cost of the centre's texts this month, in millionths of a US dollar; `cap` likewise. */
  readonly spent: number;
  /** Absent where no centre pays. */
  readonly cap?: number | undefined;
  /** The network's answer about the phone, when it was asked: whether it is on the network's opt-out list. */
  readonly network?: 'open' | 'opted-out' | 'opt-in-refused' | undefined;
  readonly limits: Limits;
};

/** The reasons for refusal; docs/operate.md says what to do about each. */
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

/**
 * Whether a message may be sent (domain.md rules 4–6 and 12, design.md rule 6). No other code decides this.
 */
export function maySend(situation: Situation): Verdict {
  const { purpose, stopped, now, notAfter, limits, phone } = situation;
  if (!mayBeTexted(phone, limits.allowedPrefixes)) return drop('prefix');
  if (stopped && purpose !== 'stop-confirmation' && situation.despiteStop !== true) return drop('stopped');
  // The phone has since asked for messages again.
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
  // The centre may be given more, or a new month begin: looked at anew each morning.
  if (most !== undefined && situation.spent >= most)
    return beyond(situation, 'budget', nextMorning(situation));
  return unprompted ? withinDay(situation) : withinWindows(situation);
}

const drop = (reason: Reason): Verdict => ({ send: false, reason });

/** Beyond a limit, news is held until then; the rest is dropped. */
const beyond = (situation: Situation, limit: HeldFor, until: Date): Verdict =>
  situation.news ? heldOrDropped(situation, limit, until) : drop(limit);

/** A message with nothing left to tell by then is dropped, not held: someone else must tell her. */
const heldOrDropped = ({ notAfter }: Situation, heldFor: HeldFor, holdUntil: Date): Verdict =>
  notAfter !== undefined && notAfter <= holdUntil.toISOString()
    ? drop(heldFor)
    : { send: false, holdUntil, heldFor };

/** The first instant of the next day in Baghdad, or the end of the quiet hours it falls in. */
function nextMorning({ now, limits }: Pick<Situation, 'now' | 'limits'>): Date {
  const today = localDate(now.toISOString());
  const midnight = new Date(Date.parse(localToUtc(today, '00:00')) + day);
  return endOfQuiet(midnight, limits.quietHours) ?? midnight;
}

/**
 * Whether no text of the phone's owner asked for it. A form for a phone that never texted us does not count
 * as asking.
 */
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

/**
 * Whether to ask for the network's opt-out list first; at most once a day for each phone, except on START.
 */
export const asksNetwork = (purpose: Purpose, heard: boolean, asked: Date | undefined, now: Date): boolean =>
  purpose === 'start-confirmation' ||
  (isUnprompted(purpose, heard) && (asked === undefined || now.getTime() - asked.getTime() >= day));

/**
 * The spending (millionths of a dollar) at which messages of this purpose stop, so that the least urgent stop
 * first: broadcasts, reminders, notices, answers (domain.md rule 12). Absent where nothing stops them.
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
 * How much of a phone's daily limit each purpose may use, so that broadcasts leave room for reminders, and
 * both for a change of her place or day.
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
  // Anyone may fill in a form, even for a phone others know: texts caused by forms stop first.
  const isStranger = !heard && !focalPoint && (!known || purpose === 'answer');
  if (isStranger && isFull(limits.toStrangersADay))
    return beyond(situation, 'stranger-limit', nextMorning(situation));
  const { unpromptedADay: most } = limits;
  return isFull(focalPoint ? most.focalPoint : most.phone)
    ? beyond(situation, 'daily-limit', nextMorning(situation))
    : { send: true };
}

/**
 * A confirmation that a phone has stopped, started or is erased is sent however full the windows are: only
 * the very same text more than so often in an hour is a machine.
 */
const confirmations: Window = { minutes: 60, most: { phone: 3, focalPoint: 3 } };
const isConfirmation = (purpose: Purpose): boolean => purpose.endsWith('-confirmation');

/** Answers are limited too, so that two machines answering each other fall silent (domain.md rule 4). */
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
 * An answer beyond its limit is given late when it tells of her place, once a day: a machine set going again
 * by it gets no second one, and falls silent.
 */
const late = (situation: Situation, limit: HeldFor, until: Date): Verdict =>
  situation.sentLately.some((each) => each.late) ? drop(limit) : beyond(situation, limit, until);

/** The instant at which every window has room again; `undefined` where all have room now. */
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
