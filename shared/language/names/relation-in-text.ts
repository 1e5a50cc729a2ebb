import { foldWord } from '../letters/fold.ts';
import type { Piece } from '../understand/pieces.ts';

/** لأمي is "for my mother"; without its hamza and after a name, it is a family name: حسين لامي. */
const forMyMother = 'لامي';

/** The other person a text is for: a sister, a neighbour. */
export type Relation = { readonly gender: 'female' | 'male' | null };

/**
 * The relation among pieces, `null` when there is none. A word such as "sister" or اختي may address the
 * reader, so it counts only with a name, with "for" or "my", or as the object of registering. `undefined`
 * when that is unclear, and when several people are meant: "me and my sister".
 */
export function relationIn(
  pieces: readonly Piece[],
  text: string,
  isNamed: boolean,
): Relation | null | undefined {
  const position = pieces.findIndex((piece) => piece.is === 'detail' && piece.detail.is === 'relation');
  const piece = pieces[position];
  if (piece?.is !== 'detail' || piece.detail.is !== 'relation') return null;
  const { gender, isSaid } = piece.detail;
  const isFamily =
    pieces[position - 1]?.is === 'name' && foldWord(text.slice(piece.start, piece.end)) === forMyMother;
  const others = pieces
    .slice(position + 1)
    .some((other) => other.is === 'detail' && other.detail.is === 'relation');
  const before = pieces[beforeFillers(pieces, position)];
  if (isFamily || others || saysWith(before) || pieces.some((_, at) => joinsSomeone(pieces, at)))
    return undefined;
  const isClear =
    isSaid || isNamed || saysFor(before) || (before !== undefined && registersSomeone(before, text));
  return isClear ? { gender } : undefined;
}

const filler = (piece: Piece | undefined) =>
  piece?.is === 'detail' && piece.detail.is === 'filler' ? piece.detail : undefined;

/** Whether a piece is a word for "for". */
export const saysFor = (piece: Piece | undefined): boolean => filler(piece)?.says === 'for';
const saysWith = (piece: Piece | undefined): boolean => filler(piece)?.says === 'with';

/** The position of the last piece before this one that is more than "the", "my" or "please". */
function beforeFillers(pieces: readonly Piece[], position: number): number {
  let at = position - 1;
  while (at >= 0 && filler(pieces[at]) !== undefined && !saysFor(pieces[at]) && !saysWith(pieces[at])) at--;
  return at;
}

const afterWith: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'children',
  'count',
  'gender',
  'age-follows',
]);

/** "And", "with" before anything but children, their number and other details of the one person. */
function joinsSomeone(pieces: readonly Piece[], position: number): boolean {
  if (!saysWith(pieces[position])) return false;
  const next = pieces.slice(position + 1).find((piece) => filler(piece) === undefined);
  if (next?.is === 'number' || next?.is === 'year' || next?.is === 'phone') return false;
  return next?.is !== 'detail' || !afterWith.has(next.detail.is);
}

/** "Register" followed by a person; without words for "register me", and سجلي, which addresses a woman. */
const registersMe = /(?:ني|نا|لي|م|م بكه|م كه)$/;

function registersSomeone(piece: Piece, text: string): boolean {
  if (piece.is !== 'keyword' || piece.keyword.intent !== 'register') return false;
  return !registersMe.test(foldWord(text.slice(piece.start, piece.end)));
}
