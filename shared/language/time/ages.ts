import type { Detail } from '../understand/detail.ts';
import type { Piece } from '../understand/pieces.ts';
import { firstOfLastCentury, lastOfThisCentury } from './birth-years.ts';

/** A birth as it was told: the year, or the age in whole years. */
export type Born = { readonly birthYear: number | null; readonly age: number | null };

/**
 * A number without a word beside it: from `youngest` on it may be an age; from `oldest` on it may also be a
 * year.
 */
const youngest = 5;
const oldest = 59;

const unknown: Born = { birthYear: null, age: null };

const says = (pieces: readonly Piece[], is: Detail['is']): boolean =>
  pieces.some((piece) => piece.is === 'detail' && piece.detail.is === is);

/**
 * The year or age among pieces; `numbers` are those that count no children. A number of 60 to 99 alone may be
 * an age or a year of the last century, and tells nothing. `undefined` when there are two years or two
 * numbers, when an age is announced but missing, or when the number fits neither.
 */
export function bornBy(pieces: readonly Piece[], numbers: readonly Piece[]): Born | undefined {
  const years = pieces.flatMap((piece) => (piece.is === 'year' ? [piece.year] : []));
  const [number] = numbers;
  const [birthYear = null] = years;
  const tellsBirth = says(pieces, 'birth-follows');
  const tellsAge = says(pieces, 'age-follows');
  const tellsYear = says(pieces, 'year-follows');
  if (years.length > 1 || numbers.length > 1) return undefined;
  if (number === undefined) {
    return birthYear === null && (tellsBirth || tellsAge || tellsYear) ? undefined : { birthYear, age: null };
  }
  if (number.is !== 'number') {
    // A number in words is an age only with a word that says so.
    const count = number.is === 'detail' && number.detail.is === 'count' ? number.detail.count : 0;
    return tellsAge && birthYear === null && count >= youngest ? { birthYear, age: count } : undefined;
  }
  if (number.number < youngest && !number.digits.startsWith('0')) return undefined;
  if (birthYear !== null) return { birthYear, age: null };
  if (tellsBirth && !tellsAge) return bornInShort(number.digits);
  if (number.number < youngest || number.digits.startsWith('0')) return tellsAge ? undefined : unknown;
  const isPlain = tellsAge || tellsYear || number.number <= oldest;
  return isPlain ? { birthYear: null, age: number.number } : unknown;
}

/** A birth year of two digits, `90` or `05`; `undefined` when its century is unclear. */
export function bornInShort(digits: string): Born | undefined {
  const year = Number(digits);
  if (digits.length !== 2) return undefined;
  if (year <= lastOfThisCentury) return { birthYear: 2000 + year, age: null };
  return year >= firstOfLastCentury ? { birthYear: 1900 + year, age: null } : undefined;
}
