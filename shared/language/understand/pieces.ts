import type { CentreId } from '#events/vocabulary.ts';
import { digitsIn, type Token } from '../letters/tokens.ts';
import { slippedKeyword } from '../letters/typing-slips.ts';
import { isAndName } from '../names/and-name.ts';
import { mayStandInName, type WordInText, wordsOfName } from '../names/in-texts.ts';
import { toldApartIn } from '../names/look-alikes.ts';
import { mayBeName } from '../names/words-no-one-is-called.ts';
import { fewestOfPhone, numbersAsOfPhones, phoneAmong } from '../phone/phone-in-text.ts';
import { andWords } from '../words/and-words.ts';
import type { Keyword } from '../words/keywords.ts';
import type { Detail } from './detail.ts';
import { everydayLexicon, everydayPhraseAt, type Lexicon, type Meaning } from './word-meanings.ts';

/** The meaning of one or several tokens of a text by themselves. */
export type Piece = { readonly start: number; readonly end: number } & (
  | { readonly is: 'code'; readonly code: string }
  | { readonly is: 'year'; readonly year: number }
  /** A number of one or two digits; `digits` as it was written, such as `05`. */
  | { readonly is: 'number'; readonly number: number; readonly digits: string }
  | { readonly is: 'phone'; readonly phone: string }
  /** `hasSlip`: written with one letter wrong. */
  | { readonly is: 'keyword'; readonly keyword: Keyword; readonly hasSlip: boolean }
  | { readonly is: 'place'; readonly centre: CentreId }
  | { readonly is: 'detail'; readonly detail: Detail }
  | { readonly is: 'name' }
  /** A token without a meaning; only in the reading for the sure part. */
  | { readonly is: 'unread' }
);

/** A code and a phone number together have at least so many digits. */
const fewestWithPhone = 12;

/**
 * The pieces of a text, by the longest entry of the lexicon where several fit; `undefined` when a word or a
 * number has no meaning, so that the text is no command.
 */
export function readPieces(tokens: readonly Token[], text: string): readonly Piece[] | undefined {
  const found = digitsIn(tokens) < fewestWithPhone ? null : phoneAmong(tokens, text);
  if (found === undefined) return undefined;
  return piecesOf(tokens, text, found === null ? [] : [found], false);
}

/**
 * The pieces of a text, with tokens without a meaning as `unread`: never `undefined`. A number as long as a
 * phone's is a phone where valid, otherwise unread.
 */
export const readSurePieces = (tokens: readonly Token[], text: string): readonly Piece[] =>
  piecesOf(
    tokens,
    text,
    digitsIn(tokens) < fewestOfPhone ? noPhones : numbersAsOfPhones(tokens, text),
    true,
  ) ?? [];
const noPhones = [] as const;

const codeOfThree = 3;

/** Whether tokens hold a code and no phone: then all pieces are needed, and both readings give the same. */
export const mayHoldSure = (tokens: readonly Token[]): boolean =>
  digitsIn(tokens) < fewestOfPhone &&
  tokens.some(({ kind, folded }) => kind === 'digits' && folded.length === codeOfThree);

function piecesOf(
  tokens: readonly Token[],
  text: string,
  phones: readonly { readonly first: number; readonly end: number; readonly phone: string | null }[],
  mayLeaveUnread: boolean,
): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let position = 0;
  while (position < tokens.length) {
    const found = phones.length === 0 ? undefined : phones.find(({ first }) => first === position);
    if (found !== undefined) {
      const place = between(tokens, position, found.end);
      pieces.push(
        found.phone === null ? { is: 'unread', ...place } : { is: 'phone', phone: found.phone, ...place },
      );
      position = found.end;
      continue;
    }
    const latin = latinAndAt(tokens, position, text, pieces.at(-1));
    if (latin !== undefined) {
      pieces.push(latin);
      position++;
      continue;
    }
    const read = pieceAt(tokens, position, text);
    const mayBeAnd = read === undefined || read.piece.is === 'name';
    const joined = mayBeAnd ? joinedAt(tokens[position], pieces.at(-1)) : undefined;
    if (joined !== undefined) {
      pieces.push(...joined);
      position++;
      continue;
    }
    if (read === undefined && !mayLeaveUnread) return undefined;
    pieces.push(read?.piece ?? { is: 'unread', ...between(tokens, position, position + 1) });
    position += read?.length ?? 1;
  }
  return pieces;
}

/**
 * "And" written together with the person added: "and my sister", واختي; after a name, with another name,
 * وزينب.
 */
function joinedAt(token: Token | undefined, before: Piece | undefined): readonly Piece[] | undefined {
  if (token?.kind !== 'word' || !token.folded.startsWith(and)) return undefined;
  const { start, end, folded } = token;
  const meaning = everydayLexicon().meaningOf(folded.slice(and.length));
  const isRelation = meaning?.is === 'detail' && meaning.detail.is === 'relation';
  if (!isRelation && !(before?.is === 'name' && isAndName(folded))) return undefined;
  return [
    { is: 'detail', detail: { is: 'filler', says: 'with' }, start, end: start + 1 },
    isRelation ? { ...meaning, start: start + 1, end } : { is: 'name', start: start + 1, end },
  ];
}
const and = 'و';

/**
 * "And" in Kurdish Latin letters. Without its circumflex it is also an initial, and "you"; w and wa are
 * Arabic.
 */
const latinAnd = /^[ûÛ]$/u;
const plainLatinAnd = /^(?:u|w|wa)$/;

/** û between two things; u, w and wa only between two capitalised names; any "and" between two codes. */
function latinAndAt(
  tokens: readonly Token[],
  position: number,
  text: string,
  before: Piece | undefined,
): Piece | undefined {
  const [token, next] = [tokens[position], tokens[position + 1]];
  if (token?.kind !== 'word' || before === undefined || next === undefined) return undefined;
  if (before.is === 'code') {
    if (next.kind === 'digits' && code.test(next.folded) && andWords.has(token.folded)) return andAt(token);
  }
  if (!plainLatinAnd.test(token.folded)) return undefined;
  const written = (at: { start: number; end: number }) => text.slice(at.start, at.end).normalize('NFC');
  const areNames = before.is === 'name' && capital.test(written(before)) && capital.test(written(next));
  const isAnd = latinAnd.test(written(token)) || (plainLatinAnd.test(written(token)) && areNames);
  return isAnd ? andAt(token) : undefined;
}
const andAt = ({ start, end }: Token): Piece => ({
  is: 'detail',
  detail: { is: 'filler', says: 'with' },
  start,
  end,
});
const capital = /^\p{Lu}\p{L}/u;

type Read = { readonly piece: Piece; readonly length: number };

function pieceAt(tokens: readonly Token[], position: number, text: string): Read | undefined {
  const first = tokens[position];
  if (first === undefined) throw new RangeError('There is no token at that position');
  const { start, end, folded } = first;
  if (first.kind !== 'word') {
    const piece = numberPiece(first);
    return piece && { piece, length: 1 };
  }
  const lexicon = everydayLexicon();
  const apart = toldApartIn(text, first);
  const phrase = everydayPhraseAt(tokens, position);
  if (
    mayStandInName(folded) &&
    (phrase === undefined || (phrase.length === 1 && phrase.meaning.is === 'detail'))
  ) {
    const beside = (steps: -1 | 1) => wordAt(tokens, position + steps, lexicon, text);
    const length = wordsOfName({ written: text.slice(start, end), folded }, beside);
    if (length > 0) return { piece: { is: 'name', ...between(tokens, position, position + length) }, length };
  }
  if (apart !== undefined && (phrase?.length ?? 1) === 1) {
    return { piece: apart === 'name' ? { is: 'name', start, end } : { ...apart, start, end }, length: 1 };
  }
  const whole = partedWordAt(tokens, position, lexicon);
  const found = whole !== undefined && whole.length > (phrase?.length ?? 0) ? whole : phrase;
  if (found !== undefined) {
    const { meaning, length } = found;
    return { piece: pieceOf(meaning, start, tokens[position + length - 1]?.end ?? end), length };
  }
  if (isKunya(folded, tokens[position + 1], lexicon)) return { piece: { is: 'name', start, end }, length: 1 };
  const isName = mayBeName(folded);
  const slipped = isName ? slippedKeyword(folded) : undefined;
  if (slipped !== undefined)
    return { piece: { is: 'keyword', keyword: slipped, hasSlip: true, start, end }, length: 1 };
  return isName ? { piece: { is: 'name', start, end }, length: 1 } : undefined;
}

/** Property by property: cheaper than spreading objects into each other. */
function pieceOf(meaning: Meaning, start: number, end: number): Piece {
  if (meaning.is === 'detail') return { is: 'detail', detail: meaning.detail, start, end };
  if (meaning.is === 'place') return { is: 'place', centre: meaning.centre, start, end };
  return { is: 'keyword', keyword: meaning.keyword, hasSlip: false, start, end };
}

function wordAt(
  tokens: readonly Token[],
  position: number,
  lexicon: Lexicon<Meaning>,
  text: string,
): WordInText | undefined {
  const token = tokens[position];
  if (token?.kind !== 'word') return undefined;
  const { folded, start, end } = token;
  const isPlain = () =>
    lexicon.meaningOf(folded) === undefined
      ? mayBeName(folded) || isKunya(folded, tokens[position + 1], lexicon)
      : toldApartIn(text, token) === 'name';
  return { written: text.slice(start, end), folded, isPlain };
}

/** How many parts a Sorani word falls into when a space follows each ە: "هه لوه شاندنه وه" has four. */
const mostParts = 5;

/** A keyword written in parts, each but the last ending in ه followed by a space instead of a joiner. */
function partedWordAt(tokens: readonly Token[], position: number, lexicon: Lexicon<Meaning>) {
  let whole = tokens[position]?.folded ?? '';
  for (let length = 2; length <= mostParts && whole.endsWith('ه'); length++) {
    const next = tokens[position + length - 1];
    if (next === undefined || next.kind !== 'word') return undefined;
    whole += next.folded;
    const meaning = lexicon.meaningOf(whole);
    if (meaning?.is === 'keyword' && meaning.keyword.languages.includes('ckb')) return { meaning, length };
  }
  return undefined;
}

/** The tokens from `first` to before `end`, as positions in the text. */
const between = (tokens: readonly Token[], first: number, end: number): { start: number; end: number } => ({
  start: tokens[first]?.start ?? 0,
  end: tokens[end - 1]?.end ?? 0,
});

/** أم before a name is "mother of", as in أم علي; before anything else it is "or". */
const motherOf = 'ام';

function isKunya(folded: string, next: Token | undefined, lexicon: Lexicon<Meaning>): boolean {
  if (folded !== motherOf || next === undefined || next.kind !== 'word') return false;
  const meaning = lexicon.meaningOf(next.folded);
  if (meaning === undefined) return mayBeName(next.folded);
  return meaning.is === 'detail' && meaning.detail.is === 'greeting';
}

const code = /^[1-9]\d\d$/;
const year = /^(?:19|20)\d\d$/;
const small = /^\d{1,2}$/;

function numberPiece({ kind, folded, start, end }: Token): Piece | undefined {
  if (kind === 'amount') return undefined;
  if (kind === 'date') return { is: 'year', year: Number(folded), start, end };
  if (code.test(folded)) return { is: 'code', code: folded, start, end };
  if (year.test(folded)) return { is: 'year', year: Number(folded), start, end };
  if (small.test(folded)) return { is: 'number', number: Number(folded), digits: folded, start, end };
  return undefined;
}
