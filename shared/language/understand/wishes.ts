import { foldWord, spellings } from '../letters/fold.ts';
import type { Token } from '../letters/tokens.ts';
import { toldApart, toldApartIn } from '../names/look-alikes.ts';
import { mayBeName } from '../names/words-no-one-is-called.ts';
import { dayEntries } from '../time/day-words.ts';
import { endingVerbs, sendingVerbs } from '../words/verb-forms.ts';
import { type Part, wishWords } from '../words/wish-words.ts';
import type { Detail } from './detail.ts';
import { detailEntries } from './detail-entries.ts';
import { ending, has, rules, type Said, type Spoken, type Wish } from './wish-rules.ts';
import { everydayPhraseAt, type Lexicon, lexiconOf, phraseAt } from './word-meanings.ts';

export type { Wish } from './wish-rules.ts';

const mostTokens = 45;
const longestName = 60;
const mostNameWords = 3;

/** Words of courtesy, and of the people they refer to or address. */
const isPolite = (detail: Detail): boolean =>
  detail.is === 'greeting' ||
  detail.is === 'thanks' ||
  detail.is === 'relation' ||
  (detail.is === 'filler' && detail.says === 'please');

let lexicon: Lexicon<Said> | undefined;

function wishLexicon(): Lexicon<Said> {
  lexicon ??= lexiconOf<Said>([
    ...detailEntries().flatMap(([words, detail]) =>
      isPolite(detail) ? [[words, { part: 'filler' }] as const] : [],
    ),
    ...Object.entries(wishWords).flatMap(([part, tables]) =>
      // The table's keys are the parts: Object.entries loses their type.
      Object.values(tables).flatMap((table) =>
        spellings(table).map((words) => [words, { part: part as Part }] as const),
      ),
    ),
    ...endingVerbs().map((words) => [words, { part: 'end' }] as const),
    ...sendingVerbs().map((words) => [words, { part: 'send' }] as const),
    ...dayEntries().map(([words, day]) => [words, { part: 'time', day }] as const),
  ]);
  return lexicon;
}

/**
 * The wish of a whole sentence: no more texts, not coming, taking or declining an offer, or giving up a
 * place. Every word must have a part (`wish-words.ts`), in any order; a reason may follow in any words.
 * `undefined` where anything else is said, or a question is asked.
 *
 * @example
 * wishIn(readTokens("I can't come tomorrow"), "I can't come tomorrow")
 * // { intent: 'absent', day: 'tomorrow' }
 */
export function wishIn(tokens: readonly Token[], text: string): Wish | undefined {
  if (tokens.length === 0 || tokens.length > mostTokens) return undefined;
  const read = partsOf(tokens, text);
  if (read === undefined) return undefined;
  const { parts, code, mayHold } = read;
  const said = withNegation(parts, text);
  // "No more texts: STOP" is our own line, sent back.
  if (said.some(({ part, start }) => part === 'end' && afterColon.test(text.slice(0, start))))
    return undefined;
  const rule = rules.find(({ intent, among, holds }, at) => {
    const isMeant =
      (mayHold & (1 << at)) !== 0 &&
      (code === undefined || intent !== 'stop') &&
      said.every(({ part }) => among.has(part)) &&
      holds(said, code);
    if (!isMeant) return false;
    // "Can you stop texting me?" is a request, "wrong number?" is not.
    return (intent === 'stop' && has(said, 'end', 'off', 'send', 'send-not')) || !question.test(text);
  });
  if (rule === undefined) return undefined;
  const { intent } = rule;
  const day = intent === 'absent' ? said.find((each) => each.day !== undefined)?.day : undefined;
  const name = nameIn(said, text);
  if (name === null) return undefined;
  return {
    intent,
    ...(code === undefined ? {} : { code }),
    ...(name === undefined ? {} : { name }),
    ...(day === undefined ? {} : { day }),
  };
}

const afterColon = /[:：]\s*$/u;

/** A question, with or without the mark: "is it", "can I". */
const question =
  /[?؟]|^\s*(?:(?:is|are|am|do|does|can|could|will|would|shall|should|may)\s+(?:i|we|it|you|he|she|they|that|this|the|there)\b|هل\s|ئایا\s)/iu;

const codeDigits = /^[1-9]\d\d$/;

/** The parts of a sentence up to the reason, and its code; `undefined` when a word has no part. */
function partsOf(
  tokens: readonly Token[],
  text: string,
):
  | { readonly parts: readonly Spoken[]; readonly code: string | undefined; readonly mayHold: number }
  | undefined {
  const known = wishLexicon();
  let mayHold = rulesOf('filler');
  const parts: Spoken[] = [];
  let code: string | undefined;
  let unknown = 0;
  for (let position = 0; position < tokens.length; ) {
    const token = tokens[position];
    if (token === undefined) break;
    const { start, folded, kind } = token;
    if (kind !== 'word') {
      if (kind !== 'digits' || !codeDigits.test(folded) || (code !== undefined && code !== folded))
        return undefined;
      code = folded;
      position += 1;
      continue;
    }
    if (toldApartIn(text, token) === 'name') {
      mayHold &= rulesOf('name');
      if (mayHold === 0 || isSecondName(parts)) return undefined;
      unknown += 1;
      parts.push({ part: 'name', start, end: token.end });
      position += 1;
      continue;
    }
    const phrase = phraseAt(tokens, position, known);
    const leaving =
      phrase === undefined || phrase.meaning.part === 'away' ? leavingAt(tokens, position) : undefined;
    const found =
      leaving !== undefined && leaving.length >= (phrase?.length ?? 0)
        ? leaving
        : (phrase ?? partedAt(tokens, position, known));
    const length = found?.length ?? 1;
    const end = tokens[position + length - 1]?.end ?? token.end;
    const said = found === undefined ? glued(folded, known) : [found.meaning];
    if (said === undefined) {
      unknown += 1;
      mayHold &= rulesOf('name');
      // Stop looking where no name can follow.
      if (
        mayHold === 0 ||
        unknown > mostNameWords ||
        isSecondName(parts) ||
        !mayBeName(foldWord(text.slice(start, end)))
      )
        return undefined;
      parts.push({ part: 'name', start, end });
    } else {
      for (const { part, day } of said) {
        mayHold &= rulesOf(part);
        parts.push(day === undefined ? { part, start, end } : { part, day, start, end });
      }
      if (mayHold === 0) return undefined;
    }
    position += length;
    if (said?.[0]?.part === 'because' && parts.some(({ part }) => mayHaveReason.has(part))) break;
  }
  return { parts, code, mayHold };
}

let rulesOfParts: ReadonlyMap<Said['part'], number> | undefined;

/** The rules that a sentence with this part may match, one bit each; "no" may turn out to be "not". */
function rulesOf(part: Said['part']): number {
  rulesOfParts ??= new Map(
    [...new Set(rules.flatMap(({ among }) => [...among]))].map((each) => [
      each,
      rules.reduce(
        (sum, { among }, at) =>
          among.has(each) || (each === 'no' && among.has('not')) ? sum | (1 << at) : sum,
        0,
      ),
    ]),
  );
  return rulesOfParts.get(part) ?? 0;
}

/** Whether the next name would be a second one: one is the most. */
const isSecondName = (parts: readonly Spoken[]): boolean =>
  parts.some(({ part }) => part === 'name') && parts.at(-1)?.part !== 'name';

/** Parts that a reason may follow. */
const mayHaveReason: ReadonlySet<Said['part']> = /* @__PURE__ */ new Set([
  'not',
  'unable',
  'not-coming',
  'no',
  'want-not',
  'leave',
] as const);

/** A keyword for cancelling; without a code some of these are only a part of a sentence. */
function leavingAt(
  tokens: readonly Token[],
  position: number,
): { readonly meaning: Said; readonly length: number } | undefined {
  const phrase = everydayPhraseAt(tokens, position);
  return phrase?.meaning.is === 'keyword' && phrase.meaning.keyword.intent === 'cancel'
    ? { meaning: { part: phrase.meaning.keyword.needsCode ? 'away' : 'leave' }, length: phrase.length }
    : undefined;
}

/** How many parts a Sorani word falls into when a space follows each ە: "نايه م" has two. */
const mostParts = 4;

function partedAt(tokens: readonly Token[], position: number, known: Lexicon<Said>) {
  let whole = tokens[position]?.folded ?? '';
  for (let length = 2; length <= mostParts && whole.endsWith('ه'); length++) {
    const next = tokens[position + length - 1];
    if (next === undefined || next.kind !== 'word') return undefined;
    whole += next.folded;
    const meaning = known.meaningOf(whole);
    if (meaning !== undefined) return { meaning, length };
  }
  return undefined;
}

/** "And" and "not" joined to the next word: ومااجي, لاترسلون, متدزون. */
const joined = /^و?(?:ما|لا|م|ل)|^و/;

function glued(folded: string, known: Lexicon<Said>): readonly Said[] | undefined {
  const affix = joined.exec(folded)?.[0];
  if (affix === undefined) return undefined;
  const said = known.meaningOf(folded.slice(affix.length));
  if (said === undefined) return undefined;
  if (affix === 'و') return said.part === 'filler' ? undefined : [said];
  return negated.has(said.part) ? [{ part: 'not' }, said] : undefined;
}

/** Parts that "not" reverses. */
const negated: ReadonlySet<Said['part']> = /* @__PURE__ */ new Set([
  'send',
  'texts',
  'receive',
  'want',
  'able',
  'come',
  'coming',
  'take-part',
  'go-on',
] as const);

/** لا and "no" right before such a part are "not": لا ترسلون, لا توقفوا, "no texts". */
function withNegation(parts: readonly Spoken[], text: string): readonly Spoken[] {
  if (!has(parts, 'no')) return parts;
  return parts.map((each, at) => {
    const next = parts[at + 1];
    if (each.part !== 'no' || next === undefined) return each;
    const isOrder =
      ending.some((end) => end === next.part) && foldWord(text.slice(next.start, next.end)).startsWith('ت');
    if (!negated.has(next.part) && !isOrder) return each;
    const word = foldWord(text.slice(each.start, each.end));
    const isBare = word === 'no' || word === 'لا';
    const isNoun = next.part === 'texts' || word !== 'no';
    const isJoined = /^\s*$/u.test(text.slice(each.end, next.start));
    return isBare && isNoun && isJoined ? { ...each, part: 'not' } : each;
  });
}

/** The one name in a sentence, as written; `undefined` when there is none, `null` when it cannot be one. */
function nameIn(said: readonly Spoken[], text: string): string | null | undefined {
  const first = said.findIndex(({ part }) => part === 'name');
  if (first < 0) return undefined;
  const words = said.filter(({ part }) => part === 'name');
  const isOneRun = said.slice(first, first + words.length).every(({ part }) => part === 'name');
  const name = text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
  const isName = words.every(({ start, end }) => {
    const written = text.slice(start, end);
    return toldApart(foldWord(written), written) === 'name' || mayBeName(foldWord(written));
  });
  return isOneRun && isName && words.length <= mostNameWords && name.length <= longestName ? name : null;
}
