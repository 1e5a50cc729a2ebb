import type { CentreId } from '../../events/vocabulary.ts';
import { toAsciiDigits } from './digits.ts';

/** Short for the centre, as it stands at the head of a certificate's number. */
export const certificateLetters: Readonly<Record<CentreId, string>> = {
  baghdad: 'BGD',
  diyala: 'DYL',
  kirkuk: 'KRK',
  ninewa: 'NNW',
};

/** Read out, written by hand or seen badly, none of these is taken for another: no 0 and O, 1 I and L, 2 and Z, 5 and S, 8 and B, U and V. */
export const certificateSigns = '34679ACDEFGHJKMNPQRTWXY';
/** How many of them a number ends with. */
export const certificateLength = 6;

/** What people and keyboards put between the parts of a number. */
const between = '[\\s\\p{Pd}_./·،,:#*]{0,3}';
const head = `(${Object.values(certificateLetters).join('|')})${between}(\\d)${between}(\\d)`;
const sign = `([${certificateSigns}])`;
const signs = Array.from({ length: certificateLength }, () => sign).join(between);
const alone = { before: '(?<![A-Z\\d])', behind: '(?![A-Z\\d])' };
/** With its head first, or last: a line of right to left may show it so, and it is copied as it is seen. */
const whole = new RegExp(`${alone.before}${head}${between}${signs}${alone.behind}`, 'u');
const turned = new RegExp(`${alone.before}${signs}${between}${head}${alone.behind}`, 'u');
const mayHold = new RegExp(Object.values(certificateLetters).join('|'));

/**
 * The number of a certificate in what someone typed, as it is kept: `KRK26-7F3Q9K`, from any digits, capitals or not,
 * with or without its hyphen, with spaces between its signs, and among other words. `undefined` where there is none.
 */
export function certificateNumberIn(text: string): string | undefined {
  const plain = toAsciiDigits(text.normalize('NFKC').replace(/\p{Cf}/gu, '')).toUpperCase();
  if (!mayHold.test(plain)) return undefined;
  const found = whole.exec(plain)?.slice(1);
  if (found !== undefined) return inOrder(found.slice(0, 3), found.slice(3));
  const last = turned.exec(plain)?.slice(1);
  return last && inOrder(last.slice(certificateLength), last.slice(0, certificateLength));
}

const inOrder = ([letters = '', ...year]: readonly string[], ends: readonly string[]): string =>
  `${letters}${year.join('')}-${ends.join('')}`;
