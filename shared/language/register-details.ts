import type { Piece } from './pieces.ts';
import { readName } from './read-name.ts';

/** What the pieces around a code tell of the person. */
export type Told = {
  readonly name: string | null;
  readonly gender: 'female' | 'male' | null;
  readonly birthYear: number | null;
  readonly childcare: number | null;
};

const mostChildren = 20;
/** A number without a word to it is an age from here on; a smaller one could be a number of people. */
const youngest = 5;

/** What pieces tell of a person, in any order; `undefined` when they contradict each other or leave a doubt. */
export function toldBy(pieces: readonly Piece[], text: string): Told | undefined {
  const genders = new Set(pieces.flatMap((piece) => genderIn(piece)));
  const years = pieces.flatMap((piece) => (piece.is === 'year' ? [piece.year] : []));
  const name = readName(pieces, text);
  const children = childrenIn(pieces);
  if (name === undefined || children === undefined || genders.size > 1 || years.length > 1) return undefined;

  const unnamed = pieces.filter(
    (piece, position) => numberOf(piece) !== null && position !== children.position,
  );
  const numbers = unnamed.map((piece) => numberOf(piece) ?? 0);
  if (numbers.length > 1 || numbers.some((number) => number < youngest)) return undefined;
  const namesAnAge = pieces.some((piece) => piece.is === 'detail' && piece.detail.is === 'age-follows');
  if (namesAnAge && years.length + numbers.length === 0) return undefined;

  const [gender = null] = genders;
  return { name, gender, birthYear: years[0] ?? null, childcare: children.count };
}

const genderIn = (piece: Piece): readonly ('female' | 'male')[] =>
  piece.is === 'detail' && piece.detail.is === 'gender' ? [piece.detail.gender] : [];

/** The number a piece is, in digits or as a word. */
function numberOf(piece: Piece | undefined): number | null {
  if (piece?.is === 'number') return piece.number;
  return piece?.is === 'detail' && piece.detail.is === 'count' ? piece.detail.count : null;
}

/** How many children, and which piece said so; `undefined` when children are spoken of and their number is not clear. */
function childrenIn(
  pieces: readonly Piece[],
): { readonly count: number | null; readonly position: number } | undefined {
  const spoken = pieces.flatMap((piece, position) =>
    piece.is === 'detail' && piece.detail.is === 'children' ? [{ position, count: piece.detail.count }] : [],
  );
  if (spoken.length === 0) return { count: null, position: -1 };
  for (const { position } of spoken) {
    for (const beside of [afterFillers(pieces, position), position - 1]) {
      const count = numberOf(pieces[beside]);
      if (count !== null && count <= mostChildren) return { count, position: beside };
    }
  }
  const count = spoken.find((word) => word.count !== null)?.count ?? null;
  return count === null ? undefined : { count, position: -1 };
}

function afterFillers(pieces: readonly Piece[], position: number): number {
  let next = position + 1;
  for (let piece = pieces[next]; piece?.is === 'detail' && piece.detail.is === 'filler'; piece = pieces[next])
    next++;
  return next;
}
