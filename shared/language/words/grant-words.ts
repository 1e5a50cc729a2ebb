import { fold, lazySet, spellings } from '../letters/fold.ts';
import type { Piece } from '../understand/pieces.ts';

/** Words for a grant that are also names: as a request they stand alone, and after a code they are a name. */
const namesToo = /* @__PURE__ */ lazySet(() =>
  spellings('منح, بەخشین, bakhshin, baxshin, bexshin, bekhshin, baxshîn, bexşîn, bakhsheen'),
);

/** The pieces, with a name in place of each such word where `isNamed` says so of its position. */
const named = (
  pieces: readonly Piece[],
  text: string,
  isNamed: (position: number) => boolean,
): readonly Piece[] =>
  pieces.map((piece, position): Piece => {
    const { is, start, end } = piece;
    const isName = is === 'keyword' && isNamed(position) && namesToo.has(fold(text.slice(start, end)));
    return isName ? { is: 'name', start, end } : piece;
  });

/**
 * The pieces, with a word for a grant read as a name after a code ("٢١٤ بەخشین"), or as the person to be
 * erased.
 */
export function namedBehind(pieces: readonly Piece[], text: string): readonly Piece[] {
  const at = pieces.findIndex(
    (piece) => piece.is === 'code' || (piece.is === 'keyword' && piece.keyword.intent === 'erase'),
  );
  return at < 0 ? pieces : named(pieces, text, (position) => position > at);
}

/**
 * The same in an answer: where a name stands beside the word, where a word announces a name, or where the
 * other details are a person's: "بەخشین کەریم", "ناوم بەخشین", "بەخشین مێ ١٩٩٠".
 */
export function namedInAnswer(pieces: readonly Piece[], text: string): readonly Piece[] {
  const tellsOfSomeone = pieces.some(
    (piece) => piece.is === 'year' || (piece.is === 'detail' && piece.detail.is === 'gender'),
  );
  return named(pieces, text, (position) => {
    const [before, after] = [pieces[position - 1], pieces[position + 1]];
    const isSaid = before?.is === 'detail' && before.detail.is === 'name-follows';
    return isSaid || tellsOfSomeone || before?.is === 'name' || after?.is === 'name';
  });
}

/**
 * Words around the word: a wish, and words that join it to a place. "My grant", "the grant", "grant me" are
 * no new request.
 */
const around = /* @__PURE__ */ lazySet(() =>
  spellings(`
    a, in, for, to, want, want to, i want, i want to, id like to, i would like to, would like to, i d like to, can i, اريد, ارغب,
    احب, اود, ممكن, في, ب, ل, الى, من, دەمەوێت, دەمەوێ, ئەمەوێت, ئەمەوێ, لە, بە, بۆ`),
);

/** رجاء, folded. */
const please = 'رجا';

/**
 * Whether pieces ask for a grant: they say nothing else, and thank no one for one ("thanks for the grant").
 */
export function asksForGrant(pieces: readonly Piece[], text: string): boolean {
  const at = pieces.findIndex(({ is }) => is === 'keyword');
  return pieces.every((piece, position) => {
    const { is, start, end } = piece;
    if (is === 'keyword') return position === at;
    if (is === 'place') return true;
    if (is !== 'detail') return false;
    const { detail } = piece;
    if (detail.is === 'thanks') return position > at;
    // Rajaa is a name, and a greeting to some; after a request it is "please".
    if (detail.is === 'greeting') return position < at || fold(text.slice(start, end)) === please;
    return detail.is === 'filler' && (detail.says === 'please' || around.has(fold(text.slice(start, end))));
  });
}
