import { indexKeywords, type Keyword, type KeywordIntent } from '../words/keywords.ts';
import { isOrdinaryWord } from '../words/ordinary-words.ts';
import { fold, lazySet, remembered } from './fold.ts';

/**
 * Short words are near too many names and other words: a slip in one is not corrected, but is not read as a
 * name either.
 */
const shortestGuessed = 6;
const shortest = 5;
/** The one short word that begins most Arabic texts; words near it are among the ordinary words. */
const shortButTelling = 'تسجيل';
/**
 * Near these keywords, every second letter makes another word: القادمة, القديمة; الحاجة, الحالية; الثورات.
 */
const crowded = /* @__PURE__ */ lazySet(() => ['القائمة', 'الحالة', 'الدورات', 'انشطة', 'الانشطة'].map(fold));
/**
 * STOP needs a longer word before a slip is certain: someone who did not write STOP must go on getting texts.
 */
const shortestStop = 8;
/**
 * Never guessed: an erasure cannot be undone; and the words for a grant are near too many others: giants,
 * المحنة.
 */
const neverGuessed: ReadonlySet<KeywordIntent> = /* @__PURE__ */ new Set(['erase', 'grant'] as const);

type Long = { readonly words: string; readonly keyword: Keyword };
let byFirstLetter: ReadonlyMap<string, readonly Long[]> | undefined;

/**
 * The keyword that a folded word was meant to be, with one letter wrong: one too many, one missing, a wrong
 * one, or two exchanged. A first letter is rarely wrong, and an ending makes another word of many (تسجيلك,
 * "starts"), so neither counts as a slip. `undefined` when the word is near keywords of two intents, or is a
 * word of its own.
 */
export const slippedKeyword = (folded: string): Keyword | undefined =>
  folded.length < shortest ? undefined : (slipped(folded) ?? undefined);

const slipped = /* @__PURE__ */ remembered((folded: string): Keyword | null => {
  const near = longKeywords(folded).filter(({ words }) => isInnerSlip(words, folded) && mayHaveSlip(words));
  const [first, ...others] = near;
  if (first === undefined || others.some(({ keyword }) => keyword.intent !== first.keyword.intent))
    return null;
  const { intent } = first.keyword;
  if (neverGuessed.has(intent) || isOrdinaryWord(folded)) return null;
  if (intent === 'stop' && folded.length < shortestStop) return null;
  return { intent, languages: [...new Set(near.flatMap(({ keyword }) => keyword.languages))] };
});

/**
 * Whether a folded word is near enough to a keyword not to be a name: "cacnel 214" registers no one called
 * Cacnel, even where its meaning is uncertain.
 */
export const isNearKeyword = /* @__PURE__ */ remembered((folded: string): boolean =>
  longKeywords(folded).some(
    ({ words, keyword: { intent } }) =>
      (intent === 'register' || intent === 'cancel' || intent === 'stop') && isOneSlipApart(words, folded),
  ),
);

/** The long one-word keywords with this first letter; in Latin letters only English ones. */
function longKeywords(folded: string): readonly Long[] {
  byFirstLetter ??= Map.groupBy(
    [...indexKeywords()].flatMap(([words, keyword]) => {
      if (words.length < shortest || words.includes(' ')) return [];
      return keyword.languages.includes('en') || !/[a-z]/.test(words) ? [{ words, keyword }] : [];
    }),
    ({ words }) => words.charAt(0),
  );
  return byFirstLetter.get(folded.charAt(0)) ?? [];
}

const mayHaveSlip = (keyword: string): boolean =>
  (keyword.length >= shortestGuessed || keyword === shortButTelling) && !crowded.has(keyword);

/** Endings that make another word of an English one: "starts", "leaver", "subscribed". */
const ending = /[sdry]$/;

function isInnerSlip(keyword: string, word: string): boolean {
  if (!isOneSlipApart(keyword, word)) return false;
  const isLatin = /[a-z]/.test(keyword);
  if (isLatin) return !(word.length > keyword.length && ending.test(word) && word.startsWith(keyword));
  return keyword.at(-1) === word.at(-1) && !(word.length > keyword.length && word.startsWith(keyword));
}

/** Whether adding, removing, replacing or exchanging one letter turns one word into the other. */
function isOneSlipApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let same = 0;
  while (same < one.length && one.charCodeAt(same) === other.charCodeAt(same)) same++;
  // From here on, the rest must be the same, compared from the end.
  let last = 0;
  while (last < one.length && one.at(-1 - last) === other.at(-1 - last)) last++;
  if (same + last + 2 < Math.max(one.length, other.length)) return false;
  const [a, b] = [one.slice(same), other.slice(same)];
  const isExchanged = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || isExchanged;
}
