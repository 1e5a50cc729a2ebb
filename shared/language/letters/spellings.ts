import { fold } from './fold.ts';

/** The entries of a table that is written as one text, folded: what stands between commas. */
export const spellings = (table: string): readonly string[] =>
  table
    .split(',')
    .map(fold)
    .filter((entry) => entry !== '');
