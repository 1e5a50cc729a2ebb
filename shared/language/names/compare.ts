import { fold } from '../letters/fold.ts';
import { type NameWord, nameWords } from './name-words.ts';
import { isInSorani, plainLetters, type Reading, readingsOf, scriptOf } from './skeletons.ts';
import { usualSpelling } from './spelled-otherwise.ts';

/**
 * The likeness of two names. `same`: one name, spelled or spaced otherwise. `part`: one has some words of the
 * other, its first word among them. `alike`: they sound the same, as in two scripts.
 */
export type Likeness = 'same' | 'part' | 'alike' | 'different';

/** A name prepared for comparing with many. */
export type ComparableName = { readonly folded: string; readonly words: readonly ComparableWord[] };
type ComparableWord = NameWord & {
  /** Words of one script with the same key are the same word. */
  readonly key: string;
  readonly script: ReturnType<typeof scriptOf>;
  /** The word without "the", which family names are written with and without. */
  readonly withoutArticle: string;
  readings?: readonly Reading[];
};

/**
 * Prepares a name for `likenessOf`.
 * @example likenessOf(comparable('عبد الله'), comparable('عبدالله')) // 'same'
 */
export const comparable = (name: string): ComparableName => {
  const words = nameWords(name).map(comparableWord);
  return { folded: fold(name).replaceAll(' ', ''), words };
};

function comparableWord(word: NameWord): ComparableWord {
  const script = scriptOf(word.letters);
  const key = keyOf(word.letters, script);
  return { ...word, script, key, withoutArticle: script === 'arabic' ? key.replace(/^ال(?=...)/, '') : key };
}

function keyOf(letters: string, script: ComparableWord['script']): string {
  const usual = usualSpelling(plainLetters(letters)).replaceAll('*', '');
  return script === 'arabic' ? fold(usual).replace(/\s|(.)(?=\1)/gu, '') : latinKey(usual);
}

/** Latin spellings that are certainly one name: double letters, ee and oo, kh and x. */
const latinKey = (usual: string): string =>
  usual
    .replace(/[ae][iy](?![aeiou])/g, 'ay')
    .replace(/ee|ii/g, 'i')
    .replace(/o[ou]|uu|o/g, 'u')
    .replace(/x/g, 'kh')
    .replace(/ş/g, 'sh')
    .replace(/ç/g, 'ch')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=[^aeiou])y$/, 'i');

/** The likeness of two names, in either order. Titles are ignored. */
export function likenessOf(a: ComparableName, b: ComparableName): Likeness {
  if (a.folded === '' || b.folded === '') return 'different';
  if (a.folded === b.folded) return 'same';
  const [shorter, longer] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  const wholeOf = (words: readonly ComparableWord[]) => words.map(({ key }) => key).join('');
  const whole = wholeOf(shorter);
  if (whole === '') return 'different';
  if (whole === wholeOf(longer) && shorter[0]?.script === longer[0]?.script) return 'same';
  return wordByWord(shorter, longer) ?? byKunya(shorter, longer) ?? 'different';
}

/**
 * Whether two names are one (`same`), may be one person's (`alike`: one has more words, or they sound the
 * same, as in two scripts), or are different. Titles, spaces inside compounds and "the" before a family are
 * ignored.
 */
export function matchNames(a: string, b: string): 'same' | 'alike' | 'different' {
  const likeness = likenessOf(comparable(a), comparable(b));
  return likeness === 'part' ? 'alike' : likeness;
}

/** Every word of the shorter is in the longer, in the same order, and both begin with the same word. */
function wordByWord(
  shorter: readonly ComparableWord[],
  longer: readonly ComparableWord[],
): Likeness | undefined {
  let isAlike = false;
  let at = 0;
  for (const [position, word] of shorter.entries()) {
    let likeness: 'same' | 'alike' | undefined;
    for (; likeness === undefined && at < longer.length; at++) {
      const other = longer[at];
      likeness = other && wordLikeness(word, other, position > 0);
      if (likeness === undefined && position === 0) return undefined;
    }
    if (likeness === undefined) return undefined;
    isAlike ||= likeness === 'alike';
  }
  if (isAlike) return 'alike';
  return shorter.length === longer.length ? 'same' : 'part';
}

/** أبو علي alone may be the person called أحمد أبو علي. */
const byKunya = (
  [only, ...more]: readonly ComparableWord[],
  longer: readonly ComparableWord[],
): Likeness | undefined => {
  if (only === undefined || !only.isKunya || more.length > 0) return undefined;
  return longer.some((word) => word.isKunya && wordLikeness(only, word, true) === 'same')
    ? 'part'
    : undefined;
};

function wordLikeness(a: ComparableWord, b: ComparableWord, isBehind: boolean): 'same' | 'alike' | undefined {
  if (a.script === b.script) {
    if (a.key === b.key) return 'same';
    if (a.withoutArticle === b.withoutArticle) return isBehind ? 'same' : 'alike';
    const isArabic = a.script === 'arabic' && !isInSorani(a.letters) && !isInSorani(b.letters);
    if (isArabic) return soundsSame(a.letters, b.letters) ? 'alike' : undefined;
  }
  // An initial has no sound to compare.
  if (a.letters.length < 2 || b.letters.length < 2) return undefined;
  a.readings ??= readingsOf(a.letters);
  b.readings ??= readingsOf(b.letters);
  const others = b.readings;
  return a.readings.some((one) => others.some((other) => areAlike(one, other))) ? 'alike' : undefined;
}

/** Letters that Iraqi ears and pens exchange for one another. */
const heard = (letters: string): string =>
  plainLetters(letters)
    .replaceAll('ظ', 'ض')
    .replaceAll('ط', 'ت')
    .replaceAll('ص', 'س')
    .replaceAll('ی', 'ي')
    .replace(/ه$/, 'ة')
    .replace(/^(.)و(?=[^اوي])/, '$1');

const lastVowel = /(?:اء|[اىة])$/;

/** Whether two words in Arabic spelling sound alike: رنا and رنى, سارة and سارا; but not زهراء and زهرة. */
function soundsSame(a: string, b: string): boolean {
  const [one, other] = [heard(a), heard(b)];
  if (one.replace(lastVowel, 'ا') !== other.replace(lastVowel, 'ا')) return false;
  const ends = [one, other].map((word) => lastVowel.exec(word)?.[0]);
  return ends[0] === ends[1] || ends.includes('ا');
}

function areAlike(a: Reading, b: Reading): boolean {
  if (a.consonants.length !== b.consonants.length) return false;
  if (!a.consonants.every((sounds, at) => share(sounds, b.consonants[at] ?? ''))) return false;
  return a.vowels.every((sounds, at) =>
    mayBeOne(sounds, b.vowels[at] ?? '', at === 0 || at === a.consonants.length),
  );
}

const share = (a: string, b: string): boolean => [...a].some((sound) => b.includes(sound));

/**
 * Whether two vowels may be one: a certain vowel of one is possible in the other; at either end of a word
 * both have a vowel, or neither.
 */
function mayBeOne(a: string, b: string, isAtEnd: boolean): boolean {
  if (a.includes('*') || b.includes('*')) return true;
  if (a === '' && b === '') return true;
  if (isAtEnd && (a === '' || b === '')) return false;
  const [mayBeA, mayBeB] = [a.toUpperCase(), b.toUpperCase()];
  const isIn = (vowels: string, others: string) =>
    [...vowels].every((vowel) => !'AIU'.includes(vowel) || others.includes(vowel));
  if (!isIn(a, mayBeB) || !isIn(b, mayBeA)) return false;
  if (a === '' || b === '' || a.includes('?') || b.includes('?')) return true;
  // Short i and short u count as one: Yousif and Yusuf, Kadhim and Kadhum.
  return share(mayBeA.replaceAll('U', 'I'), mayBeB.replaceAll('U', 'I'));
}
