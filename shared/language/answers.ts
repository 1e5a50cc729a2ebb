import type { Guess } from './script.ts';

/** What is asked after a bare code, one question a text. */
export const questions = ['name', 'gender', 'birthYear', 'childcare'] as const;
export type Question = (typeof questions)[number];

/** What a text without a code tells, read in the light of what was asked. */
export type Told = {
  readonly name: string | null;
  readonly gender: 'female' | 'male' | null;
  readonly birthYear: number | null;
  readonly age: number | null;
  readonly childcare: number | null;
  /** "No, 1991": it puts right what was told before. */
  readonly corrects: boolean;
  /** "No", "skip" to a question that can be left open. Nothing is told then. */
  readonly declines: boolean;
  readonly guess: Guess;
};
