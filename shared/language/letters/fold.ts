import { toAsciiDigits } from './digits.ts';

/**
 * Letters that different people and keyboards use for one and the same, each group folded to its first
 * letter. Kurdish letters fold to the Arabic letter that replaces them on an Arabic keyboard.
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
/**
 * Marks on letters (harakat, Latin accents), tatweel, the lone hamza, and invisible characters: bidi marks,
 * ZWNJ.
 */
const dropped = /[\p{M}\p{Cf}\u0640ء]/gu;
const between = /[^\p{L}\p{Nd}]+/gu;

/** The folding rule, for any text. */
const foldAny = (text: string): string =>
  toAsciiDigits(text.normalize('NFKD').toLowerCase().normalize('NFKD'))
    .replace(dropped, '')
    .replace(otherForm, (letter) => sameLetter.get(letter) ?? letter)
    .replace(between, ' ')
    .trim();

/**
 * The folding of each UTF-16 unit, worked out at first use: one character, nothing, or a space. `null`: the
 * result is longer, or depends on the neighbouring letters, so the rule itself is applied.
 */
const becomes = new Map<number, string | null>();
/** The same for ASCII and the Latin and Arabic letters, where a look-up must be cheapest. */
const tabled = 0x700;
const becomesTabled: (string | null | undefined)[] = /* @__PURE__ */ new Array(tabled).fill(undefined);
/** Sigma, which has another form at the end of a word, and halves of surrogate pairs. */
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
 * A text in the form for comparing: lower case, one form for each letter, ASCII digits, words separated by
 * one space; no accents, punctuation or emoji (domain.md, "Spelling to fold before matching"). For comparing
 * and sorting only, never to be shown. Folding twice changes nothing.
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
