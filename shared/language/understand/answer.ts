import type { Group } from '#events/vocabulary.ts';
import type { Guess } from '../letters/script.ts';

/** The details that a text without a code tells, given the question asked. */
export type Told = {
  readonly name: string | null;
  readonly gender: 'female' | 'male' | null;
  readonly birthYear: number | null;
  /** Age in whole years, where told instead of the year. */
  readonly age: number | null;
  readonly childcare: number | null;
  /** Names of further people, where we asked for a name; absent where there are none. */
  readonly others?: readonly string[];
  /** How she came to live where she lives; absent where not told. */
  readonly group?: Group;
  /** "My sister Zahra", in answer to whom it is for. */
  readonly forAnother: boolean;
  /** "No, 1991": corrects a detail told before. */
  readonly corrects: boolean;
  /** Set where its opening is NO alone: the rest may be denied, or a correction. */
  readonly denies?: true;
  /** "No", "skip" to a question that may stay unanswered. Then nothing is told. */
  readonly declines: boolean;
  readonly guess: Guess;
};
