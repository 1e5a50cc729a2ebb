/** Where each set of ten decimal digits begins: Arabic-Indic, Extended Arabic-Indic, full-width. */
const digitSets = [0x0660, 0x06f0, 0xff10];

const foreignDigit = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

/** The text with every Arabic-Indic, Extended Arabic-Indic and full-width digit written as 0–9. */
export const toAsciiDigits = (text: string): string =>
  text.replace(foreignDigit, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = digitSets.find((start) => code >= start && code <= start + 9) ?? code;
    return String(code - zero);
  });

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

/** Texts use some thousand words; a longer run of letters is no word that comes again. */
const mostWords = 4000;
const longestWord = 24;

/**
 * A function of a single word that remembers its last few thousand results: texts use the same words again
 * and again. Results are kept in memory only. `of` must always give the same result for a word.
 */
export function remembered<Told extends string | number | boolean | object | null>(
  of: (word: string) => Told,
): (word: string) => Told {
  const known = new Map<string, Told>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const told = of(word);
    if (word.length > longestWord) return told;
    if (known.size >= mostWords) known.clear();
    known.set(word, told);
    return told;
  };
}

/**
 * `fold` of a single word, remembered: gives the same string object each time, which look-ups hash only once.
 */
export const foldWord = /* @__PURE__ */ remembered(fold);

/** The entries of a table written as one text with commas, folded. */
export const spellings = (table: string): readonly string[] =>
  table
    .split(',')
    .map(fold)
    .filter((entry) => entry !== '');

/** A set that is built when it is first asked: loading a function folds no word. */
export function lazySet(entries: () => Iterable<string>): Pick<ReadonlySet<string>, 'has'> {
  let built: ReadonlySet<string> | undefined;
  return {
    has: (word) => {
      built ??= new Set(entries());
      return built.has(word);
    },
  };
}

/** Digits typed into a form, as 0–9, without the direction marks that keyboards put around them. */
export const typedDigits = (text: string): string => toAsciiDigits(text.replace(/\p{Cf}/gu, '')).trim();

/**
 * A whole number typed into a form, in any of our digits. Any other text is given as it is, for a schema to
 * refuse; `undefined` for an empty field.
 */
export function typedNumber(text: string): number | string | undefined {
  const digits = typedDigits(text);
  if (digits === '') return undefined;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : digits;
}
