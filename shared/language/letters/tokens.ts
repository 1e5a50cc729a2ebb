import { withDates } from '../time/dates-in-text.ts';
import { everydayLexicon } from '../understand/word-meanings.ts';
import { foldWord } from './fold.ts';
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
  // A date has at least two parts.
  return tokens.length < 2 ? tokens : withDates(tokens, text);
}

/** How many digits the numbers among tokens have in all. */
export function digitsIn(tokens: readonly Token[]): number {
  let digits = 0;
  for (const { kind, folded } of tokens) if (kind !== 'word') digits += folded.length;
  return digits;
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

/** A run of adjacent letters, with their marks and inner apostrophes; or a run of digits. */
type Run = {
  readonly written: string;
  readonly isDigits: boolean;
  readonly start: number;
  readonly end: number;
};

const other = 1;
const letter = 2;
const digit = 3;
/** Marks on letters, and joiners, which are part of Kurdish and Persian spelling. */
const mark = 4;
const apostrophe = 5;

/** The kind of each one-unit character, worked out at first use; halves of surrogate pairs stay unknown. */
const kinds = /* @__PURE__ */ new Uint8Array(0x10000);

function kindAt(text: string, at: number): number {
  const known = kinds[text.charCodeAt(at)] ?? 0;
  if (known > 0) return known;
  const point = text.codePointAt(at) ?? 0;
  const character = String.fromCodePoint(point);
  const kind = kindOf(character);
  if (character.length === 1 && !isHalf(point)) kinds[point] = kind;
  return kind;
}

const isHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

function kindOf(character: string): number {
  if (/\p{L}/u.test(character)) return letter;
  if (/\p{Nd}/u.test(character)) return digit;
  if (/[\p{M}\u200c\u200d]/u.test(character)) return mark;
  return /['’ʼ`´]/.test(character) ? apostrophe : other;
}

/** The runs of letters and of digits in a text, in order. */
function readRuns(text: string): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    const start = at;
    at += lengthAt(text, at);
    if (kind !== letter && kind !== digit) continue;
    at = endOfRun(text, at, kind);
    runs.push({ written: text.slice(start, at), isDigits: kind === digit, start, end: at });
  }
  return runs;
}

const lengthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** The end of a run that began with `kind`; an apostrophe belongs to it only between letters. */
function endOfRun(text: string, from: number, kind: number): number {
  let at = from;
  while (at < text.length) {
    const next = kindAt(text, at);
    if (next === kind || next === mark) at += lengthAt(text, at);
    else if (
      next === apostrophe &&
      kind === letter &&
      at + 1 < text.length &&
      kindAt(text, at + 1) === letter
    )
      at++;
    else break;
  }
  return at;
}
