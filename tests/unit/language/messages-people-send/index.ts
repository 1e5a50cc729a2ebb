import * as arabic from './arabic.ts';
import * as english from './english.ts';
import * as sorani from './sorani.ts';

/** What people send in each language: understood, and left alone. */
export const tables = [
  { language: 'en', ...english },
  { language: 'ar', ...arabic },
  { language: 'ckb', ...sorani },
] as const;

/** Every text of the tables. */
export const everyMessage = (): readonly string[] =>
  tables.flatMap(({ understood, leftAlone }) => [...understood.map(([text]) => text), ...leftAlone]);
