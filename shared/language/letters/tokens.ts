import { withDates } from '../time/dates-in-text.ts';
import { everydayLexicon } from '../understand/word-meanings.ts';
import { foldWord } from './fold-word.ts';
import { type Run, readRuns } from './letter-runs.ts';
import type { Token } from './token.ts';

export type { Token };

const invisible = /\u0640|\u20e3|[\ufe00-\ufe0f]|(?!\u200c|\u200d)\p{Cf}/gu;
/** All but a new line, which may part a signature from what is said. */
const control = /(?!\n)\p{Cc}/gu;
/** Nothing of the two stands among these. */
const plain = /^[ -~،؛؟\u0620-\u063f\u0641-\u06dc]*$/;

/** The text without what the eye does not see: bidi marks, tatweel, variation selectors; control characters but new lines are spaces. */
export const visible = (body: string): string =>
  plain.test(body) ? body : body.replace(invisible, '').replace(control, ' ');

const asciiCode = /^\d+$/;
const blank = /^(?:\u200c|\u200d|\p{M})*$/u;
/** What parts the digits of one number, and not two words. */
const insideNumber = /^[^\s\p{L}]+$/u;
const signBefore = /[+\p{Sc}]\s?$/u;
const signAfter = /^\s?[\p{Sc}%٪+]/u;
/** "Me + 2 children". */
const plusAndSpace = /\+\s$/;
/** In front of the number that follows, as of a phone. */
const plusOfNext = /^\s+\+$/u;

/** The runs of letters and digits of a `visible` text, in order, with what they stand for by what is beside them. */
export function readTokens(text: string): readonly Token[] {
  const runs = withArabizi(readRuns(text), text);
  const tokens = runs.map((found, position) => tokenOf(found, runs[position - 1], runs[position + 1], text));
  return withDates(tokens, text);
}

/** Words of our tables with letters that Latin ones lack written as digits: 3 for ع, 2 for ء. */
const arabizi = /^(?:na3am|la2|m[ou]sa3ada|(?:bil)?3arabi|(?:al)?m[ie]n7a)$/i;

/** The runs with those that make up such a word as one. */
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

/** Whether what stands beside a number is a space or nothing, as with most. */
const isApart = (gap: string): boolean => gap === ' ' || gap === '';

/** A run folded as one word, though an apostrophe stands in it. */
function foldedWhole(written: string): string {
  const folded = foldWord(written);
  return folded.includes(' ') ? folded.replaceAll(' ', '') : folded;
}

/**
 * Letters and digits may stand together only as a code with a keyword, a preposition or a name of some length.
 * `isKeyword`: what else is one.
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
