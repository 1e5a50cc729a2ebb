import { digitsIn, type Token } from '../letters/tokens.ts';
import { parsePhone } from './phone.ts';

/** A phone number in a text: its tokens, from `first` to before `end`, and the number as E.164. */
export type PhoneInText = { readonly first: number; readonly end: number; readonly phone: string };

/** Characters that may separate the digits of one number. */
const insidePhone = /^[\s()._/\-\u2010-\u2015\u2212]{0,3}$/u;
const signsBefore = /(?:\+\s?|\()*$/u;
const signsAfter = /^\s?\+/u;
/** Beginnings that show a whole number: a trunk or country prefix, or the ten digits of an Iraqi one. */
const begins = /^(?:0|964|7\d)/;
/** More digits together than an Iraqi number has: the number begins with its country code, without a plus. */
const withCountry = /^[1-9]\d{10,14}$/;
/** A text with fewer digits in all holds no phone number. */
export const fewestOfPhone = 9;
const mostDigits = 15;

/**
 * The one mobile phone number among the tokens of a text, in any usual spelling; other numbers may stand
 * beside it: the code, a year. `null` when there is none, `undefined` when there are two, or when its digits
 * can be read in two ways.
 */
export function phoneAmong(tokens: readonly Token[], text: string): PhoneInText | null | undefined {
  const found: PhoneInText[] = [];
  for (let first = 0; first < tokens.length; first++) {
    const phone = phoneFrom(tokens, text, first);
    if (phone === undefined) continue;
    found.push(phone);
    first = phone.end - 1;
  }
  const [only = null, another] = found;
  return another === undefined ? only : undefined;
}

type NumberInText = { readonly first: number; readonly end: number; readonly phone: string | null };

/**
 * Every number among the tokens with the length and the beginning of a phone's; its `phone` is `null` where
 * it is no valid mobile number.
 */
export function numbersAsOfPhones(tokens: readonly Token[], text: string): readonly NumberInText[] {
  // Most texts have no number of that length, and are not searched.
  if (digitsIn(tokens) < fewestOfPhone) return noNumbers;
  if (tokens === tokensOfLast) return numbersOfLast;
  tokensOfLast = tokens;
  numbersOfLast = allNumbersAsOfPhones(tokens, text);
  return numbersOfLast;
}

/** The search for codes and the reading of all pieces both need them: kept for the last tokens. */
let tokensOfLast: readonly Token[] = [];
let numbersOfLast: readonly NumberInText[] = [];
const noNumbers: readonly NumberInText[] = [];

function allNumbersAsOfPhones(tokens: readonly Token[], text: string): readonly NumberInText[] {
  const found: { first: number; end: number; phone: string | null }[] = [];
  for (let first = 0; first < tokens.length; first++) {
    const token = tokens[first];
    if (token === undefined || token.kind === 'word' || token.kind === 'date') continue;
    const phone = phoneFrom(tokens, text, first);
    const before = text.slice(Math.max(0, token.start - 2), token.start);
    const [longest] =
      begins.test(token.folded) || before.includes('+') ? endsOfNumber(tokens, text, first) : [];
    if (phone === undefined && longest === undefined) continue;
    const end = phone?.end ?? longest ?? first + 1;
    found.push({ first, end, phone: phone?.phone ?? null });
    first = end - 1;
  }
  return found;
}

/** The longest phone number that begins with this token. */
function phoneFrom(tokens: readonly Token[], text: string, first: number): PhoneInText | undefined {
  const token = tokens[first];
  if (token === undefined || token.kind === 'word') return undefined;
  const before = signsBefore.exec(text.slice(Math.max(0, token.start - 4), token.start))?.[0] ?? '';
  if (!begins.test(token.folded) && !mayHaveCountry(tokens, text, first, before)) {
    const phone = withCountry.test(token.folded) ? parsePhone(token.folded) : null;
    return phone === null ? undefined : { first, end: first + 1, phone };
  }
  // The code 770 before 0771 123 4567.
  if (token.folded.startsWith('7') && tokens[first + 1]?.folded.startsWith('07')) return undefined;
  const ends = endsOfNumber(tokens, text, first);
  for (const end of ends) {
    const last = tokens[end - 1];
    if (last === undefined) continue;
    const after = before.includes('+')
      ? ''
      : (signsAfter.exec(text.slice(last.end, last.end + 2))?.[0] ?? '');
    const phone = parsePhone(before + text.slice(token.start, last.end) + after);
    if (phone !== null) return { first, end, phone };
  }
  return undefined;
}

/**
 * The possible ends of a number that begins with a token, the longest first: as long as only digits follow.
 */
function endsOfNumber(tokens: readonly Token[], text: string, first: number): readonly number[] {
  const ends: number[] = [];
  let digits = 0;
  for (let position = first; position < tokens.length; position++) {
    const token = tokens[position];
    if (token === undefined || token.kind === 'word') break;
    const previous = position > first ? tokens[position - 1] : undefined;
    if (previous !== undefined && !insidePhone.test(text.slice(previous.end, token.start))) break;
    digits += token.folded.length;
    if (digits > mostDigits) break;
    if (digits >= fewestOfPhone) ends.unshift(position + 1);
  }
  return ends;
}

/** A number of another country has a plus sign, before it or, in right-to-left text, after it. */
function mayHaveCountry(tokens: readonly Token[], text: string, first: number, before: string): boolean {
  if (before.includes('+')) return true;
  const last = tokens[(endsOfNumber(tokens, text, first)[0] ?? 0) - 1];
  return last !== undefined && signsAfter.test(text.slice(last.end, last.end + 2));
}
