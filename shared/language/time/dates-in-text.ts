import { lazySet, spellings } from '../letters/fold.ts';
import type { Token } from '../letters/token.ts';
import { lastOfThisCentury } from './birth-years.ts';

/** Separators of day, month and year; Arabic keyboards have a backslash in place of the slash. */
const betweenParts = /^\s?[/\\.\-\u2010-\u2015\u2212٫،؍:_]\s?$/u;
/** Separators, besides a space, between a code and a birth year after it. */
const afterCode = /^\s?[/\\\-\u2010-\u2015\u2212،,.؛;:_|]\s?$/u;
/** Separators of two codes. */
const betweenCodes = /^\s?[/+&]\s?$/u;
/** "Of the common era", as written after a year: ١٩٩٠م, ١٩٩٠ی زایینی. */
const ofTheEra = /* @__PURE__ */ lazySet(() => spellings('م, ز, ميلادي, ميلادية, زایینی, ی زایینی'));

/**
 * The names of months in Iraq, in other Arab countries, in Kurdish and in English. A month that is also a
 * person's name counts only after its day: نيسان ١٩٩٠ is Nisan, born in 1990.
 */
const monthNames = (): readonly string[] =>
  spellings(`
    january, jan, february, feb, march, mar, april, apr, may, june, jun, july, jul, august, aug, september, sep, sept, october,
    oct, november, nov, december, dec, كانون الثاني, شباط, اذار, نيسان, ايار, مايس, حزيران, تموز, اب, ايلول, تشرين الاول,
    تشرين الثاني, كانون الاول, يناير, فبراير, مارس, ابريل, مايو, يونيو, يوليو, اغسطس, سبتمبر, اكتوبر, نوفمبر, ديسمبر,
    کانوونی دووەم, شوبات, ئازار, نیسان, ئایار, حوزەیران, تەموز, تەممووز, ئاب, ئەیلول, ئەیلوول, تشرینی یەکەم, تشرینی دووەم,
    کانوونی یەکەم`);
const months = /* @__PURE__ */ lazySet(monthNames);
/** The first words of the months' names. */
const beginnings = /* @__PURE__ */ lazySet(() => monthNames().map((month) => month.split(' ', 1)[0] ?? ''));
const namesToo = /* @__PURE__ */ lazySet(() =>
  spellings('april, may, june, august, نيسان, نیسان, ايار, مايس, ازار, ئازار, اب, ئاب, تموز, mar, jan'),
);

const year = /^(?:19\d\d|20[012]\d)$/;
const part = /^\d{1,2}$/;
const code = /^[1-9]\d\d$/;

/**
 * The tokens, with each date of birth as one token of kind `date`, whose `folded` is its year: `1/7/1990`,
 * `1990-07-01`, `1 تموز 1990`, `7/1990`, `١٩٩٠م`. Day and month are dropped, so their order does not matter.
 * A code and a year with a sign between them (`214/1990`) stay two numbers, as do two codes (`214/215`). A
 * date too late for a birth stays as it was.
 */
export function withDates(tokens: readonly Token[], text: string): readonly Token[] {
  if (!tokens.some(({ kind, folded }) => kind === 'amount' || (kind === 'digits' && year.test(folded)))) {
    return tokens;
  }
  const read: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = dateAt(tokens, at, text);
    if (found !== undefined) {
      read.push(found.date);
      at = found.end;
      continue;
    }
    const pair = codeAndYearAt(tokens, at, text);
    if (pair.length > 0) read.push(...pair);
    else read.push(...tokens.slice(at, at + 1));
    at += Math.max(1, pair.length);
  }
  return read;
}

type Dated = { readonly date: Token; readonly end: number };

function dateAt(tokens: readonly Token[], at: number, text: string): Dated | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  const isWord = first.kind === 'word';
  if (isWord && !beginnings.has(first.folded)) return undefined;
  for (const { length, born } of [
    isWord ? none : threeParts(tokens, at, text),
    isWord ? none : twoParts(tokens, at, text),
    named(tokens, at),
  ]) {
    if (born === undefined || !isBirth(born)) continue;
    return dated(tokens, at, at + length, born);
  }
  const isEra = first.kind === 'digits' && isBirth(first.folded) && endOfEra(tokens, at + 1) > at + 1;
  return isEra ? dated(tokens, at, at + 1, first.folded) : undefined;
}

function dated(tokens: readonly Token[], at: number, end: number, born: string): Dated | undefined {
  const first = tokens[at];
  const whole = endOfEra(tokens, end);
  const last = tokens[whole - 1];
  if (first === undefined || last === undefined) return undefined;
  return { date: { ...first, kind: 'date', folded: born, end: last.end }, end: whole };
}

/** The end of the words for the era after a date. */
function endOfEra(tokens: readonly Token[], from: number): number {
  const [next, another] = [tokens[from], tokens[from + 1]];
  if (next?.kind !== 'word') return from;
  if (another?.kind === 'word' && ofTheEra.has(`${next.folded} ${another.folded}`)) return from + 2;
  return ofTheEra.has(next.folded) ? from + 1 : from;
}

type Found = { readonly length: number; readonly born: string | undefined };
const none: Found = { length: 0, born: undefined };

/** Day, month and year in either order; a year of two digits comes last. */
function threeParts(tokens: readonly Token[], at: number, text: string): Found {
  const [first, second, third] = tokens.slice(at, at + 3);
  if (first === undefined || second === undefined || third === undefined) return none;
  const signs = [text.slice(first.end, second.start), text.slice(second.end, third.start)];
  if (!signs.every((sign) => betweenParts.test(sign)) || signs[0]?.trim() !== signs[1]?.trim()) return none;
  if (isJoined(tokens[at - 1], first, text) || isJoined(third, tokens[at + 3], text)) return none;
  const [one, two, three] = [first.folded, second.folded, third.folded];
  if (isDay(one, two) && year.test(three)) return { length: 3, born: three };
  if (year.test(one) && isDay(two, three)) return { length: 3, born: one };
  const isShort = isDay(one, two) && part.test(three) && three.length === 2 && signs[0]?.trim() === '/';
  return isShort
    ? { length: 3, born: Number(three) <= lastOfThisCentury ? `20${three}` : `19${three}` }
    : none;
}

/** A month and a year. */
function twoParts(tokens: readonly Token[], at: number, text: string): Found {
  const [first, second] = tokens.slice(at, at + 2);
  if (first === undefined || second === undefined) return none;
  const isParted = betweenParts.test(text.slice(first.end, second.start));
  if (!isParted || isJoined(tokens[at - 1], first, text) || isJoined(second, tokens[at + 2], text))
    return none;
  return isMonth(first.folded) && year.test(second.folded) ? { length: 2, born: second.folded } : none;
}

/** A day, the name of a month and a year; the day may be absent. */
function named(tokens: readonly Token[], at: number): Found {
  const first = tokens[at];
  if (first === undefined) return none;
  const hasDay = part.test(first.folded) && Number(first.folded) <= 31;
  const from = hasDay ? at + 1 : at;
  if (!hasDay && first.kind !== 'word') return none;
  if (!beginnings.has(tokens[from]?.folded ?? '')) return none;
  for (const words of [2, 1]) {
    const named = tokens.slice(from, from + words);
    const month = named.map(({ folded }) => folded).join(' ');
    const last = tokens[from + words];
    if (!months.has(month) || last === undefined || !year.test(last.folded)) continue;
    if (hasDay || !namesToo.has(month)) return { length: from + words + 1 - at, born: last.folded };
  }
  return none;
}

/** Whether two tokens are joined without a space. */
const isJoined = (one: Token | undefined, other: Token | undefined, text: string): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.kind !== 'word' &&
  other.kind !== 'word' &&
  !/\s/.test(text.slice(one.end, other.start));

const isMonth = (digits: string): boolean => part.test(digits) && Number(digits) >= 1 && Number(digits) <= 12;
const isDay = (one: string, other: string): boolean =>
  part.test(one) &&
  part.test(other) &&
  Math.min(Number(one), Number(other)) >= 1 &&
  Math.min(Number(one), Number(other)) <= 12 &&
  Math.max(Number(one), Number(other)) <= 31;

const isBirth = (digits: string): boolean =>
  Number(digits) >= 1900 && Number(digits) <= 2000 + lastOfThisCentury;

const nonePaired: readonly Token[] = [];

function codeAndYearAt(tokens: readonly Token[], at: number, text: string): readonly Token[] {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first?.kind !== 'amount' || second?.kind !== 'amount') return nonePaired;
  const isYear = year.test(second.folded) && isBirth(second.folded);
  if (!code.test(first.folded) || !(isYear || code.test(second.folded))) return [];
  if (isJoined(tokens[at - 1], first, text) || isJoined(second, tokens[at + 2], text)) return [];
  return (isYear ? afterCode : betweenCodes).test(text.slice(first.end, second.start))
    ? [
        { ...first, kind: 'digits' },
        { ...second, kind: 'digits' },
      ]
    : [];
}
