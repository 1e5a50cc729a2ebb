import type { DayTold } from '../time/day-words.ts';
import type { Part } from '../words/wish-words.ts';

/** The wish of a sentence that is no command of the tables. */
export type Wish = {
  readonly intent: 'stop' | 'absent' | 'yes' | 'no' | 'cancel';
  readonly code?: string;
  /** The person who will not come, where named. */
  readonly name?: string;
  /** The day on which she will not come, where told. */
  readonly day?: DayTold;
};

/** The part of a word in a sentence, and its day, if it tells one. */
export type Said = { readonly part: Part | 'leave' | 'name'; readonly day?: DayTold };
/** A part with its position in the text. */
export type Spoken = Said & { readonly start: number; readonly end: number };

type Rule = {
  readonly intent: Wish['intent'];
  /** The parts that a sentence of this intent may have. */
  readonly among: ReadonlySet<Said['part']>;
  readonly holds: (said: readonly Spoken[], code: string | undefined) => boolean;
};

/** Whether any of these parts is in the sentence. */
export const has = (said: readonly Spoken[], ...parts: readonly Said['part'][]): boolean =>
  said.some(({ part }) => parts.includes(part));

/** Whether one of the first parts comes anywhere before one of the second. */
function stands(
  said: readonly Spoken[],
  first: readonly Said['part'][],
  second: readonly Said['part'][],
): boolean {
  const at = said.findIndex(({ part }) => first.includes(part));
  return at >= 0 && said.slice(at + 1).some(({ part }) => second.includes(part));
}

/** Whether one comes right before the other, with at most filler between them. */
const isRightBefore = (
  said: readonly Spoken[],
  first: readonly Said['part'][],
  second: readonly Said['part'][],
): boolean => {
  const weighty = said.filter(({ part }) => part !== 'filler');
  return weighty.some(
    ({ part }, at) => first.includes(part) && second.includes(weighty[at + 1]?.part ?? 'filler'),
  );
};

const parts = (...some: readonly Said['part'][]): ReadonlySet<Said['part']> => new Set([...some, 'filler']);
const refusing = ['not', 'unable'] as const;
export const ending = ['end', 'off', 'away', 'leave'] as const;

/** "Do not stop", "the end", "a stop". */
const isTurnedRound = (said: readonly Spoken[]): boolean =>
  isRightBefore(said, ['not', 'unable', 'want-not'], ending) ||
  said.some(({ part }, at) => part === 'article' && ending.some((each) => each === said[at + 1]?.part));

/** The rules, from the most important wish to the one that may be mentioned in passing. */
export const rules: readonly Rule[] = [
  {
    intent: 'stop',
    among: parts(
      ...([
        'end',
        'off',
        'away',
        'over',
        'texts',
        'send',
        'send-not',
        'receive',
        'list',
        'number',
        'own-number',
      ] as const),
      ...([
        'wrong',
        'stranger',
        'leave',
        'want',
        'want-not',
        'not',
        'no',
        'yes',
        'article',
        'place',
        'able',
      ] as const),
    ),
    holds: (said) => {
      if (isTurnedRound(said)) return false;
      if (has(said, 'stranger')) return true;
      if (has(said, 'wrong')) return has(said, 'number');
      const isAboutTexts = has(said, 'texts', 'send');
      // "Stop, cancel" may be about a place.
      if (has(said, 'end') && has(said, 'leave') && !isAboutTexts) return false;
      if (has(said, 'end', 'off', 'send-not')) return true;
      if (has(said, 'away', 'leave')) return isAboutTexts || has(said, 'list', 'number', 'own-number');
      if (has(said, 'over')) return isAboutTexts;
      if (has(said, 'want-not')) return isAboutTexts || has(said, 'receive');
      if (!stands(said, ['not'], ['texts', 'send', 'receive'])) return false;
      return has(said, 'receive') ? has(said, 'want') : true;
    },
  },
  {
    intent: 'cancel',
    among: parts(
      ...([
        'leave',
        'off',
        'away',
        'over',
        'go-on',
        'regret',
        'because',
        'reason',
        'ill',
        'course',
        'place',
        'time',
        'article',
        'no',
      ] as const),
      ...(['not', 'unable', 'able', 'want', 'want-not', 'take-part', 'list'] as const),
    ),
    holds: (said, code) => {
      if (isTurnedRound(said)) return false;
      if (has(said, 'take-part') && !has(said, 'not', 'want-not')) return false;
      if (has(said, 'leave') || stands(said, ['not', 'unable', 'want-not'], ['go-on'])) return true;
      if (code === undefined) return false;
      return has(said, 'off', 'away', 'want-not', 'regret') || stands(said, ['not'], ['want']);
    },
  },
  {
    intent: 'absent',
    among: parts(
      ...([
        'not',
        'unable',
        'able',
        'come',
        'coming',
        'not-coming',
        'take-part',
        'want',
        'want-not',
        'course',
      ] as const),
      ...(['time', 'reason', 'ill', 'because', 'over', 'article', 'no', 'yes', 'place', 'name'] as const),
    ),
    holds: (said, code) => {
      if (isRightBefore(said, ['not'], ['yes', 'not-coming'])) return false;
      const isWhen = has(said, 'time', 'course');
      // "No, I cannot come" answers the last question.
      if (said[0]?.part === 'no' && !isWhen) return false;
      if (has(said, 'not-coming')) return true;
      const isOfADay = said.some(({ day }) => day !== undefined);
      if (isOfADay && has(said, 'ill') && !has(said, 'not', 'come', 'coming', 'yes', 'name')) return true;
      const isTakingPart = has(said, 'take-part') && code === undefined;
      if (stands(said, [...refusing, 'want-not'], ['come', 'coming'])) return true;
      if (isTakingPart && stands(said, refusing, ['take-part'])) return true;
      return isWhen && (has(said, 'unable') || stands(said, ['not'], ['able'])) && !has(said, 'take-part');
    },
  },
  {
    intent: 'no',
    among: parts(
      ...([
        'no',
        'not',
        'unable',
        'able',
        'want',
        'want-not',
        'come',
        'coming',
        'not-coming',
        'take-part',
      ] as const),
      ...(['regret', 'reason', 'ill', 'because', 'place', 'over', 'article', 'course'] as const),
    ),
    holds: (said, code) => {
      // "Not no"; "no place", "no session" report a lack.
      if (isRightBefore(said, ['not'], ['no']) || isRightBefore(said, ['no'], ['course', 'place']))
        return false;
      // "I cannot join 214" may ask for help.
      if (has(said, 'take-part') && code !== undefined) return false;
      if (has(said, 'no') && has(said, 'coming') && !has(said, 'not', 'unable')) return false;
      return has(said, 'no', 'regret', 'want-not', 'unable') || stands(said, ['not'], ['want', 'able']);
    },
  },
  {
    intent: 'yes',
    among: parts(
      ...([
        'yes',
        'gladly',
        'come',
        'coming',
        'take-part',
        'able',
        'time',
        'course',
        'place',
        'want',
        'article',
        'over',
      ] as const),
    ),
    holds: (said, code) => {
      if (has(said, 'yes') || stands(said, ['want'], ['place'])) return true;
      // "214, I will come" may be a registration.
      return code === undefined && (has(said, 'gladly', 'coming') || stands(said, ['able'], ['come']));
    },
  },
];
