/** What was told is put right, told again, or shows that the activity is for others. */
import type { Script } from '../script.ts';

export const puttingRight: readonly Script[] = [
  {
    title: 'A year put right',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: 'join 214 Manal female 1990', hears: ['confirmed'] },
      { says: 'no, 1991', hears: ['corrected'] },
    ],
    ends: { people: [{ name: 'Manal', gender: 'female', birthYear: 1991 }] },
  },
  {
    title: 'A name put right in the middle of the questions',
    language: 'en',
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'Laila', hears: ['thanks', 'ask.gender'] },
      { says: 'sorry, I mean Layla', hears: ['corrected', 'ask.gender'] },
      { says: 'woman', hears: ['thanks', 'ask.birthYear'] },
    ],
    ends: { people: [{ name: 'Layla', gender: 'female' }], asking: 'birthYear' },
  },
  {
    title: 'What is told shows that the activity is for others: said once',
    language: 'en',
    turns: [
      { says: 'join 216', hears: ['confirmed', 'ask.name'] },
      { says: 'Ahmed male', hears: ['audienceGender.female', 'cancelledAudience'] },
      { says: 'male', hears: ['notRegistered'] },
    ],
    ends: { people: [{ name: 'Ahmed', gender: 'male' }], registrations: ['216 cancelled'], asking: null },
  },
  {
    title: 'A slip that cost her the place is put right, and the code has it again',
    language: 'en',
    turns: [
      { says: 'join 216', hears: ['confirmed', 'ask.name'] },
      { says: 'Layla', hears: ['thanks', 'ask.gender'] },
      { says: 'male', hears: ['audienceGender.female', 'cancelledAudience'] },
      { says: 'no, female', hears: ['registerAgain'] },
      { says: '216', hears: ['confirmed', 'ask.birthYear'] },
    ],
    ends: {
      people: [{ name: 'Layla', gender: 'female' }],
      registrations: ['216 confirmed'],
      asking: 'birthYear',
    },
  },
  {
    title: 'Too old for it',
    language: 'en',
    turns: [
      { says: 'join 217 Ahmed male', hears: ['confirmed', 'ask.birthYear'] },
      { says: '1970', hears: ['audienceAge', 'cancelledAudience'] },
      { says: 'no, 2007', hears: ['registerAgain'] },
      { says: 'join 217', hears: ['confirmed'] },
    ],
    ends: { registrations: ['217 confirmed'] },
  },
  {
    title: 'The code once more: she is told, and asked once more',
    language: 'en',
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'join 214', hears: ['alreadyConfirmed', 'ask.name'] },
      { says: 'Layla', hears: ['thanks', 'ask.gender'] },
    ],
    ends: { people: [{ name: 'Layla' }], asking: 'gender' },
  },
  {
    title: 'Another code in the middle: what was told counts for it too',
    language: 'en',
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'Layla', hears: ['thanks', 'ask.gender'] },
      { says: 'join 218', hears: ['confirmed', 'ask.gender'] },
      { says: 'female 1990', hears: ['noted'] },
    ],
    ends: {
      people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }],
      registrations: ['214 confirmed', '218 confirmed'],
      asking: null,
    },
  },
  {
    title: 'A correction after another code is no correction of whom was spoken of before',
    language: 'en',
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: '999 Sara', hears: ['unknownCode'] },
      { says: 'no, 1998', hears: ['unknown'] },
    ],
    ends: { people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }] },
  },
  {
    title: 'What was known before is not changed by text, however often it is sent',
    language: 'en',
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: 'join 218', hears: ['confirmed'], after: { days: 8 } },
      { says: 'no, 1991', hears: ['cannotCorrect'] },
      { says: 'no, 1991', hears: ['cannotCorrect'] },
    ],
    ends: { people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }] },
  },
  {
    title: 'Fewer children, after too many and after the wrong number',
    language: 'en',
    turns: [
      { says: 'join 215 Layla female 1990', hears: ['confirmed', 'ask.childcare'] },
      { says: '7', hears: ['childcareMax'] },
      { says: '5', hears: ['childcareSet'] },
      { says: 'no, 2', hears: ['childcareSet'] },
    ],
    ends: { asking: null },
  },
];
