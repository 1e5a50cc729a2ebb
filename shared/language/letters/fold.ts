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

const otherForm = /[اآأإٱٲٳهةەھہۀۂۃيىیېێئٸكکڪگرڕلڵوۆؤۇۊفڤجچبپ]/g;
/** Marks on letters (harakat, Latin accents), tatweel, the lone hamza, and everything invisible: bidi marks, ZWNJ. */
const dropped = /[\p{M}\p{Cf}\u0640ء]/gu;
const between = /[^\p{L}\p{Nd}]+/gu;

/** The rule, for any text. */
const foldAny = (text: string): string =>
  toAsciiDigits(text.normalize('NFKD').toLowerCase().normalize('NFKD'))
    .replace(dropped, '')
    .replace(otherForm, (letter) => sameLetter.get(letter) ?? letter)
    .replace(between, ' ')
    .trim();

/**
 * What each UTF-16 unit becomes by the rule, worked out when it is first met: one character, nothing, or a space.
 * `null`: what becomes of it is longer, or hangs on what stands beside it, so that the rule itself must tell.
 */
const becomes = new Map<number, string | null>();
/** The same for ASCII and the Latin and Arabic letters, where a look-up should cost least. */
const tabled = 0x700;
const becomesTabled: (string | null | undefined)[] = /* @__PURE__ */ new Array(tabled).fill(undefined);
/** Sigma, which is another letter at the end of a word, and halves of a letter. */
const hangsOnOthers = /[σς\ud800-\udfff]/;

function learn(unit: number): string | null {
  const written = String.fromCharCode(unit);
  const folded = foldAny(`x${written}x`).slice(1, -1);
  const outcome = folded.length > 1 || hangsOnOthers.test(written + folded) ? null : folded;
  if (unit < tabled) becomesTabled[unit] = outcome;
  else becomes.set(unit, outcome);
  return outcome;
}

/**
 * A text as it is compared: lower case, one form per letter, ASCII digits, words parted by one space; no
 * accents, punctuation or emoji (domain.md, "Spelling to fold before matching"). For comparing and sorting
 * only, never to be shown. Folding twice changes nothing.
 */
export function fold(text: string): string {
  let folded = '';
  let isParted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let letter = unit < tabled ? becomesTabled[unit] : becomes.get(unit);
    if (letter === undefined) letter = learn(unit);
    if (letter === null) return foldAny(text);
    if (letter === ' ') isParted = true;
    else if (letter !== '') {
      folded += isParted && folded !== '' ? ` ${letter}` : letter;
      isParted = false;
    }
  }
  return folded;
}
