/** Questions after a registration: answered in any order, several at once, later, or not at all. */
import type { Script } from '../script.ts';

export const answering: readonly Script[] = [
  {
    title: 'Two courses at the same time: asked first, and both on YES',
    language: 'en',
    turns: [
      { says: '214 Nasrin female 1988', hears: ['confirmed'] },
      { says: '220', hears: ['overlapping'] },
      { says: 'well, let me see', hears: ['sorry', 'bothOrNot'] },
      { says: 'yes', hears: ['confirmed'] },
    ],
    ends: {
      people: [{ name: 'Nasrin', gender: 'female', birthYear: 1988 }],
      registrations: ['214 confirmed', '220 confirmed'],
      asking: null,
    },
  },
  {
    title: 'Two courses at the same time, and NO: nothing was done',
    language: 'en',
    turns: [
      { says: '214 Nasrin female 1988', hears: ['confirmed'] },
      { says: '220', hears: ['overlapping'] },
      { says: 'NO 220', hears: ['notBoth'] },
      { says: 'yes', hears: ['statusLine.confirmed'] },
    ],
    ends: { registrations: ['214 confirmed'], asking: null },
  },
  {
    title: 'A bare code, then three answers one by one',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'Layla', hears: ['thanks', 'ask.gender'] },
      { says: 'female', hears: ['thanks', 'ask.birthYear'] },
      { says: '1990', hears: ['noted'] },
    ],
    ends: {
      people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }],
      registrations: ['214 confirmed'],
      asking: null,
    },
  },
  {
    title: 'Everything in one text: nothing is asked',
    language: 'en',
    endToEnd: true,
    turns: [{ says: 'join 214 Manal female 1990', hears: ['confirmed'] }],
    ends: {
      people: [{ name: 'Manal', gender: 'female', birthYear: 1990 }],
      registrations: ['214 confirmed'],
      asking: null,
    },
  },
  {
    title: 'Several answers at once',
    language: 'en',
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'Layla, female, 1990', hears: ['noted'] },
    ],
    ends: { people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }], asking: null },
  },
  {
    title: 'Answers in another order than asked',
    language: 'en',
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'born 1990', hears: ['thanks', 'ask.name'] },
      { says: 'Layla female', hears: ['noted'] },
    ],
    ends: { people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }], asking: null },
  },
  {
    title: 'An age instead of a year',
    language: 'en',
    turns: [
      { says: 'join 214 Ibrahim male', hears: ['confirmed', 'ask.birthYear'] },
      { says: '22', hears: ['noted'] },
    ],
    ends: { people: [{ name: 'Ibrahim', gender: 'male', birthYear: 2004 }], asking: null },
  },
  {
    title: 'No answer at all: she keeps her place, and can answer days later',
    language: 'en',
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'status', hears: ['statusLine.confirmed'], after: { days: 2 } },
      { says: 'Layla', hears: ['thanks', 'ask.gender'], after: { days: 3 } },
    ],
    ends: { people: [{ name: 'Layla' }], registrations: ['214 confirmed'], asking: 'gender' },
  },
  {
    title: 'Silence for more than a week: the question is forgotten, the place is not',
    language: 'en',
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'female', hears: ['unknown'], after: { days: 9 } },
      { says: 'status', hears: ['statusLine.confirmed'] },
    ],
    ends: { people: [{}], registrations: ['214 confirmed'] },
  },
  {
    title: 'Questions left open with NO',
    language: 'en',
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'Layla', hears: ['thanks', 'ask.gender'] },
      { says: 'no', hears: ['ask.birthYear'] },
      { says: 'skip', hears: ['noted'] },
    ],
    ends: { people: [{ name: 'Layla' }], asking: null },
  },
  {
    title: 'Childcare is asked for where there is some',
    language: 'en',
    turns: [
      { says: 'join 215 Layla female', hears: ['confirmed', 'ask.birthYear'] },
      { says: '1990', hears: ['thanks', 'ask.childcare'] },
      { says: 'two kids', hears: ['childcareSet'] },
    ],
    ends: { people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }], asking: null },
  },
  {
    title: 'Four things are missing: three are asked',
    language: 'en',
    turns: [
      { says: 'join 215', hears: ['confirmed', 'ask.name'] },
      { says: 'Layla', hears: ['thanks', 'ask.gender'] },
      { says: 'female', hears: ['thanks', 'ask.childcare'] },
      { says: 'no', hears: ['childcareSet'] },
    ],
    ends: { people: [{ name: 'Layla', gender: 'female' }], asking: null },
  },
  {
    title: 'More children than there are places',
    language: 'en',
    turns: [
      { from: 2, says: 'join 215 Huda female 1985 4 children', hears: ['confirmedChildren'] },
      { says: 'join 215 Layla female 1990', hears: ['confirmed', 'ask.childcare'] },
      { says: '2', hears: ['childcarePart'] },
      { says: 'STATUS', hears: ['statusLine.confirmed', 'childcarePart'] },
      { says: 'sorry, 1 child', hears: ['childcareSet'] },
    ],
    ends: {
      people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }],
      registrations: ['215 confirmed'],
    },
  },
  {
    title: 'Children asked for after the place',
    language: 'en',
    turns: [
      { says: 'join 215 Layla female 1990 1 child', hears: ['confirmedChildren'] },
      { says: '215 Layla 3 children', hears: ['childcareSet'] },
    ],
    ends: { registrations: ['215 confirmed'] },
  },
  {
    title: 'A place in line, and the questions with it',
    language: 'en',
    turns: [
      { from: 2, says: 'join 218 Huda female 1985', hears: ['confirmed'] },
      { says: 'join 218', hears: ['waitlisted', 'ask.name'] },
      { says: 'Layla female', hears: ['thanks', 'ask.birthYear'] },
      { says: 'cancel 218', hears: ['cancelled'] },
    ],
    ends: { registrations: ['218 cancelled'] },
  },
  {
    title: 'Help in the middle does not lose the question',
    language: 'en',
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'help', hears: ['help'] },
      { says: 'Layla', hears: ['thanks', 'ask.gender'] },
    ],
    ends: { people: [{ name: 'Layla' }], asking: 'gender' },
  },
  {
    title: 'A year no one living was born in is asked for again',
    language: 'en',
    turns: [
      { says: 'join 214 Layla female', hears: ['confirmed', 'ask.birthYear'] },
      { says: '2099', hears: ['sorry', 'ask.birthYear'] },
      { says: '1990', hears: ['noted'] },
    ],
    ends: { people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }] },
  },
];
