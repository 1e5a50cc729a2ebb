import { fold, remembered, spellings } from '../letters/fold.ts';
import type { Token } from '../letters/tokens.ts';
import { questionWords } from '../words/question-words.ts';
import { thanksWords } from '../words/thanks-words.ts';
import { type Asked, courseWordAt, greeting } from './question.ts';
import { everydayPhraseAt, type Lexicon, lexiconOf, phraseAt } from './word-meanings.ts';

/** The role of a word in a sentence of thanks for something. `for-thing`: "for the" is joined to the word. */
type Part = 'thanking' | 'for' | 'thing' | 'for-thing' | 'came' | 'beside';

type Words = { readonly parts: Lexicon<Part>; readonly opens: ReadonlySet<string> };
let built: Words | undefined;

function words(): Words {
  if (built !== undefined) return built;
  const entries = (table: string, part: Part) => spellings(table).map((each) => [each, part] as const);
  const thanking = entries(questionWords.thanking, 'thanking');
  built = {
    parts: lexiconOf<Part>([
      ...entries(thanksWords.beside, 'beside'),
      ...entries(thanksWords.came, 'came'),
      ...entries(thanksWords.things, 'thing'),
      ...entries(thanksWords.for, 'for'),
      ...thanking,
    ]),
    opens: new Set(thanking.map(([phrase]) => phrase.split(' ', 1)[0] ?? '')),
  };
  return built;
}

/** Whether a folded word begins a phrase of thanks. */
export const opensThanks = (folded: string): boolean => words().opens.has(folded);

/** The longest thanks; a longer text tells a story. */
const mostTokens = 20;
const question = /[?؟]/;

/**
 * Thanks that name their reason: "thanks for the grant", شكرا على الدورة, سوپاس بۆ بڕوانامەکە. Every word
 * must have a part, so that no request beside the thanks is missed; a text with a code does not count.
 * `undefined` for every other text.
 */
export function thanksFor(tokens: readonly Token[], text: string): Asked | undefined {
  if (tokens.length < 2 || tokens.length > mostTokens) return undefined;
  if (!tokens.some(({ kind, folded }) => kind === 'word' && opensThanks(folded))) return undefined;
  if (question.test(text)) return undefined;
  const said: Part[] = [];
  for (let at = 0; at < tokens.length; ) {
    const read = partAt(tokens, at);
    if (read === undefined) return undefined;
    said.push(read.part);
    at += read.length;
  }
  return thanks(said) ? { ...greeting(tokens), thanks: true } : undefined;
}

/** For something: named after "for", after the thanks; or with a word that it has arrived. */
function thanks(said: readonly Part[]): boolean {
  const thanked = said.indexOf('thanking');
  const weighty = said.slice(thanked + 1).filter((part) => part !== 'beside');
  const isFor = weighty[0] === 'for-thing' || (weighty[0] === 'for' && hasThing(weighty));
  return isFor || (said.includes('came') && hasThing(said));
}
const hasThing = (said: readonly Part[]): boolean => said.includes('thing') || said.includes('for-thing');

function partAt(
  tokens: readonly Token[],
  at: number,
): { readonly part: Part; readonly length: number } | undefined {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word') return undefined;
  const own = phraseAt(tokens, at, words().parts);
  const course = courseWordAt(tokens, at);
  if (course !== undefined && course.length >= (own?.length ?? 0) && own?.meaning !== 'thanking')
    return {
      part: course.isJoined && forJoined.test(token.folded) ? 'for-thing' : 'thing',
      length: course.length,
    };
  if (own !== undefined) return { part: own.meaning, length: own.length };
  const part = bareThing(token.folded);
  if (part !== null) return { part, length: 1 };
  const other = everydayPhraseAt(tokens, at);
  const isAside =
    other?.meaning.is === 'place' ||
    (other?.meaning.is === 'detail' &&
      (other.meaning.detail.is === 'greeting' || other.meaning.detail.is === 'thanks'));
  return isAside ? { part: 'beside', length: other.length } : undefined;
}

/** "For the", "on the", joined to an Arabic word; "the", "by the", "and the", which connect nothing. */
const forJoined = /^و?(?:لل|عال|عل|ل|ع)(?=...)/;
const theJoined = /^و?(?:ال|بال|ب)(?=...)|^و(?=...)/;

/** "Your", "our", "the" after a word: endings of Arabic and of Sorani. */
const endings: readonly string[] = [
  'ەکانتان',
  'ەکەتان',
  'یەکەتان',
  'یەکانتان',
  'ەکانم',
  'ەکەمان',
  'ەکەم',
  'یەکە',
  'ەکان',
  'ەکە',
  'کەتان',
  'کانتان',
  'کەمان',
  'کانم',
  'کەم',
  'کان',
  'کە',
  'تان',
  'مان',
  'ێک',
  'یەک',
  'کم',
  'هم',
  'ها',
  'نا',
  'تن',
  'ی',
  'ە',
  'م',
  'ت',
  'ك',
  'ه',
];
let folded: readonly string[] | undefined;
/** The same, folded, the longest first. */
function foldedEndings(): readonly string[] {
  folded ??= endings.map(fold).toSorted((one, other) => other.length - one.length);
  return folded;
}
/** تاء مربوطة before an ending: منحتكم is "your grant". */
const openTa = /ت$/;

/** A word for a thing without joined prefixes and endings. */
const bareThing = /* @__PURE__ */ remembered((folded: string): Part | null => {
  const isThing = (word: string) => words().parts.meaningOf(word) === 'thing';
  const begins = [folded, folded.replace(forJoined, ''), folded.replace(theJoined, '')];
  for (const bare of new Set(begins)) {
    const forms = [
      bare,
      ...foldedEndings()
        .filter((ending) => bare.endsWith(ending))
        .map((ending) => bare.slice(0, -ending.length)),
    ];
    const isFound = forms.some(
      (form) =>
        form.length > 1 && (isThing(form) || (openTa.test(form) && isThing(form.replace(openTa, 'ه')))),
    );
    if (bare !== folded && words().parts.meaningOf(bare) === 'beside') return 'beside';
    if (isFound) return bare === folded || !forJoined.test(folded) ? 'thing' : 'for-thing';
  }
  return null;
});
