import { fold } from './fold.ts';
import { everydayLexicon } from './lexicon.ts';

/**
 * A run of letters or of digits in a text. An `amount` is digits that are part of something longer or carry a
 * sign: `4,600`, `10:30`, `30/11`, `+964`, `250$`; never a code.
 */
export type Token = {
  readonly kind: 'word' | 'digits' | 'amount';
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** Nothing stands between this token and the one before: `سجل214`. */
  readonly glued: boolean;
};

const invisible = /\u0640|\u20e3|[\ufe00-\ufe0f]|(?!\u200c|\u200d)\p{Cf}/gu;
const control = /\p{Cc}/gu;

/** The text without what the eye does not see: bidi marks, tatweel, variation selectors; control characters are spaces. */
export const visible = (body: string): string => body.replace(invisible, '').replace(control, ' ');

const run =
  /(?:\p{L}[\p{L}\p{M}\u200c\u200d]*(?:['’ʼ`´]\p{L}[\p{L}\p{M}\u200c\u200d]*)*)|\p{Nd}[\p{Nd}\p{M}\u200c\u200d]*/gu;
const asciiCode = /^\d+$/;
const blank = /^(?:\u200c|\u200d|\p{M})*$/u;
/** What parts the digits of one number, and not two words. */
const insideNumber = /^[^\s\p{L}]+$/u;
const signBefore = /[+\p{Sc}]\s?$/u;
const signAfter = /^\s?[\p{Sc}%٪+]/u;
/** In front of the number that follows, as of a phone. */
const plusOfNext = /^\s+\+$/u;

/** The runs of letters and digits of a `visible` text, in order. */
export function readTokens(text: string): readonly Token[] {
  const runs = [...text.matchAll(run)].map((match) => ({
    written: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  return runs.map(({ written, start, end }, position) => {
    const before = text.slice(runs[position - 1]?.end ?? 0, start);
    const after = text.slice(end, runs[position + 1]?.start ?? text.length);
    const folded = fold(written).replaceAll(' ', '');
    const glued = position > 0 && blank.test(before);
    if (!/^\p{Nd}/u.test(written)) return { kind: 'word', folded, start, end, glued };
    const joined =
      (isDigits(runs[position - 1]) && insideNumber.test(before)) ||
      (isDigits(runs[position + 1]) && insideNumber.test(after)) ||
      signBefore.test(before) ||
      (signAfter.test(after) && !(isDigits(runs[position + 1]) && plusOfNext.test(after)));
    return { kind: joined || !asciiCode.test(folded) ? 'amount' : 'digits', folded, start, end, glued };
  });
}

const isDigits = (neighbour: { readonly written: string } | undefined): boolean =>
  neighbour !== undefined && /^\p{Nd}/u.test(neighbour.written);

/** Letters and digits may stand together only as a code with a keyword, a preposition or a name of some length. */
export const areWellParted = (tokens: readonly Token[]): boolean =>
  tokens.every((token, position) => {
    const before = tokens[position - 1];
    if (!token.glued || before === undefined) return true;
    const word = token.kind === 'word' ? token : before;
    const isArabicScript = !/[a-z]/.test(word.folded);
    if (everydayLexicon().meaningOf(word.folded)?.is === 'keyword') return true;
    return token.kind === 'word' ? word.folded.length >= 3 : isArabicScript && word.folded.length === 1;
  });
