import { fold } from './fold.ts';

/** The entries of a table written as one text with commas, folded. */
export const spellings = (table: string): readonly string[] =>
  table
    .split(',')
    .map(fold)
    .filter((entry) => entry !== '');
