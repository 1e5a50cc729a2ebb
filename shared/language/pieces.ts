import type { CentreId } from '../../events/vocabulary.ts';
import { type Detail, detailOf } from './details.ts';
import { fold } from './fold.ts';
import { type Keyword, keywordOf, longestKeyword, placeOf } from './keywords.ts';
import { mayBeName } from './not-names.ts';
import type { Token } from './tokens.ts';

/** What one or several tokens of a text mean by themselves. */
export type Piece = { readonly start: number; readonly end: number } & (
  | { readonly is: 'code'; readonly code: string }
  | { readonly is: 'year'; readonly year: number }
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'keyword'; readonly keyword: Keyword }
  | { readonly is: 'place'; readonly centre: CentreId }
  | { readonly is: 'detail'; readonly detail: Detail }
  | { readonly is: 'name' }
  /** A word or a number that fits nothing. */
  | { readonly is: 'other' }
);

/** The pieces of a text, the longest keyword first wherever several fit. */
export function readPieces(tokens: readonly Token[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let position = 0;
  while (position < tokens.length) {
    const { piece, length } = pieceAt(tokens, position);
    pieces.push(piece);
    position += length;
  }
  return pieces;
}

function pieceAt(
  tokens: readonly Token[],
  position: number,
): { readonly piece: Piece; readonly length: number } {
  const [first, ...following] = tokens.slice(position, position + longestKeyword);
  if (first === undefined) throw new RangeError('There is no token at that position');
  if (first.kind !== 'word') return { piece: numberPiece(first), length: 1 };
  const firstOther = following.findIndex(({ kind }) => kind !== 'word');
  const words = [first, ...(firstOther < 0 ? following : following.slice(0, firstOther))];
  for (let length = words.length; length >= 1; length--) {
    const folded = words
      .slice(0, length)
      .map((token) => token.folded)
      .join(' ');
    const meaning = meaningOf(folded);
    if (meaning !== undefined) {
      const { end } = words[length - 1] ?? first;
      return { piece: { ...meaning, start: first.start, end }, length };
    }
  }
  const { start, end, folded } = first;
  const isName = mayBeName(folded) || isKunya(folded, words[1]?.folded);
  return { piece: { is: isName ? 'name' : 'other', start, end }, length: 1 };
}

/** أم before a name is "mother of", as in أم علي; before anything else it is "or". */
const motherOf = fold('أم');

function isKunya(folded: string, next: string | undefined): boolean {
  if (folded !== motherOf || next === undefined) return false;
  const meaning = meaningOf(next);
  if (meaning === undefined) return mayBeName(next);
  return meaning.is === 'detail' && meaning.detail.is === 'greeting';
}

type Meaning =
  | { readonly is: 'keyword'; readonly keyword: Keyword }
  | { readonly is: 'place'; readonly centre: CentreId }
  | { readonly is: 'detail'; readonly detail: Detail };

function meaningOf(folded: string): Meaning | undefined {
  const keyword = keywordOf(folded);
  if (keyword !== undefined) return { is: 'keyword', keyword };
  const detail = detailOf(folded);
  if (detail !== undefined) return { is: 'detail', detail };
  const centre = placeOf(folded);
  return centre === undefined ? undefined : { is: 'place', centre };
}

const code = /^[1-9]\d\d$/;
const year = /^(?:19|20)\d\d$/;
const small = /^\d{1,2}$/;

function numberPiece({ kind, folded, start, end }: Token): Piece {
  if (kind === 'amount') return { is: 'other', start, end };
  if (code.test(folded)) return { is: 'code', code: folded, start, end };
  if (year.test(folded)) return { is: 'year', year: Number(folded), start, end };
  if (small.test(folded)) return { is: 'number', number: Number(folded), start, end };
  return { is: 'other', start, end };
}
