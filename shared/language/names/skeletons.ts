import { eachItsOwn, type LetterScript, soundOf } from './letter-sounds.ts';
import { usualSpelling } from './spelled-otherwise.ts';

/** One reading of a word: its consonants, and the vowels before each and after the last. */
export type Reading = {
  readonly consonants: readonly string[];
  /** One more than the consonants; `*` is any vowel. */
  readonly vowels: readonly string[];
};

const accented = /[\u00c0-\u024f\u1e00-\u1eff]/g;

/** Letters in the form for looking up sounds: one form each, no marks; ه with a joiner after it is ە. */
export const plainLetters = (letters: string): string =>
  letters
    .replace(/ه\u200c/g, 'ە')
    .normalize('NFKC')
    .toLowerCase()
    .replace(accented, (letter) => (/[çş]/.test(letter) ? letter : letter.normalize('NFD')))
    .replace(/[\p{M}\p{Cf}\u0640'’ʼ`´]/gu, '')
    .replace(/[أإٱ]/g, 'ا')
    .replace(/[ھہ]/g, 'ه')
    .replace(/ۀ/g, 'ە')
    .replace(/[کڪ]/g, 'ك');

/** The script of letters: Arabic where any letter is, else Latin. */
export const scriptOf = (letters: string): LetterScript =>
  /\p{Script=Arabic}/u.test(letters) ? 'arabic' : 'latin';

/** Whether a word in Arabic script shows that it is spelled as in Kurdish, or typed on a Kurdish keyboard. */
export const isInSorani = (letters: string): boolean => /[ەێۆڕڵڤژیک]|^ئ|وئ|ه\u200c/.test(letters);

const mostReadings = 6;

/** The readings of a word of a name, in any spelling and either script; none where no sound can be read. */
export function readingsOf(letters: string): readonly Reading[] {
  const plain = plainLetters(letters);
  const script = scriptOf(plain);
  const isSorani = isInSorani(letters);
  const spelled = usualSpelling(plain.replaceAll('ی', 'ي').replaceAll('ء', ''));
  const read = (text: string): readonly Reading[] =>
    silentEnds(script === 'latin' ? latin(text) : [arabic(text, isSorani)]);
  return read(spelled)
    .filter(({ consonants, vowels }) => consonants.length + (vowels[0]?.length ?? 0) > 0)
    .slice(0, mostReadings);
}

/** The keys to look readings up by: every choice of one sound for each consonant. */
export const skeletonsOf = (letters: string): readonly string[] => [
  ...new Set(readingsOf(letters).flatMap(({ consonants }) => choices(consonants))),
];

const choices = (consonants: readonly string[]): readonly string[] =>
  consonants.reduce<readonly string[]>(
    (begun, sounds) => begun.flatMap((start) => [...sounds].map((sound) => start + sound)),
    [''],
  );

type Unfinished = { consonants: string[]; vowels: string[] };

const begin = (): Unfinished => ({ consonants: [], vowels: [''] });
const addVowel = ({ vowels }: Unfinished, sounds: string): void => {
  vowels.push((vowels.pop() ?? '') + sounds);
};
const addConsonant = ({ consonants, vowels }: Unfinished, sounds: string, isDoubled: boolean): void => {
  if (isDoubled && consonants.at(-1) === sounds && vowels.at(-1) === '') return;
  consonants.push(sounds);
  vowels.push('');
};

function arabic(text: string, isSorani: boolean): Reading {
  const reading = begin();
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    const sound = soundOf(letter, 'arabic');
    if (letter === '*') addVowel(reading, '*');
    else if (sound?.is === 'consonant') addConsonant(reading, sound.sounds, isSorani || letter === 'ل');
    // At the beginning these letters only carry a vowel.
    else if (at === 0 && (letter === 'ا' || letter === 'ع')) addVowel(reading, 'aiu');
    else if (at === 0 && letter === 'ئ') continue;
    else if (sound !== undefined)
      addVowel(reading, isSorani ? inSorani(letter, sound.sounds, reading) : sound.sounds);
  }
  return reading;
}

/** Sorani writes as ی and و what Arabic leaves out: خالید, عومەر. */
function inSorani(letter: string, sounds: string, { vowels }: Unfinished): string {
  const before = vowels.at(-2) ?? '';
  if (letter === 'ي' && (vowels.length === 2 || /[AU]/.test(before))) return 'i';
  if (letter === 'و' && vowels.length <= 2) return 'u';
  return sounds;
}

function latin(text: string): readonly Reading[] {
  let begun: Unfinished[] = [begin()];
  let at = 0;
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    const one = text.charAt(at);
    const isGlide = one === 'y' && /[aeiou]/.test(text.charAt(at + 1));
    const pair = isGlide ? undefined : soundOf(two, 'latin');
    const isPair = two.length === 2 && pair !== undefined && !endsInGlide(two, text.charAt(at + 2));
    if (one === '*') for (const each of begun) addVowel(each, '*');
    else if (isPair && pair !== undefined) {
      const split = eachItsOwn.has(two) && begun.length < 3 ? begun.map(copyOf) : [];
      for (const each of split) for (const letter of two) addSound(each, letter);
      for (const each of begun) addAs(each, pair);
      begun = [...begun, ...split];
    } else for (const each of begun) isGlide ? addVowel(each, 'I') : addSound(each, one);
    at += isPair ? 2 : 1;
  }
  return begun;
}

/** In "aya" and "awa" the middle letter opens a syllable. */
const endsInGlide = (two: string, next: string): boolean => /^[aeiou]y$/.test(two) && /[aeiou]/.test(next);

const copyOf = ({ consonants, vowels }: Unfinished): Unfinished => ({
  consonants: [...consonants],
  vowels: [...vowels],
});

function addAs(reading: Unfinished, sound: NonNullable<ReturnType<typeof soundOf>>): void {
  if (sound.is === 'consonant') addConsonant(reading, sound.sounds, true);
  else addVowel(reading, sound.sounds);
}

function addSound(reading: Unfinished, letter: string): void {
  const sound = soundOf(letter, 'latin');
  if (sound !== undefined) addAs(reading, sound);
}

/** An h at the end may be silent: Fatimah, فاطمه. */
function silentEnds(readings: readonly Reading[]): readonly Reading[] {
  return readings.flatMap(({ consonants, vowels }) => {
    const last = consonants.at(-1);
    const before = vowels.at(-2) ?? '';
    const isAll = consonants.length === 1 && before === '';
    if (last !== 'h' || isAll || vowels.at(-1) !== '') return [{ consonants, vowels }];
    const silent = before === '' ? 'a' : before;
    return [
      { consonants, vowels },
      { consonants: consonants.slice(0, -1), vowels: [...vowels.slice(0, -2), silent] },
    ];
  });
}
