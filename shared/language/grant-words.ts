import { fold } from './fold.ts';
import type { Piece } from './pieces.ts';
import { spellings } from './spellings.ts';

/** Words for a grant that people are called by, too: as a wish they stand alone, and behind a code they are a name. */
const namesToo: ReadonlySet<string> = /* @__PURE__ */ new Set(/* @__PURE__ */ spellings('منح, بەخشین'));

/** The pieces with a name where a word for a grant is one: "٢١٤ بەخشین". */
export function namedBehindCode(pieces: readonly Piece[], text: string): readonly Piece[] {
  const at = pieces.findIndex(({ is }) => is === 'code');
  if (at < 0) return pieces;
  return pieces.map((piece, position): Piece => {
    const { is, start, end } = piece;
    const isName = is === 'keyword' && position > at && namesToo.has(fold(text.slice(start, end)));
    return isName ? { is: 'name', start, end } : piece;
  });
}

/** What stands around the word: a wish, and what joins it to a place. "My grant", "the grant", "grant me" wish for nothing new. */
const around: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ spellings(`
    a, in, for, to, want, want to, i want, i want to, id like to, i would like to, would like to, i d like to, can i, اريد, ارغب,
    احب, اود, ممكن, في, ب, ل, الى, من, دەمەوێت, دەمەوێ, ئەمەوێت, ئەمەوێ, لە, بە, بۆ`),
);

const please = /* @__PURE__ */ fold('رجاء');

/** Whether pieces ask for a grant: nothing else is said, and no one is thanked for one ("thanks for the grant"). */
export function asksForGrant(pieces: readonly Piece[], text: string): boolean {
  const at = pieces.findIndex(({ is }) => is === 'keyword');
  return pieces.every((piece, position) => {
    const { is, start, end } = piece;
    if (is === 'keyword') return position === at;
    if (is === 'place') return true;
    if (is !== 'detail') return false;
    const { detail } = piece;
    if (detail.is === 'thanks') return position > at;
    // Rajaa is a name and a greeting to some; behind a request it is "please".
    if (detail.is === 'greeting') return position < at || fold(text.slice(start, end)) === please;
    return detail.is === 'filler' && (detail.says === 'please' || around.has(fold(text.slice(start, end))));
  });
}
