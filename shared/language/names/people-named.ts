import type { Piece } from '../understand/pieces.ts';
import { isBeforeNumbers } from './name-first.ts';
import { readName } from './read-name.ts';

/**
 * The people a text names: the one it registers, `null` where none is named for sure; and at most nine
 * further people.
 */
export type PeopleNamed = { readonly name: string | null; readonly others: readonly string[] };

const mostOthers = 9;
/** Between the names of two people: a comma or a sign for "and"; the word "and" is a piece of its own. */
const betweenPeople = /^\s*[,،;؛&+/]\s*$/u;
const lineEnd = /\n/;

type Run = { readonly pieces: readonly Piece[]; readonly first: number; readonly end: number };

/**
 * The names among pieces, by their position: after a word that announces one, after a relation, beside the
 * code at `at` or the word for registering, or alone in a line, like a signature; without a code (`at` below
 * 0), at the beginning. Names joined by "and" or a comma are further people.
 */
export function peopleIn(pieces: readonly Piece[], text: string, at: number): PeopleNamed {
  const runs = runsOf(pieces, text);
  const before = runs.find((run) => leadsTo(run, runs, pieces, text, at));
  const beside = runs.filter((run) => run === before || isBehind(run, pieces, at));
  const named =
    runs.find((run) => isLabelled(run, pieces)) ??
    (beside.length > 1 && !areOnePeople(beside, runs, pieces, text) ? null : beside[0]);
  if (named === null) return { name: null, others: [] };
  const run = named ?? runs.find((each) => isSignature(each, pieces, text));
  if (run === undefined) return { name: null, others: joinedTo(runs, pieces, text) };
  const name = readName(run.pieces, text) ?? null;
  const further = furtherFrom(runs, runs.indexOf(run), pieces, text).flatMap(
    (each) => readName(each.pieces, text) ?? [],
  );
  const others = further.length > 0 ? further : joinedTo(runs, pieces, text);
  return { name, others: others.slice(0, mostOthers) };
}

/** People joined by "and" to the sender: "me and my sister Zainab", by name, or else by relation. */
function joinedTo(runs: readonly Run[], pieces: readonly Piece[], text: string): readonly string[] {
  const at = pieces.findIndex((_, position) => isJoinedRelation(pieces, position));
  const relation = pieces[at];
  if (relation === undefined) return [];
  const named = runs.find(({ first }) => first === at + 1);
  return [
    named === undefined ? text.slice(relation.start, relation.end) : (readName(named.pieces, text) ?? ''),
  ].filter((name) => name !== '');
}

const isMere = (piece: Piece | undefined): boolean =>
  piece?.is === 'detail' && piece.detail.is === 'filler' && piece.detail.says === null;

/** A relation behind "and", "and my". */
function isJoinedRelation(pieces: readonly Piece[], position: number): boolean {
  const piece = pieces[position];
  if (piece?.is !== 'detail' || piece.detail.is !== 'relation') return false;
  let at = position - 1;
  while (isMere(pieces[at])) at--;
  const before = pieces[at];
  return before !== undefined && saysAnd(before);
}

/** Names next to each other, with only a space or a hyphen between them, in one line. */
function runsOf(pieces: readonly Piece[], text: string): readonly Run[] {
  const runs: Run[] = [];
  for (let first = 0; first < pieces.length; ) {
    let end = first;
    while (pieces[end]?.is === 'name' && (end === first || isOneName(pieces[end - 1], pieces[end], text)))
      end++;
    if (end > first) runs.push({ pieces: pieces.slice(first, end), first, end });
    first = Math.max(end, first + 1);
  }
  return runs;
}

const isOneName = (one: Piece | undefined, other: Piece | undefined, text: string): boolean =>
  (isInitial(one) ? insideName : betweenWords).test(text.slice(one?.end ?? 0, other?.start ?? 0));
const insideName = /^(?:[ \t]*[-–.'’][ \t]*|[ \t]+)$/u;
/** A dot behind a whole word ends a sentence. */
const betweenWords = /^(?:[ \t]*[-–'’][ \t]*|[ \t]+)$/u;
const isInitial = (piece: Piece | undefined): boolean => piece !== undefined && piece.end - piece.start <= 2;

const detailBefore = ({ first }: Run, pieces: readonly Piece[]) => {
  const piece = pieces[first - 1];
  return piece?.is === 'detail' ? piece.detail : undefined;
};

const isLabelled = (run: Run, pieces: readonly Piece[]): boolean => {
  const detail = detailBefore(run, pieces);
  return (
    detail?.is === 'name-follows' || (detail?.is === 'relation' && !isJoinedRelation(pieces, run.first - 1))
  );
};

/** Whether a name, or a list that begins with it, comes right before the code at the start of the text. */
function leadsTo(
  run: Run,
  runs: readonly Run[],
  pieces: readonly Piece[],
  text: string,
  at: number,
): boolean {
  if (at < 0 || run.end > at || !pieces.slice(0, run.first).every(({ is }) => is === 'detail')) return false;
  return [run, ...furtherFrom(runs, runs.indexOf(run), pieces, text)].some(({ end }) => end === at);
}

/**
 * Right after the code, "for" aside, or right after the word for registering; without a code, at the start of
 * the text.
 */
function isBehind({ first }: Run, pieces: readonly Piece[], at: number): boolean {
  if (at < 0) return first === 0;
  const before = pieces[first - 1];
  if (before?.is === 'code') return true;
  if (before?.is === 'keyword') return before.keyword.intent === 'register';
  return (
    before?.is === 'detail' &&
    before.detail.is === 'filler' &&
    before.detail.says === 'for' &&
    first - 2 === at
  );
}

/** Names before and after the code are two people's, unless the first are a list. */
const areOnePeople = (
  beside: readonly Run[],
  runs: readonly Run[],
  pieces: readonly Piece[],
  text: string,
): boolean => {
  const [first, ...others] = beside;
  if (first === undefined) return false;
  const further = furtherFrom(runs, runs.indexOf(first), pieces, text);
  return others.every((run) => further.includes(run));
};

/** The runs after one, each joined to the one before by "and" or a comma. */
function furtherFrom(
  runs: readonly Run[],
  from: number,
  pieces: readonly Piece[],
  text: string,
): readonly Run[] {
  const further: Run[] = [];
  for (let next = from + 1; next < runs.length; next++) {
    const [before, run] = [runs[next - 1], runs[next]];
    if (before === undefined || run === undefined) break;
    const between = pieces.slice(before.end, run.first);
    const gap = text.slice(pieces[before.end - 1]?.end ?? 0, pieces[run.first]?.start ?? 0);
    const isJoined =
      (between.length === 0 && betweenPeople.test(gap)) ||
      (between.length > 0 && between.every(joins) && between.some((piece) => saysAnd(piece)));
    if (!isJoined) break;
    further.push(run);
  }
  return further;
}

const saysAnd = (piece: Piece): boolean =>
  piece.is === 'detail' && piece.detail.is === 'filler' && piece.detail.says === 'with';
/** Between two names: "and", "and my sister". */
const joins = (piece: Piece): boolean =>
  saysAnd(piece) ||
  (piece.is === 'detail' && (piece.detail.is === 'relation' || piece.detail.is === 'filler'));

/** Alone in a line of its own; or the last words, after thanks: "many thanks, Layla Hassan". */
function isSignature(run: Run, pieces: readonly Piece[], text: string): boolean {
  const [first] = run.pieces;
  const last = run.pieces.at(-1);
  const [before, next] = [pieces[run.first - 1], pieces[run.end]];
  if (first === undefined || last === undefined || before === undefined) return false;
  const gap = text.slice(before.end, first.start);
  const isSignedOff = before.is === 'detail' && before.detail.is === 'thanks' && /[.!,،\-–]/.test(gap);
  const startsLine = lineEnd.test(gap) || (isSignedOff && next === undefined);
  const endsLine = next === undefined || lineEnd.test(text.slice(last.end, next.start));
  return startsLine && endsLine && !isBeforeNumbers(text.slice(first.start, last.end));
}
