import type { Language } from '#events/vocabulary.ts';
import { spellings } from '../letters/fold.ts';
import type { Token } from '../letters/tokens.ts';
import type { Detail } from '../understand/detail.ts';
import { detailEntries } from '../understand/detail-entries.ts';
import { type Lexicon, lexiconOf, phraseAt } from '../understand/word-meanings.ts';

/** The requests for texts in a language. A lone "English" is no course: a course has a code. */
const wishes: Readonly<Record<Language, string>> = {
  en: `
    english, in english, to english, english language, language english, switch to english, change to english,
    write in english, speak english, english only, انكليزي, الانكليزي, انجليزي, انكليزية, الانكليزية, انجليزية,
    الانجليزية, بالانكليزي, بالانجليزي, بالانكليزية, بالانجليزية, اللغة الانكليزية, اللغة الانجليزية,
    باللغة الانكليزية, ئینگلیزی, بە ئینگلیزی, بەئینگلیزی, زمانی ئینگلیزی, ئینگلیزی بێت, inglizi, englizi`,
  ar: `
    arabic, in arabic, to arabic, arabic language, language arabic, switch to arabic, change to arabic,
    write in arabic, speak arabic, arabic only, عربي, العربي, عربية, العربية, بالعربي, بالعربية, اللغة العربية,
    باللغة العربية, لغة عربية, عەرەبی, بە عەرەبی, بەعەرەبی, زمانی عەرەبی, عەرەبی بێت, arabi, 3arabi, bil3arabi`,
  ckb: `
    kurdish, in kurdish, to kurdish, kurdish language, language kurdish, switch to kurdish, change to kurdish,
    write in kurdish, speak kurdish, kurdish only, sorani, in sorani, kurdish sorani, sorani kurdish, کوردی,
    بە کوردی, بەکوردی, کوردیی, زمانی کوردی, بە زمانی کوردی, سۆرانی, کوردی سۆرانی, کوردی بێت, كردي, الكردي,
    كردية, الكردية, بالكردي, بالكردية, بالكوردي, اللغة الكردية, باللغة الكردية, سوراني, kurdi, be kurdi, bekurdi`,
};

type Said = { readonly is: 'language'; readonly language: Language } | { readonly is: 'polite' };

type Words = { readonly phrases: Lexicon<Said>; readonly each: ReadonlySet<string> };
let known: Words | undefined;

const isPolite = (detail: Detail): boolean =>
  detail.is === 'greeting' || detail.is === 'thanks' || (detail.is === 'filler' && detail.says === 'please');

function words(): Words {
  if (known !== undefined) return known;
  const entries: readonly (readonly [string, Said])[] = [
    ...detailEntries().flatMap(([words, detail]) =>
      isPolite(detail) ? [[words, { is: 'polite' }] as const] : [],
    ),
    ...Object.entries(wishes).flatMap(([language, words]) =>
      // The table's keys are the languages: Object.entries loses their type.
      spellings(words).map((word) => [word, { is: 'language', language: language as Language }] as const),
    ),
  ];
  known = {
    phrases: lexiconOf(entries),
    each: new Set(entries.flatMap(([phrase]) => phrase.split(' '))),
  };
  return known;
}

/** Whether a folded word occurs in requests for a language. */
export const isOfLanguageWish = (folded: string): boolean => words().each.has(folded);

/** The language a text asks for, politely or not, when it asks for nothing else. */
export function languageAskedFor(tokens: readonly Token[]): Language | undefined {
  let asked: Language | undefined;
  for (let position = 0; position < tokens.length; ) {
    const phrase = phraseAt(tokens, position, words().phrases);
    if (phrase === undefined) return undefined;
    const { meaning, length } = phrase;
    if (meaning.is === 'language') {
      if (asked !== undefined) return undefined;
      asked = meaning.language;
    }
    position += length;
  }
  return asked;
}
