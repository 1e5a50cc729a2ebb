import { fold, lazySet } from '../letters/fold.ts';
import type { Token } from '../letters/tokens.ts';
import { numbersAsOfPhones } from '../phone/phone-in-text.ts';
import { andWords } from '../words/and-words.ts';
import { everydayLexicon } from './word-meanings.ts';

/**
 * The codes of a text: the first with its position, those listed after it, and the tokens with each code as
 * one.
 */
export type SpokenCodes = {
  readonly code: string;
  readonly start: number;
  readonly others: readonly string[];
  readonly tokens: readonly Token[];
};

const code = /^[1-9]\d\d$/;
const small = /^\d{1,2}$/;
/** Separators in a list of codes, besides "and". */
const listing = /^(?:\s|[،,;؛&+/-])*$/u;

/**
 * The one code in a text, or the several it lists: "214 و 215", "214 û 215". A code split by a space (21 4)
 * counts where no other number comes before it. `undefined` when there is none, when two are not a list, or
 * when it is unclear whether they are.
 */
export function codesIn(tokens: readonly Token[], text: string): SpokenCodes | undefined {
  if (!tokens.some(({ kind }) => kind === 'digits')) return undefined;
  const phones = numbersAsOfPhones(tokens, text);
  const inPhone = (at: number) =>
    phones.length > 0 && phones.some(({ first, end }) => at >= first && at < end);
  const places = tokens.flatMap((token, at) => (isCode(token, tokens, at) && !inPhone(at) ? [at] : []));
  const [first, ...more] = places;
  if (first === undefined) return partedCode(tokens, text, inPhone);
  const start = tokens[first]?.start ?? 0;
  if (more.length === 0) return { code: tokens[first]?.folded ?? '', start, others: [], tokens };
  const isListed = more.every((at, index) => areListed(tokens.slice(places[index], at + 1), text));
  const codes = [...new Set(places.map((at) => tokens[at]?.folded ?? ''))];
  const [only, ...others] = codes;
  if (only === undefined || (others.length > 0 && !isListed)) return undefined;
  return { code: only, start, others, tokens };
}

/** Whether two codes make a list: only signs and "and" between them. */
function areListed(tokens: readonly Token[], text: string): boolean {
  const between = tokens.slice(1, -1);
  return (
    between.length <= 1 &&
    between.every(({ kind, folded }) => kind === 'word' && andWords.has(folded)) &&
    tokens.every((token, at) => at === 0 || listing.test(text.slice(tokens[at - 1]?.end, token.start)))
  );
}

/** Three digits, separate from letters except a longer word or a preposition. */
function isCode({ kind, folded, glued }: Token, tokens: readonly Token[], at: number): boolean {
  if (kind !== 'digits' || !code.test(folded)) return false;
  if (!glued && tokens[at + 1]?.glued !== true) return true;
  const [before, after] = [
    glued ? tokens[at - 1] : undefined,
    tokens[at + 1]?.glued ? tokens[at + 1] : undefined,
  ];
  return [before, after].every(
    (beside) =>
      beside === undefined ||
      mayStandBeside(beside.folded, beside === before) ||
      isAndBetween(beside, beside === before ? tokens[at - 2] : tokens[at + 2]),
  );
}

/** "And" written together with two codes: 214w215. */
const isAndBetween = (beside: Token, other: Token | undefined): boolean =>
  andWords.has(beside.folded) && other?.kind === 'digits' && code.test(other.folded);

const mayStandBeside = (folded: string, isBefore: boolean): boolean => {
  if (everydayLexicon().meaningOf(folded)?.is === 'keyword') return true;
  return isBefore ? /^(?:ب|ل|و|لل)$/.test(folded) || folded.length >= 4 : folded.length >= 3;
};

const before = /* @__PURE__ */ lazySet(() => ['code', 'رمز', 'الرمز', 'كود', 'کۆد', 'کۆدی'].map(fold));

/** A code with spaces in it, at the start of the text or after a word for registering or for a code. */
function partedCode(
  tokens: readonly Token[],
  text: string,
  inPhone: (at: number) => boolean,
): SpokenCodes | undefined {
  const at = tokens.findIndex(({ kind }) => kind !== 'word');
  const parts: Token[] = [];
  for (let next = at; next >= 0 && next < tokens.length; next++) {
    const token = tokens[next];
    if (token === undefined || token.kind !== 'digits' || !small.test(token.folded) || inPhone(next)) break;
    const previous = parts.at(-1);
    if (previous !== undefined && !/^ {1,2}$/.test(text.slice(previous.end, token.start))) break;
    parts.push(token);
  }
  const [first] = parts;
  const last = parts.at(-1);
  const digits = parts.map(({ folded }) => folded).join('');
  if (first === undefined || last === undefined || parts.length < 2 || !code.test(digits)) return undefined;
  if (!tokens.slice(0, at).every((token) => mayPrecede(token.folded))) return undefined;
  const whole: Token = { ...first, folded: digits, end: last.end };
  const joined = [...tokens.slice(0, at), whole, ...tokens.slice(at + parts.length)];
  return { code: digits, start: first.start, others: [], tokens: joined };
}

/** Words that announce no time or amount. */
function mayPrecede(folded: string): boolean {
  const meaning = everydayLexicon().meaningOf(folded);
  if (before.has(folded)) return true;
  if (meaning?.is === 'keyword') return meaning.keyword.intent === 'register';
  return meaning?.is === 'detail' && (meaning.detail.is === 'greeting' || meaning.detail.is === 'filler');
}
