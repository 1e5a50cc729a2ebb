import type { Group } from '#events/vocabulary.ts';
import { readName } from '../names/read-name.ts';
import { relationIn } from '../names/relation-in-text.ts';
import { type Born, bornBy } from '../time/ages.ts';
import type { Piece } from './pieces.ts';

/** The details of a person in the pieces around a code, or in an answer. */
export type Details = Born & {
  readonly name: string | null;
  readonly gender: 'female' | 'male' | null;
  /** Absent where not told. */
  readonly group?: Group;
  readonly childcare: number | null;
  readonly phone: string | null;
  readonly forAnother: boolean;
};

const mostChildren = 20;

/**
 * The details of a person in pieces, in any order; `undefined` when they contradict each other or are
 * unclear.
 */
export function detailsIn(pieces: readonly Piece[], text: string): Details | undefined {
  const name = readName(pieces, text);
  const children = childrenIn(pieces);
  if (name === undefined || children === undefined) return undefined;
  const relation = relationIn(pieces, text, name !== null);
  if (relation === undefined) return undefined;

  const [gender = null, otherGender] = gendersIn(pieces, relation?.gender);
  const [group, otherGroup] = groupsIn(pieces);
  const labelsGender = pieces.some((piece) => piece.is === 'detail' && piece.detail.is === 'gender-follows');
  if (otherGender !== undefined || (labelsGender && gender === null) || otherGroup !== undefined)
    return undefined;

  const phone = pieces.find((piece) => piece.is === 'phone')?.phone ?? null;
  const labelsPhone = pieces.some((piece) => piece.is === 'detail' && piece.detail.is === 'phone-follows');
  if (labelsPhone && phone === null) return undefined;

  const numbers = pieces.filter(
    (piece, position) => numberOf(piece) !== null && position !== children.position,
  );
  const born = bornBy(pieces, numbers);
  if (born === undefined) return undefined;
  const { birthYear, age } = born;
  const childcare = children.count;
  const forAnother = relation !== null;
  const details = { name, gender, birthYear, age, childcare, phone, forAnother };
  return group === undefined ? details : { ...details, group };
}

/** The genders told; a word for how she came to live there counts only where nothing else tells one. */
export function gendersIn(
  pieces: readonly Piece[],
  ofRelation: 'female' | 'male' | null | undefined,
): readonly ('female' | 'male')[] {
  const told: ('female' | 'male')[] = [];
  for (const piece of pieces) {
    if (piece.is === 'detail' && piece.detail.is === 'gender') addOnce(told, piece.detail.gender);
  }
  if (ofRelation) addOnce(told, ofRelation);
  if (told.length > 0) return told;
  for (const piece of pieces) {
    if (piece.is === 'detail' && piece.detail.is === 'group' && piece.detail.gender !== null)
      addOnce(told, piece.detail.gender);
  }
  return told;
}

/**
 * The groups told (how she came to live where she lives), each once; two different ones contradict each
 * other.
 */
export function groupsIn(pieces: readonly Piece[]): readonly Group[] {
  const told: Group[] = [];
  for (const piece of pieces) {
    if (piece.is === 'detail' && piece.detail.is === 'group') addOnce(told, piece.detail.group);
  }
  return told;
}

function addOnce<Each>(all: Each[], each: Each): void {
  if (!all.includes(each)) all.push(each);
}

/** The number a piece stands for, in digits or as a word. */
export function numberOf(piece: Piece | undefined): number | null {
  if (piece?.is === 'number') return piece.number;
  return piece?.is === 'detail' && piece.detail.is === 'count' ? piece.detail.count : null;
}

const noChildren = { count: null, position: -1 } as const;

/**
 * The number of children and the position of the piece that tells it; `undefined` when children are mentioned
 * without a clear number.
 */
export function childrenIn(
  pieces: readonly Piece[],
): { readonly count: number | null; readonly position: number } | undefined {
  if (!pieces.some((piece) => piece.is === 'detail' && piece.detail.is === 'children')) return noChildren;
  const spoken = pieces.flatMap((piece, position) =>
    piece.is === 'detail' && piece.detail.is === 'children' ? [{ position, count: piece.detail.count }] : [],
  );
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
