import { plainLetters } from './skeletons.ts';

/**
 * The letters in Arabic script in the order of each alphabet; a letter that only the other alphabet has is
 * beside a similar one. ICU has no order for Sorani (CLDR 48 has no collation `ckb`): it sorts ڕ, ژ and ڵ
 * after all Arabic letters. Source for Sorani: the alphabet of the Kurdish Academy. `W` is وو.
 */
const alphabets = {
  ar: 'ابپتثجچحخدذرڕزژسشصضطظعغفڤقكگلڵمنهەوۆيێ',
  ckb: 'ئابپتثجچحخدذرڕزژسشصضطظعغفڤقكگلڵمنوۆWەهيێ',
} as const;

const onlySorani = /[ەێۆڕڵڤپچژگ]|(?<!\p{L})ئ|ه\u200c/u;

/**
 * The comparison that orders these names: Latin letters first, then Arabic script, by the Sorani alphabet
 * where one of the names is written in it, else by the Arabic one. People without a name, as after an
 * erasure, come last.
 *
 * @returns negative, 0 or positive, as `toSorted` takes it
 */
export function nameOrder(names: readonly (string | null)[]): (a: string | null, b: string | null) => number {
  const alphabet = alphabets[names.some((name) => name !== null && onlySorani.test(name)) ? 'ckb' : 'ar'];
  const keys = new Map<string, string>();
  const keyFor = (name: string): string => {
    const key = keys.get(name) ?? keyOf(name, alphabet);
    keys.set(name, key);
    return key;
  };
  return (a, b) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const [one, other] = [keyFor(a), keyFor(b)];
    return one < other ? -1 : Number(one > other);
  };
}

/** The place of an alphabet's letters among the others: after the Latin ones. */
const behindLatin = 0x3000;

function keyOf(name: string, alphabet: string): string {
  const folded = plainLetters(name).replace(/[یى]/g, 'ي').replaceAll('آ', 'ا').replaceAll('ة', 'ه');
  const letters =
    alphabet === alphabets.ckb
      ? folded.replaceAll('وو', 'W')
      : folded.replaceAll('ئ', 'ي').replaceAll('ؤ', 'و').replaceAll('ء', '');
  return [...letters]
    .map((letter) => {
      const at = alphabet.indexOf(letter);
      return at < 0 ? letter : String.fromCharCode(behindLatin + at);
    })
    .join('');
}
