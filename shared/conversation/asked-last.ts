import { localDate } from '#shared/language/index.ts';
import type { Line, TextTold } from '#shared/messaging/index.ts';

/** The kinds of question a text may put to its reader. */
export type Asks =
  /** A place that is on offer. */
  | 'offer'
  /** To come, or to say that she will not. */
  | 'reminder'
  /** Whether she keeps her place, after absences. */
  | 'stay'
  /** A question of a centre to everyone: no answer to it is kept. */
  | 'centre'
  /** Nothing. */
  | 'nothing';

/** A question put to a phone by a text that was sent. */
export type Asked = {
  readonly asks: Asks;
  /** When that text was sent; UTC ISO. */
  readonly at: string;
  /** The codes of the activities it was about. */
  readonly codes: readonly string[];
  /** Of a reminder: when the session begins. UTC ISO. */
  readonly start?: string;
  /** The person it was put to, where one is named. */
  readonly personId?: string;
};

/** The questions that YES or NO answers: all put at one time, all of one kind. */
export type AskedLast =
  | { readonly asked: 'question' }
  | { readonly asked: 'offer' | 'reminder' | 'stay'; readonly of: readonly Asked[] }
  /**
   * Several kinds of question at one time, one that YES or NO does not answer, or an open question overtaken
   * by other news.
   */
  | { readonly asked: 'unclear'; readonly isQuestion: boolean; readonly of: readonly Asked[] }
  | { readonly asked: 'nothing' };

/** Texts sent within so many milliseconds may arrive in any order, and are read as one. */
const atOnce = 30_000;
/** Reminders of one evening go out page by page: those for several people on a phone count as one. */
const remindersAtOnce = 20 * 60_000;

const offers: ReadonlySet<string> = new Set([
  'sms.offered',
  'sms.offeredChildren',
  'sms.alreadyOffered',
  'sms.statusLine.offered',
]);
const reminders: ReadonlySet<string> = new Set(['sms.reminder', 'sms.reminderTwo', 'sms.reminderTwice']);

/** Every question that a text put to its readers; a text without one says so. */
export function askedIn({ at, lines, personId, unprompted }: TextTold): readonly Asked[] {
  const asked = lines.flatMap((line): readonly Asked[] => {
    const asks = asksIn(line);
    if (asks === undefined) return [];
    const { code, other, start } = line.args;
    const codes = [code, other].filter((each) => typeof each === 'string');
    const whom = line.personId ?? personId;
    const when = asks === 'reminder' && typeof start === 'string' ? { start } : {};
    return [{ asks, at, codes, ...when, ...(whom === undefined ? {} : { personId: whom }) }];
  });
  if (asked.length > 0) return asked;
  return unprompted ? [{ asks: 'nothing', at, codes: [] }] : [];
}

function asksIn({ key, args }: Line): Exclude<Asks, 'nothing'> | undefined {
  const plain = key.replace(/For$/, '');
  if (offers.has(plain)) return 'offer';
  if (reminders.has(plain)) return 'reminder';
  if (plain === 'sms.absences') return 'stay';
  return plain === 'sms.broadcast' && /[?؟]/u.test(String(args.text)) ? 'centre' : undefined;
}

/**
 * The last question: the one rule by which YES and NO are bound to a question (domain.md rule 15). A question
 * of the conversation gives way to any text sent later; an offer, a reminder, or whether she stays, to a
 * later question. With a code, only questions about that activity count.
 * @param asked in the order of time
 * @param question when the open question of the conversation was last put, where one is open
 */
export function askedLast(
  asked: readonly Asked[],
  question: Date | undefined,
  code: string | null,
): AskedLast {
  const about = code === null ? asked : asked.filter(({ codes }) => codes.includes(code));
  const put = about.filter(({ asks }) => asks !== 'nothing');
  const last = put.at(-1);
  const open = code === null ? question : undefined;
  if (open !== undefined && !(last !== undefined && Date.parse(last.at) > open.getTime() + atOnce)) {
    const latest = about.at(-1);
    const since = put.filter(({ at }) => Math.abs(Date.parse(at) - open.getTime()) <= atOnce);
    if (since.length > 0) return { asked: 'unclear', isQuestion: true, of: since };
    return latest !== undefined && Date.parse(latest.at) > open.getTime() + atOnce
      ? { asked: 'unclear', isQuestion: true, of: [] }
      : { asked: 'question' };
  }
  if (last === undefined) return { asked: 'nothing' };
  const together = put.filter((each) => isTogether(each, last));
  const [kind, another] = new Set(together.map(({ asks }) => asks));
  if (another !== undefined || kind === undefined || kind === 'centre' || kind === 'nothing')
    return { asked: 'unclear', isQuestion: false, of: together };
  return { asked: kind, of: together };
}

function isTogether(each: Asked, last: Asked): boolean {
  const apart = Date.parse(last.at) - Date.parse(each.at);
  const isOneEvening = each.asks === 'reminder' && last.asks === 'reminder' && dayOf(each) === dayOf(last);
  return apart <= (isOneEvening ? remindersAtOnce : atOnce);
}

const dayOf = ({ start }: Asked): string | undefined => (start === undefined ? undefined : localDate(start));
