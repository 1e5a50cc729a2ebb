import { fold } from './fold.ts';
import type { Piece } from './pieces.ts';

const mostWords = 4;
const longestName = 60;
/** Between the words of one name; a comma would make it two people. */
const insideName = /^(?:\s*[-–.'’]\s*|\s+)$/u;

/** Some greetings after the code are names: Salam, Hala. */
const isNameWord = (piece: Piece): boolean =>
  piece.is === 'name' || (piece.is === 'detail' && piece.detail.is === 'greeting' && piece.detail.isName);

/** Names that begin like "the" in Arabic; after another name, and as that of a family, any word may. */
const withArticle: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'إلهام إلياس الین ألين الیسا الیسار الیزا الیزابیث ألكسندر ألماس ألوند ألند ألفت ألحان ألطاف ألاف ألبير ألبرت العنود الريم الحسن الحسين الزهراء المنتظر المرتجى الصادق المصطفى'
    .split(' ')
    .map(fold),
);

const isWithArticle = (first: string): boolean =>
  first.length >= 4 && first.startsWith('ال') && !first.endsWith('ي') && !withArticle.has(first);

/**
 * The name among pieces, as written in `text`: one run of one to four words. `null` when there is none,
 * `undefined` when what is there can not be one name.
 */
export function readName(pieces: readonly Piece[], text: string): string | null | undefined {
  const at = pieces.flatMap((piece, position) => (isNameWord(piece) ? [position] : []));
  const words = at.flatMap((position) => pieces[position] ?? []);
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return null;
  const isOneRun = at.every((position, index) => index === 0 || position === (at[index - 1] ?? 0) + 1);
  const thanked = pieces.findIndex((piece) => piece.is === 'detail' && piece.detail.is === 'thanks');
  const isThanked = thanked >= 0 && thanked < (at[0] ?? 0);
  const isParted = words.every(
    ({ start }, index) => index === 0 || insideName.test(text.slice(words[index - 1]?.end ?? 0, start)),
  );
  if (isWithArticle(fold(text.slice(first.start, first.end)))) return undefined;
  if (isThanked || !isOneRun || !isParted || words.length > mostWords) return undefined;
  const name = text.slice(first.start, last.end).normalize('NFKC').replace(/\s+/g, ' ').trim();
  const longestWord = Math.max(...words.map(({ start, end }) => end - start));
  return name.length > longestName || longestWord < 2 ? undefined : name;
}
