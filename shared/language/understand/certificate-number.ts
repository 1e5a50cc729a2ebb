import type { CentreId } from '#events/vocabulary.ts';
import { toAsciiDigits } from '../letters/fold.ts';

/** The centre's letters at the head of a certificate number. */
export const certificateLetters: Readonly<Record<CentreId, string>> = {
  baghdad: 'BGD',
  diyala: 'DYL',
  kirkuk: 'KRK',
  ninewa: 'NNW',
};

/**
 * None of these is confused with another when read out, handwritten or badly printed: no 0 and O, 1 I and L,
 * 2 and Z, 5 and S, 8 and B, U and V.
 */
export const certificateSigns = '34679ACDEFGHJKMNPQRTWXY';
/** How many of these signs end a number. */
export const certificateLength = 6;

/**
 * Separators that people and keyboards put inside a number; a tatweel is the hyphen of an Arabic keyboard.
 */
const between = '[\\s\\p{Pd}_./·،,:#*\\u0640\\u2212\\\\|]{0,3}';
const letters = Object.values(certificateLetters)
  .map((each) => [...each].join(between))
  .join('|');
const head = `(${letters})${between}(\\d)${between}(\\d)`;
const sign = `([${certificateSigns}])`;
const signs = Array.from({ length: certificateLength }, () => sign).join(between);
const alone = { before: '(?<![A-Z\\d])', behind: '(?![A-Z\\d])' };
/** With the head first or last: a right-to-left line may show it last, and people copy it as they see it. */
const whole = new RegExp(`${alone.before}${head}${between}${signs}${alone.behind}`, 'gu');
const turned = new RegExp(`${alone.before}${signs}${between}${head}${alone.behind}`, 'gu');
const mayHold = new RegExp(letters, 'u');

/**
 * The certificate number in a typed text, in its stored form: `KRK26-7F3Q9K`, from any digits and capitals,
 * with or without its hyphen, with spaces between its signs, and among other words. `undefined` where there
 * is none.
 */
export function certificateNumberIn(text: string): string | undefined {
  const [first] = certificateNumbersIn(text);
  return first;
}

/** Every certificate number in a text, each once, in order. */
export function certificateNumbersIn(text: string): readonly string[] {
  const plain = plainly(text);
  if (!mayHold.test(plain)) return [];
  const found = numbersBy(whole, plain).map((parts) => inOrder(parts.slice(0, 3), parts.slice(3)));
  if (found.length > 0) return [...new Set(found)];
  const last = numbersBy(turned, plain).map((parts) =>
    inOrder(parts.slice(certificateLength), parts.slice(0, certificateLength)),
  );
  return [...new Set(last)];
}

const plainly = (text: string): string =>
  toAsciiDigits(text.normalize('NFKC').replace(/\p{Cf}/gu, '')).toUpperCase();

/** Many names consist of these signs alone: "KRK 26 Marwan" is a centre, an age and a name. */
const mayBeWords = /^[A-Z]+ +\d+ [A-Z]+$|^[A-Z]+ [A-Z]+ *\d+$/;

const numbersBy = (pattern: RegExp, plain: string): readonly (readonly string[])[] =>
  [...plain.matchAll(pattern)].filter(([all]) => !mayBeWords.test(all)).map(([, ...parts]) => parts);

/**
 * A head of ours with signs after it that no number has; a digit among them, or a hyphen before them, shows
 * that a number is meant.
 */
const mistyped = new RegExp(
  `${alone.before}(${letters})${between}(\\d{1,2})(${between})([A-Z\\d]{3,9})${alone.behind}`,
  'u',
);

/**
 * A miscopied certificate number: one sign too few or too many, or a sign that no number has. In capitals and
 * plain digits, `KRK26-7F3Q9O`; `undefined` where there is none.
 */
export function mistypedCertificateIn(text: string): string | undefined {
  const plain = plainly(text);
  if (!mayHold.test(plain) || certificateNumberIn(text) !== undefined) return undefined;
  const [, centre = '', year = '', hyphen = '', ends = ''] = mistyped.exec(plain) ?? [];
  const isMeant = /[A-Z]/.test(ends) && (/\d/.test(ends) || /\S/u.test(hyphen));
  return isMeant ? `${lettersOf(centre)}${year}-${ends}` : undefined;
}

const inOrder = ([centre = '', ...year]: readonly string[], ends: readonly string[]): string =>
  `${lettersOf(centre)}${year.join('')}-${ends.join('')}`;

/** The letters without separators. */
const lettersOf = (centre: string): string => centre.replace(/[^A-Z]/g, '');
