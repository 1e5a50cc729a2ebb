import type { Group } from '#events/vocabulary.ts';
import type { Guess } from '../letters/script.ts';

/** What a text without a code tells, read in the light of what was asked. */
export type Told = {
  readonly name: string | null;
  readonly gender: 'female' | 'male' | null;
  readonly birthYear: number | null;
  /** Age in whole years, where that was told instead of the year. */
  readonly age: number | null;
  readonly childcare: number | null;
  /** Names of further people, where a name was asked for; absent where there are none. */
  readonly others?: readonly string[];
  /** How she came to live where she lives; absent where it was not told. */
  readonly group?: Group;
  /** "My sister Zahra", to the question whom it is for. */
  readonly forAnother: boolean;
  /** "No, 1991": it puts right what was told before. */
  readonly corrects: boolean;
  /** Set where it begins with NO and nothing else: what follows may be denied, or put right. */
  readonly denies?: true;
  /** "No", "skip" to a question that can be left open. Nothing is told then. */
  readonly declines: boolean;
  readonly guess: Guess;
};
