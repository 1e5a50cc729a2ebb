import { questions } from '#events/index.ts';
import * as arabic from './arabic.ts';
import * as english from './english.ts';
import * as sorani from './sorani.ts';

/** What people answer in each language, and what they send that is no answer. */
export const answerTables = [
  { language: 'en', answers: english.answers, noAnswers: english.noAnswers },
  { language: 'ar', answers: arabic.answers, noAnswers: arabic.noAnswers },
  { language: 'ckb', answers: sorani.answers, noAnswers: sorani.noAnswers },
] as const;

/** What may be open when a text comes; `null`: nothing. */
export const everyQuestion = [...questions, null];

/** Every text of the tables. */
export const everyAnswer = (): readonly string[] =>
  answerTables.flatMap(({ answers, noAnswers }) => [...answers.map(([text]) => text), ...noAnswers]);
