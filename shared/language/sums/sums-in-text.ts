import type { Currency } from '#events/vocabulary.ts';
import { fold, toAsciiDigits } from '../letters/fold.ts';
import { alsoFraction, figureReadings, unit } from './figure-readings.ts';
import { type SumWord, sumWord, threeOrThirty } from './sum-words.ts';

/**
 * The decimals of a currency. A dinar has its thousand fils by law only: no one gives or asks for less than
 * one.
 */
export const decimalsOf: Readonly<Record<Currency, 0 | 2>> = { IQD: 0, USD: 2 };

/** Longer than the largest sum with its separators, or in words, and a currency. */
const longest = 100;
/** The words and figures of the longest sum in words; a longer text is a sentence. */
const mostPieces = 24;

/**
 * Every reading of a typed sum, in whole dinars or in cents, the largest first: none for a text that is no
 * sum of this currency, one for a clear sum, several for an ambiguous one. In any digits, or in words of our
 * languages.
 *
 * - Thousands are separated by `,` `٬` `،` `.` `٫` or a space, by the same sign throughout. Many keypads have
 *   only `٫`.
 * - Cents are one or two digits after a sign other than the one for thousands. For dinars they can only be
 *   `.00`.
 * - Three digits after one full stop are thousands of dinars. For dollars they may be a fraction: two
 *   readings.
 * - `الف`, `هەزار`, `k`, `مليون ونص`, `half a million`, `ربع مليون`, `مليون إلا ربع`, numbers in words.
 * - "A million and 500" is 1,000,500 or, colloquially, 1,500,000: two readings.
 *
 * @example sumsIn('مليون ونص', 'IQD') // [1_500_000]
 * @example sumsIn('1.200', 'USD') // [120_000, 120]
 */
export function sumsIn(text: string, currency: Currency): readonly number[] {
  const written = toAsciiDigits(text.replace(/\p{Cf}/gu, ''))
    .trim()
    .replace(/^["“”«»„]+|["“”«»„]+$/gu, '')
    .trim();
  if (written.length > longest) return [];
  const pieces = piecesOf(written);
  if (pieces === undefined || pieces.length > mostPieces) return [];
  const counted = withoutCurrency(pieces, currency);
  if (counted === undefined) return [];
  const amounts = choicesOf(counted, currency).flatMap((choice) => worthOf(choice));
  const smallest = unit / 10n ** BigInt(decimalsOf[currency]);
  const whole = amounts.filter((worth) => worth >= 0n && worth % smallest === 0n);
  const sums = whole.map((worth) => Number(worth / smallest));
  return [...new Set(sums)].filter(Number.isSafeInteger).sort((a, b) => b - a);
}

type Figure = { readonly is: 'figure'; readonly written: string };
/** A word of Sorani that means one of two numbers, depending on who typed it. */
type Either = { readonly is: 'either'; readonly values: readonly number[] };
type Piece = Figure | Either | (SumWord & { readonly folded: string });

const figure = /^\d(?:[\d.,٬٫،]|[ \u00a0\u202f](?=\d))*/u;
const word = /^(?:us)?\$|^[\p{L}\p{M}]+(?:\.[\p{L}\p{M}]+)*\.?/iu;
/** The separators between words, and between a figure and the word after it. */
const between = /^(?:\s+|[,،;:](?=\s))/u;
const mostWordsTogether = 3;

type Found = Figure | Either | string;

/** A text as figures and known words; `undefined` where it has anything else. */
function piecesOf(text: string): readonly Piece[] | undefined {
  const found: Found[] = [];
  let rest = text;
  while (rest !== '') {
    const [taken] = figure.exec(rest) ?? [];
    const [said] = taken === undefined ? (word.exec(rest) ?? []) : [];
    const [skipped] = taken === undefined && said === undefined ? (between.exec(rest) ?? []) : [];
    if (taken !== undefined) found.push(figureOf(taken));
    else if (said !== undefined) found.push(...wordsOf(said));
    else if (skipped === undefined || found.length === 0) return undefined;
    rest = rest.slice((taken ?? said ?? skipped ?? '').length);
    // A comma at the end of a figure separates it from the words after it: "250,000, only".
    if (taken !== undefined && /[,،]$/.test(taken) && !/^\s+[\p{L}$]/u.test(rest)) return undefined;
  }
  return known(found);
}

const figureOf = (taken: string): Figure => ({ is: 'figure', written: taken.replace(/[,،]$/, '') });

/** A word folded, without the dots of abbreviations; Arabic "and" is split from the next word. */
function wordsOf(said: string): readonly (string | Either)[] {
  const values = threeOrThirty.get(said);
  if (values !== undefined) return [{ is: 'either', values }];
  const plain = said.replaceAll('.', '').toLowerCase();
  if (plain.endsWith('$')) return ['$'];
  const folded = fold(plain);
  if (sumWord(folded) !== undefined || !folded.startsWith('و')) return [folded];
  return ['و', folded.slice(1)];
}

function known(found: readonly Found[]): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let at = 0; at < found.length; ) {
    const here = found[at];
    if (here === undefined) return undefined;
    if (typeof here !== 'string') {
      pieces.push(here);
      at += 1;
      continue;
    }
    const together = wordsFrom(found, at);
    if (together === undefined) return undefined;
    pieces.push({ ...together.word, folded: here });
    at += together.many;
  }
  return pieces;
}

/** The longest known entry that begins with these words. */
function wordsFrom(found: readonly Found[], at: number) {
  for (let many = mostWordsTogether; many > 0; many--) {
    const said = found.slice(at, at + many);
    if (said.length < many || said.some((piece) => typeof piece !== 'string')) continue;
    const text = said.join(' ');
    const means = text === '$' ? ({ is: 'currency', of: 'USD' } as const) : sumWord(text);
    if (means !== undefined) return { word: means, many };
  }
  return undefined;
}

/**
 * The pieces that make the sum; `undefined` where another currency is named, one twice in a row, or no number
 * is left.
 */
function withoutCurrency(pieces: readonly Piece[], currency: Currency): readonly Piece[] | undefined {
  const counted = pieces.filter(({ is }) => is !== 'nothing');
  const named = counted.filter((piece) => piece.is === 'currency');
  if (named.some((piece) => piece.of !== currency) || named.length > 2) return undefined;
  if (counted.some((piece, at) => piece.is === 'currency' && counted[at + 1]?.is === 'currency'))
    return undefined;
  const rest = counted.filter(({ is }) => is !== 'currency');
  const [only] = rest;
  // A single letter stands for a thousand or a million only after a figure.
  const isLetter = rest.length === 1 && only?.is === 'scale' && only.folded.length === 1;
  return only === undefined || isLetter ? undefined : rest;
}

/** A figure with its value in millionths. */
type Read = { readonly is: 'read'; readonly worth: bigint };
type Said = Read | Exclude<Piece, Figure | Either>;

const oneOfScale = /^(?:ال)?(?:الف|مليون|مليار)$/;

/** Every combination of readings of the figures and of ambiguous words; empty where a figure has none. */
function choicesOf(pieces: readonly Piece[], currency: Currency): readonly (readonly Said[])[] {
  let choices: readonly (readonly Said[])[] = [[]];
  pieces.forEach((piece, at) => {
    const next = pieces[at + 1];
    const isCounted = next !== undefined && (next.is === 'scale' || next.is === 'and');
    const readings = readingsOf(piece, next, isCounted, currency);
    choices = choices.flatMap((choice) => readings.map((reading) => [...choice, reading]));
  });
  return choices;
}

function readingsOf(
  piece: Piece,
  next: Piece | undefined,
  isCounted: boolean,
  currency: Currency,
): readonly Said[] {
  if (piece.is === 'figure')
    return figureReadings(piece.written, isCounted, currency).map((worth) => ({ is: 'read', worth }));
  if (piece.is === 'either')
    return piece.values.map((value) => ({ is: 'small', value, folded: String(value) }));
  const part = alsoFraction.get(piece.folded);
  const isSingular = next?.is === 'scale' && oneOfScale.test(next.folded);
  return part !== undefined && isSingular && unit % part === 0n
    ? [piece, { is: 'read', worth: unit / part }]
    : [piece];
}

const millionths = (value: number): bigint => BigInt(Math.round(value * 1_000_000));

/** The values of the pieces, in millionths; two for "a million and 500". */
function worthOf(pieces: readonly Said[]): readonly bigint[] {
  const at = pieces.findIndex(({ is }) => is === 'less');
  if (at === -1) return counted(pieces).worths;
  const { worths, last } = counted(pieces.slice(0, at));
  const rest = pieces.slice(at + 1);
  const [only, more] = rest;
  // "Less a quarter": of the scale named last.
  const less =
    only?.is === 'fraction' && more === undefined && last !== undefined
      ? [(millionths(only.value) * last) / unit]
      : counted(rest).worths;
  return worths.length === 1 && less.length === 1
    ? worths.flatMap((worth) => less.map((part) => worth - part))
    : [];
}

const none = { worths: [] } as const;

function counted(pieces: readonly Said[]): {
  readonly worths: readonly bigint[];
  /** The last scale named, in millionths. */
  readonly last?: bigint | undefined;
} {
  let total = 0n;
  let last: bigint | undefined;
  /** The number before its scale is named; from digits or from words. */
  let group: bigint | undefined;
  let isFigure = false;
  let isPart = false;
  let isJoined = false;
  for (const [at, piece] of pieces.entries()) {
    if (piece.is === 'and') {
      if (isJoined || at === 0 || at === pieces.length - 1) return none;
      isJoined = true;
      continue;
    }
    if (piece.is === 'scale') {
      const scale = BigInt(piece.value) * unit;
      const many = group ?? unit;
      if (last !== undefined && scale >= last && !(scale === last && many < unit)) return none;
      total += (many * scale) / unit;
      last = scale;
      group = undefined;
    } else if (piece.is === 'two') {
      const scale = BigInt(piece.value / 2) * unit;
      if (group !== undefined || (last !== undefined && scale >= last)) return none;
      total += 2n * scale;
      last = scale;
    } else if (piece.is === 'fraction') {
      const part = millionths(piece.value);
      if (isPart) return none;
      if (isJoined) group = (group ?? 0n) + part;
      else if (group === 3n * unit || group === unit) group = (group * part) / unit;
      else if (group === undefined) group = part;
      else return none;
      isPart = true;
      isFigure = true;
    } else {
      const next = piece.is === 'read' ? undefined : grown(group, piece, isJoined);
      if (piece.is === 'read' ? group !== undefined : next === undefined || isFigureWith(piece, isFigure))
        return none;
      group = piece.is === 'read' ? piece.worth : next;
      isFigure = piece.is === 'read';
      isPart = false;
    }
    if (group === undefined) {
      isFigure = false;
      isPart = false;
    }
    isJoined = false;
  }
  if (group === undefined) return { worths: [total], last };
  if (isPart && last !== undefined) return { worths: [total + (group * last) / unit], last };
  if (last !== undefined && last >= unit * unit && group >= 100n * unit && group < 1000n * unit)
    return { worths: [total + group, total + (group * last) / unit / 1000n], last };
  return { worths: [total + group], last };
}

/** Digits combine with no number word but a hundred: "5 hundred" is a number, "250 five" is not. */
const isFigureWith = (piece: Said, isFigure: boolean): boolean => isFigure && piece.is !== 'hundred';

/** The number with one more word added, in millionths; `undefined` where the word cannot follow. */
function grown(group: bigint | undefined, piece: Said, isJoined: boolean): bigint | undefined {
  const before = group === undefined ? undefined : Number(group / unit);
  const after = grownBy(before, piece, isJoined);
  return after === undefined ? undefined : BigInt(after) * unit;
}

function grownBy(before: number | undefined, piece: Said, isJoined: boolean): number | undefined {
  switch (piece.is) {
    case 'small':
      return addedSmall(before, piece.value, isJoined);
    case 'ten':
      if (before !== undefined && before % 100 > 0 && before % 100 < 10 && !isJoined) return before + 10;
      return addedSmall(before, 10, isJoined);
    case 'hundred':
      if (before === undefined) return 100;
      return before > 0 && before < 10 && !isJoined ? before * 100 : undefined;
    case 'hundreds':
      return before === undefined ? piece.value : undefined;
    default:
      return undefined;
  }
}

function addedSmall(before: number | undefined, value: number, isJoined: boolean): number | undefined {
  if (before === undefined) return value;
  const rest = before % 100;
  if (before >= 100 && rest === 0) return before + value;
  if (rest >= 20 && rest % 10 === 0 && value < 10) return before + value;
  // Arabic puts the ones before the tens: خمسة وعشرين.
  const isTens = value >= 20 && value % 10 === 0;
  return rest > 0 && rest < 10 && isTens && isJoined ? before + value : undefined;
}
