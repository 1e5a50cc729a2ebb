import { mayBeTexted } from '../language/prefixes.ts';
import { endOfQuiet } from '../language/quiet-hours.ts';
import { localDate } from '../language/time.ts';
import type { Limits, Purpose, Sent, Window } from './schema.ts';

/** What a message is held against before it is sent. */
export type Situation = {
  readonly purpose: Purpose;
  /** E.164. */
  readonly phone: string;
  /** The phone has asked for no more messages. */
  readonly stopped: boolean;
  /** The phone has texted us. One that never did may be a stranger's, typed into the form. */
  readonly heard: boolean;
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
  | 'budget'
  | 'stranger-limit'
  | 'daily-limit'
  | 'repeated'
  | 'too-many';

export type Verdict =
  | { readonly send: true }
  | { readonly send: false; readonly reason: Reason }
  | { readonly send: false; readonly holdUntil: Date };

/** Whether a message may be sent (domain.md rules 4–6 and 12, design.md rule 6): the only place that says so. */
export function maySend(situation: Situation): Verdict {
  const { purpose, stopped, now, notAfter, limits, phone } = situation;
  if (!mayBeTexted(phone, limits.allowedPrefixes)) return drop('prefix');
  if (stopped && purpose !== 'stop-confirmation') return drop('stopped');
  // The phone has asked for messages again since.
  if (!stopped && purpose === 'stop-confirmation') return drop('outdated');
  if (notAfter !== undefined && now.toISOString() >= notAfter) return drop('outdated');
  if (situation.network === 'opt-in-refused') return drop('opt-in-refused');
  if (situation.network === 'opted-out') return drop('opted-out');
  const unprompted = isUnprompted(purpose, situation.heard);
  if (unprompted && situation.unreachable) return drop('unreachable');
  const quietUntil = unprompted ? endOfQuiet(now, limits.quietHours) : undefined;
  if (quietUntil !== undefined) return { send: false, holdUntil: quietUntil };
  const most = mostSpent(situation);
  if (most !== undefined && situation.spent >= most) return drop('budget');
  return unprompted ? withinDay(situation) : withinWindows(situation);
}

const drop = (reason: Reason): Verdict => ({ send: false, reason });

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

function withinDay({ heard, focalPoint, now, sentLately, limits }: Situation): Verdict {
  const today = localDate(now.toISOString());
  const sent = sentLately.filter(
    ({ unprompted, at }) => unprompted && localDate(new Date(at * 1000).toISOString()) === today,
  ).length;
  if (!heard && !focalPoint && sent >= limits.toStrangersADay) return drop('stranger-limit');
  const { unpromptedADay: most } = limits;
  return sent >= (focalPoint ? most.focalPoint : most.phone) ? drop('daily-limit') : { send: true };
}

/** Answers are bounded too, so that two machines that answer each other die out (domain.md rule 4). */
function withinWindows(situation: Situation): Verdict {
  const { text, sentLately, limits } = situation;
  const answers = sentLately.filter(({ unprompted }) => !unprompted);
  const same = answers.filter((answer) => answer.text === text);
  if (limits.sameAnswer.some((window) => isFull(window, same, situation))) return drop('repeated');
  if (limits.answers.some((window) => isFull(window, answers, situation))) return drop('too-many');
  return { send: true };
}

function isFull(
  { minutes, most }: Window,
  sent: readonly Sent[],
  { now, focalPoint }: Pick<Situation, 'now' | 'focalPoint'>,
): boolean {
  const since = now.getTime() / 1000 - minutes * 60;
  return sent.filter(({ at }) => at > since).length >= (focalPoint ? most.focalPoint : most.phone);
}
