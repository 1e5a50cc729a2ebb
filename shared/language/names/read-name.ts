import { fold, foldWord, lazySet } from '../letters/fold.ts';
import type { Piece } from '../understand/pieces.ts';
import { isTitle } from './in-texts.ts';
import { nameWords } from './name-words.ts';

/** Her own, her father's, both grandfathers' and the family's, each perhaps of two words. */
const mostWords = 5;
const mostPieces = 9;
const longestName = 60;
/** Between the words of one name; a comma would make it two people. */
const insideName = /^(?:\s*[-–.'’]\s*|\s+|\.?\s*\(\s*)$/u;
const isInsideName = (gap: string): boolean => gap === ' ' || insideName.test(gap);
/** Space that is more than one blank between words. */
const otherSpace = /[^\S ]| {2}|^ | $/u;
const closing = /^\s*\)/u;

/** Some greetings after the code are also names: Salam, Hala. */
const isNameWord = (piece: Piece): boolean =>
  piece.is === 'name' || (piece.is === 'detail' && piece.detail.is === 'greeting' && piece.detail.isName);

/** Names that begin like "the" in Arabic; after another name, as a family name, any word may. */
const withArticle = /* @__PURE__ */ lazySet(() =>
  'إلهام إلياس الین ألين الیسا الیسار الیزا الیزابیث ألكسندر ألماس ألوند ألند ألفت ألحان ألطاف ألاف ألبير ألبرت العنود الريم الحسن الحسين الزهراء المنتظر المرتجى الصادق المصطفى'
    .split(' ')
    .map(fold),
);

/** Whether a folded word begins with the Arabic article, as only a few first names do. */
export const isWithArticle = (first: string): boolean =>
  first.length >= 4 && first.startsWith('ال') && !first.endsWith('ي') && !withArticle.has(first);

/**
 * The name among pieces, as written in `text`: one run of one to five words, each perhaps a compound, with
 * titles before and a nickname in brackets after. `null` when there is none, `undefined` when the pieces
 * cannot be one name.
 */
export function readName(pieces: readonly Piece[], text: string): string | null | undefined {
  const from = pieces.findIndex(isNameWord);
  if (from < 0) return null;
  const words = pieces.slice(from, pieces.findLastIndex(isNameWord) + 1);
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return null;
  const isOneRun = words.every(isNameWord);
  const isThanked =
    from > 0 &&
    pieces.findIndex((piece, at) => at < from && piece.is === 'detail' && piece.detail.is === 'thanks') >= 0;
  const isParted = words.every(
    ({ start }, index) => index === 0 || isInsideName(text.slice(words[index - 1]?.end ?? 0, start)),
  );
  const foldedAt = (piece: Piece | undefined) => foldWord(text.slice(piece?.start ?? 0, piece?.end ?? 0));
  const opening = foldedAt(first);
  if (isWithArticle(opening) && !(isTitle(opening) && !isWithArticle(foldedAt(words[1])))) return undefined;
  if (isThanked || !isOneRun || !isParted || words.length > mostPieces) return undefined;
  const opened = words.length > 1 && text.slice(first.start, last.end).includes('(');
  const closed = opened ? closing.exec(text.slice(last.end))?.[0] : '';
  if (closed === undefined) return undefined;
  const normal = text.slice(first.start, last.end + closed.length).normalize('NFKC');
  const name = otherSpace.test(normal) ? normal.replace(/\s+/g, ' ').trim() : normal;
  if (words.length > mostWords && nameWords(name).length > mostWords) return undefined;
  // A longer name is reported (`isNameTooLong`), not cut.
  const isOfLetters = words.every(({ start, end }) => end - start < 2);
  return name.length > longestName || isOfLetters ? undefined : name;
}

/** Whether the words of a name have more letters than allowed, beside nothing but words for registering. */
export function isNameTooLong(pieces: readonly Piece[], text: string): boolean {
  if (text.length <= longestName) return false;
  const at = pieces.flatMap((piece, position) => (isNameWord(piece) ? [position] : []));
  const [first, last] = [at[0], at.at(-1)];
  if (first === undefined || last === undefined || last - first !== at.length - 1) return false;
  const isAlone = pieces.every(
    (piece) =>
      isNameWord(piece) ||
      piece.is === 'code' ||
      (piece.is === 'keyword' && piece.keyword.intent === 'register') ||
      (piece.is === 'detail' && (piece.detail.is === 'filler' || piece.detail.is === 'name-follows')),
  );
  const name = text.slice(pieces[first]?.start, pieces[last]?.end);
  return isAlone && name.normalize('NFKC').replace(/\s+/g, ' ').length > longestName;
}
