import { fold } from './fold.ts';
import { everydayLexicon } from './lexicon.ts';
import { numbersAsOfPhones } from './phone-in-text.ts';
import type { Token } from './tokens.ts';

/** The codes of a text: the first, where it stands, those listed behind it, and the tokens with each as one. */
export type SpokenCodes = {
  readonly code: string;
  readonly start: number;
  readonly others: readonly string[];
  readonly tokens: readonly Token[];
};

const code = /^[1-9]\d\d$/;
const small = /^\d{1,2}$/;
/** What may stand between codes that are listed: a comma, "and". */
const listing = /^(?:\s|[،,;؛&+/-])*(?:(?:و|and|&|وە)(?:\s|[،,])*)?$/iu;

/**
 * The one code that a text speaks of, or the several it lists: "214 و 215". A code that a space parts (21 4) is one where the
 * text has no other number before it. `undefined` when there is none, or when two stand apart, or as one or the other.
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
  const isListed = more.every((at, index) => {
    const before = tokens[places[index] ?? 0];
    const token = tokens[at];
    return before !== undefined && token !== undefined && listing.test(text.slice(before.end, token.start));
  });
  const codes = [...new Set(places.map((at) => tokens[at]?.folded ?? ''))];
  const [only, ...others] = codes;
  if (only === undefined || (others.length > 0 && !isListed)) return undefined;
  return { code: only, start, others, tokens };
}

/** Three digits, parted from letters, but for a word of some length or a preposition. */
function isCode({ kind, folded, glued }: Token, tokens: readonly Token[], at: number): boolean {
  if (kind !== 'digits' || !code.test(folded)) return false;
  if (!glued && tokens[at + 1]?.glued !== true) return true;
  const [before, after] = [
    glued ? tokens[at - 1] : undefined,
    tokens[at + 1]?.glued ? tokens[at + 1] : undefined,
  ];
  return [before, after].every(
    (beside) => beside === undefined || mayStandBeside(beside.folded, beside === before),
  );
}

const mayStandBeside = (folded: string, isBefore: boolean): boolean => {
  if (everydayLexicon().meaningOf(folded)?.is === 'keyword') return true;
  return isBefore ? /^(?:ب|ل|و|لل)$/.test(folded) || folded.length >= 4 : folded.length >= 3;
};

const before = /* @__PURE__ */ new Set(
  /* @__PURE__ */ ['code', 'رمز', 'الرمز', 'كود', 'کۆد', 'کۆدی'].map(fold),
);

/** A code with spaces in it, where the text begins or behind a word for registering or for a code. */
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

/** What says nothing of a time or an amount. */
function mayPrecede(folded: string): boolean {
  const meaning = everydayLexicon().meaningOf(folded);
  if (before.has(folded)) return true;
  if (meaning?.is === 'keyword') return meaning.keyword.intent === 'register';
  return meaning?.is === 'detail' && (meaning.detail.is === 'greeting' || meaning.detail.is === 'filler');
}
