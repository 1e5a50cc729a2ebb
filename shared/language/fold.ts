import { toAsciiDigits } from './digits.ts';

/**
 * Letters that one word is written with by different people and keyboards, each group as its first letter.
 * Kurdish letters fall on the Arabic letter that stands in for them on an Arabic keyboard.
 */
const letterGroups: readonly string[] = [
  'اآأإٱٲٳ',
  'هةەھہۀۂۃ',
  'يىیېێئٸ',
  'كکڪگ',
  'رڕ',
  'لڵ',
  'وۆؤۇۊ',
  'فڤ',
  'جچ',
  'بپ',
];

const sameLetter: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ letterGroups.flatMap((group) =>
    [...group].map((letter): [string, string] => [letter, group.charAt(0)]),
  ),
);

const plainAscii = /^[a-z0-9 ]*$/;
const otherForm = /[اآأإٱٲٳهةەھہۀۂۃيىیېێئٸكکڪگرڕلڵوۆؤۇۊفڤجچبپ]/g;
/** Marks on letters (harakat, Latin accents), tatweel, the lone hamza, and everything invisible: bidi marks, ZWNJ. */
const dropped = /[\p{M}\p{Cf}\u0640ء]/gu;
const between = /[^\p{L}\p{Nd}]+/gu;

/**
 * A text as it is compared: lower case, one form per letter, ASCII digits, words parted by one space; no
 * accents, punctuation or emoji (domain.md, "Spelling to fold before matching"). For comparing and sorting
 * only, never to be shown. Folding twice changes nothing.
 */
export function fold(text: string): string {
  if (plainAscii.test(text)) return text.trim().replace(/ +/g, ' ');
  return toAsciiDigits(text.normalize('NFKD').toLowerCase().normalize('NFKD'))
    .replace(dropped, '')
    .replace(otherForm, (letter) => sameLetter.get(letter) ?? letter)
    .replace(between, ' ')
    .trim();
}
