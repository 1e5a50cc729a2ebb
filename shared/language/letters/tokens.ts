import { withDates } from '../time/dates-in-text.ts';
import { everydayLexicon } from '../understand/word-meanings.ts';
import { foldWord } from './fold-word.ts';
import { type Run, readRuns } from './letter-runs.ts';
import type { Token } from './token.ts';

export type { Token };

const invisible = /\u0640|\u20e3|[\ufe00-\ufe0f]|(?!\u200c|\u200d)\p{Cf}/gu;
/** Control characters except a new line, which may separate a signature from the rest. */
const control = /(?!\n)\p{Cc}/gu;
/** A text of only these has no control and no invisible characters. */
const plain = /^[ -~،؛؟\u0620-\u063f\u0641-\u06dc]*$/;

/**
 * The text without invisible characters: bidi marks, tatweel, variation selectors; control characters except
 * new lines become spaces.
 */
export const visible = (body: string): string =>
  plain.test(body) ? body : body.replace(invisible, '').replace(control, ' ');

const asciiCode = /^\d+$/;
const blank = /^(?:\u200c|\u200d|\p{M})*$/u;
/** Characters that separate groups of digits in one number, but not two words. */
const insideNumber = /^[^\s\p{L}]+$/u;
const signBefore = /[+\p{Sc}]\s?$/u;
const signAfter = /^\s?[\p{Sc}%٪+]/u;
/** "Me + 2 children". */
const plusAndSpace = /\+\s$/;
/** A plus before the next number, as of a phone. */
const plusOfNext = /^\s+\+$/u;

/** The runs of letters and digits of a `visible` text, in order, with their kinds, given their neighbours. */
export function readTokens(text: string): readonly Token[] {
  const runs = withArabizi(readRuns(text), text);
  const tokens = runs.map((found, position) => tokenOf(found, runs[position - 1], runs[position + 1], text));
  return withDates(tokens, text);
}

/** Words of our tables with digits for letters that Latin lacks: 3 for ع, 2 for ء. */
const arabizi = /^(?:na3am|la2|m[ou]sa3ada|(?:bil)?3arabi|(?:al)?m[ie]n7a)$/i;

/** The runs, with the parts of such a word joined into one. */
function withArabizi(runs: readonly Run[], text: string): readonly Run[] {
  if (!runs.some(({ isDigits, start, end }) => isDigits && end - start === 1)) return runs;
  const joined: Run[] = [];
  for (let first = 0; first < runs.length; first++) {
    const run = runs[first];
    if (run === undefined) break;
    const last = [runs[first + 2], runs[first + 1]].find(
      (later) => later !== undefined && arabizi.test(text.slice(run.start, later.end)),
    );
    if (last === undefined) joined.push(run);
    else {
      joined.push({
        written: text.slice(run.start, last.end),
        isDigits: false,
        start: run.start,
        end: last.end,
      });
      first = runs.indexOf(last);
    }
  }
  return joined;
}

function tokenOf(found: Run, previous: Run | undefined, next: Run | undefined, text: string): Token {
  const { start, end } = found;
  const glued =
    previous !== undefined &&
    (previous.end === start || (text[start - 1] !== ' ' && blank.test(text.slice(previous.end, start))));
  const folded = foldedWhole(found.written);
  if (!found.isDigits) return { kind: 'word', folded, start, end, glued };
  const before = text.slice(previous?.end ?? 0, start);
  const after = text.slice(end, next?.start ?? text.length);
  const joined =
    (!isApart(before) &&
      ((previous?.isDigits === true && insideNumber.test(before)) ||
        (signBefore.test(before) && !(folded.length <= 2 && plusAndSpace.test(before))))) ||
    (!isApart(after) &&
      ((next?.isDigits === true && insideNumber.test(after)) ||
        (signAfter.test(after) && !(next?.isDigits === true && plusOfNext.test(after)))));
  return { kind: joined || !asciiCode.test(folded) ? 'amount' : 'digits', folded, start, end, glued };
}

/** Whether only a space or nothing stands beside a number, as with most. */
const isApart = (gap: string): boolean => gap === ' ' || gap === '';

/** A run with an apostrophe in it, folded as one word. */
function foldedWhole(written: string): string {
  const folded = foldWord(written);
  return folded.includes(' ') ? folded.replaceAll(' ', '') : folded;
}

/**
 * Whether letters and digits written together may be a code: only with a keyword, a preposition or a longer
 * name. `isKeyword`: says which other words are keywords.
 */
export const areWellParted = (
  tokens: readonly Token[],
  isKeyword: (folded: string) => boolean = () => false,
): boolean =>
  tokens.every((token, position) => {
    if (!token.glued) return true;
    const before = tokens[position - 1];
    if (before === undefined) return true;
    const word = token.kind === 'word' ? token : before;
    const isArabicScript = !/[a-z]/.test(word.folded);
    if (isKeyword(word.folded) || everydayLexicon().meaningOf(word.folded)?.is === 'keyword') return true;
    return token.kind === 'word' ? word.folded.length >= 3 : isArabicScript && word.folded.length === 1;
  });
