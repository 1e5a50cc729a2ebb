import { IntlMessageFormat } from 'intl-messageformat';
import { demoActivities } from '#local/demo/activities.ts';
import { catalogue, isMessageKey } from '#shared/language/messages/index.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;
/** The parser's number for a stretch of plain text. */
const literal = 0;

/** A text, by its key, or by `demo.` and the code of an activity: what it says between its gaps, in every plural form. */
export type Text = { readonly key: string; readonly said: readonly string[] };

const saidIn = (elements: Ast): readonly string[] =>
  elements.flatMap((element) => {
    if ('options' in element) return Object.values(element.options).flatMap((option) => saidIn(option.value));
    return element.type === literal && 'value' in element ? [element.value.normalize('NFC')] : [];
  });

/** Every text of a language: what the catalogue says, and the titles that the demo announces. */
export const textsOf = (language: 'ar' | 'ckb'): readonly Text[] => [
  ...Object.keys(catalogue[language])
    .filter(isMessageKey)
    .map((key) => ({
      key,
      said: saidIn(
        new IntlMessageFormat(catalogue[language][key], 'en', undefined, { ignoreTag: true }).getAst(),
      ),
    })),
  ...demoActivities.map((activity) => ({ key: `demo.${activity.code}`, said: [activity[language]] })),
];

/** Marks that tell how a word is said, and the stroke that makes it longer. */
const saidMarks = /[\u064b-\u0652\u0640]/g;

/** The words of a language's texts in letters alone, each with the keys it stands in. A single letter is no word. */
export function wordsOf(language: 'ar' | 'ckb'): ReadonlyMap<string, ReadonlySet<string>> {
  const words = new Map<string, Set<string>>();
  for (const { key, said } of textsOf(language))
    for (const text of said)
      for (const [found] of text.matchAll(/[\p{Script=Arabic}\p{M}\u0640]+/gu)) {
        const word = found.replace(saidMarks, '');
        if (!/^\p{L}{2,}$/u.test(word)) continue;
        words.set(word, (words.get(word) ?? new Set()).add(key));
      }
  return words;
}
