import { grantTables } from '../grants-people-ask-for/index.ts';
import * as arabic from './arabic.ts';
import * as english from './english.ts';
import * as sorani from './sorani.ts';

/** What people send in each language: understood, and left alone. */
export const tables = [
  { language: 'en', understood: english.understood, leftAlone: english.leftAlone },
  { language: 'ar', understood: arabic.understood, leftAlone: arabic.leftAlone },
  { language: 'ckb', understood: sorani.understood, leftAlone: sorani.leftAlone },
] as const;

/** Every text of the tables, and what is said of grants. */
export const everyMessage = (): readonly string[] => [
  ...tables.flatMap(({ understood, leftAlone }) => [...understood.map(([text]) => text), ...leftAlone]),
  ...grantTables.flatMap(({ asked, notAsked }) => [...asked, ...notAsked]),
];
