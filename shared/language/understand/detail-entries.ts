import { spellings } from '../letters/fold.ts';
import { relationDetails } from '../names/relations.ts';
import {
  ageWords,
  birthWords,
  childrenWords,
  countWords,
  fillers,
  genderLabels,
  genderWords,
  greetings,
  greetingsThatAreNames,
  groupWords,
  nameWords,
  phoneWords,
  saying,
  selfWords,
  thanks,
  yearWords,
} from '../words/detail-words.ts';
import type { Detail } from './detail.ts';

/** Every folded word or phrase with a meaning of its own beside a code. */
export const detailEntries = (): readonly (readonly [words: string, detail: Detail])[] => [
  ...entries(fillers, { is: 'filler', says: null }),
  ...entries(saying.please, { is: 'filler', says: 'please' }),
  ...entries(saying.with, { is: 'filler', says: 'with' }),
  ...entries(saying.for, { is: 'filler', says: 'for' }),
  ...entries(thanks, { is: 'thanks' }),
  ...entries(greetings, { is: 'greeting', isName: false }),
  ...entries(greetingsThatAreNames, { is: 'greeting', isName: true }),
  ...entries(nameWords, { is: 'name-follows', isWeak: false }),
  ...entries(selfWords, { is: 'name-follows', isWeak: true }),
  ...entries(phoneWords, { is: 'phone-follows' }),
  ...entries(genderLabels, { is: 'gender-follows' }),
  ...entries(yearWords, { is: 'year-follows' }),
  ...entries(birthWords, { is: 'birth-follows' }),
  ...entries(ageWords, { is: 'age-follows' }),
  ...relationDetails(),
  ...countWords.flatMap((words, count) => entries(words, { is: 'count', count })),
  ...childrenWords.flatMap(([words, count]) => entries(words, { is: 'children', count })),
  ...groupWords.flatMap(([words, group, gender]) => entries(words, { is: 'group', group, gender })),
  ...entries(genderWords.female, { is: 'gender', gender: 'female' }),
  ...entries(genderWords.male, { is: 'gender', gender: 'male' }),
];

const entries = (words: string, detail: Detail): readonly (readonly [string, Detail])[] =>
  spellings(words).map((word) => [word, detail]);
