/** What `npm test -- WORD …` means: which tests, in which phases. */
import { looksAtWhole, type Phase, rounds } from './phases.ts';

/** A file of tests: its path from the root of the project, and what is written in it. */
export type TestFile = { readonly path: string; readonly text: string };

/** What is run of a phase. */
export type Part = {
  readonly phase: Phase;
  /** Only these files; all where it is left out. */
  readonly files?: readonly string[];
  /** Only tests whose name has one of these in it. */
  readonly titles?: readonly string[];
};

export type Chosen =
  | { readonly parts: readonly (readonly Part[])[] }
  /** Words that are in no path and in no file. */
  | { readonly unknown: readonly string[] };

/**
 * A word that is in paths of test files (`contract/grants`, `waiting-list`) chooses these files. Any other is looked for
 * in their text and chooses the tests that have it in their name, among the files that were chosen by path.
 */
export function chosenBy(words: readonly string[], tests: readonly TestFile[]): Chosen {
  const isPath = (word: string) => tests.some(({ path }) => path.includes(word));
  const [places, titles] = [words.filter(isPath), words.filter((word) => !isPath(word))];
  const placed = tests.filter(
    ({ path }) => places.length === 0 || places.some((word) => path.includes(word)),
  );
  const unknown = titles.filter((title) => !placed.some(({ text }) => text.includes(title)));
  if (unknown.length > 0) return { unknown };
  const named = placed.filter(
    ({ text }) => titles.length === 0 || titles.some((title) => text.includes(title)),
  );
  const paths = named.map(({ path }) => path);
  const whole = Object.entries(looksAtWhole).flatMap(([start, phases]) =>
    paths.some((path) => path.startsWith(start)) ? phases : [],
  );
  const partOf = (phase: Phase): readonly Part[] => {
    if (whole.includes(phase)) return [{ phase }];
    const files = paths.filter((path) => phase.folders.some((folder) => path.startsWith(folder)));
    return files.length === 0 ? [] : [{ phase, files, ...(titles.length === 0 ? {} : { titles }) }];
  };
  const parts = rounds.map((round) => round.flatMap(partOf)).filter((round) => round.length > 0);
  return { parts };
}
