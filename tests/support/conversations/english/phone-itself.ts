/** What belongs to the phone itself: stopping, language, erasing, and texts that say nothing. */
import type { Script } from '../script.ts';

const long = `please ${'I would like to know more about the courses '.repeat(40)}`.slice(0, 1_600);

export const phoneItself: readonly Script[] = [
  {
    title: 'Ordinary words are answered three times an hour, and the same words once',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: 'hello how are you today', hears: ['greeting'] },
      { says: 'is anyone there', hears: ['unknown'] },
      { says: 'Is anyone there!', hears: [] },
      { says: 'somebody answer me', hears: ['unknown'] },
      { says: 'nobody is ever there', hears: [] },
      { says: 'good morning', hears: [] },
      { says: 'is anyone there', hears: ['unknown'], after: { minutes: 61 } },
    ],
    ends: { people: [] },
  },
  {
    title: 'Another machine that answers every answer dies out',
    language: 'en',
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'I am driving and will call you back later', hears: ['sorry', 'ask.name'] },
      { says: 'I am driving and will call you back later', hears: ['unknown'] },
      { says: 'I am driving and will call you back later', hears: [] },
    ],
    ends: { people: [{}], registrations: ['214 confirmed'] },
  },
  {
    title: 'A long text, an empty one, a picture, and nothing but emoji',
    language: 'en',
    turns: [
      { says: long, hears: ['unknown'] },
      { says: '', hears: ['unknown'], after: { minutes: 1 } },
      { says: '👍🙏', hears: ['welcome'], after: { minutes: 61 }, in: 'en' },
      { says: '\ufffc', hears: [] },
    ],
    ends: { people: [] },
  },
  {
    title: 'STOP in the middle ends everything until START',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: 'STOP', hears: ['stopped'] },
      { says: 'status', hears: [] },
      { says: 'join 218', hears: ['statusLine.confirmed', 'stoppedStill'] },
      { says: 'START', hears: ['started'] },
      { says: 'status', hears: ['statusLine.confirmed', 'statusLine.confirmed'] },
    ],
    ends: { registrations: ['214 confirmed', '218 confirmed'] },
  },
  {
    title: 'Not coming, agreeing, and wanting no more texts, in her own words',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: 'jion 214 Layla female 1990', hears: ['confirmed'] },
      { says: "Sorry, I can't come tomorrow", hears: ['absentNext'] },
      { says: 'ok thanks', hears: ['statusLine.confirmed'] },
      { says: 'wrong number, no more texts please', hears: ['stopped'] },
      { says: 'status', hears: [] },
    ],
    ends: {
      people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }],
      registrations: ['214 confirmed'],
    },
  },
  {
    title: 'A phone asks for another language',
    language: 'en',
    turns: [
      { says: 'help', hears: ['help'] },
      { says: 'Kurdish', hears: ['languageChanged'], in: 'ckb' },
      { says: '214', hears: ['confirmed', 'ask.name'], in: 'ckb' },
    ],
    ends: { registrations: ['214 confirmed'] },
  },
  {
    title: 'A bare code, and words in a language from then on',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: '214', hears: ['confirmed', 'ask.name'], in: 'ar' },
      { says: 'status', hears: ['statusLine.confirmed'] },
      { says: 'cancel 214', hears: ['cancelled'] },
      { says: 'إلغاء ٢١٤', hears: ['notRegistered'], in: 'ar' },
    ],
    ends: { registrations: ['214 cancelled'] },
  },
  {
    title: 'An application for a grant in the middle of a question, which stays open',
    language: 'en',
    turns: [
      { says: '214', hears: ['confirmed', 'ask.name'], in: 'ar' },
      { says: 'small grant in Kirkuk please', hears: ['grantBegun'] },
      { says: 'Layla', hears: ['thanks', 'ask.gender'] },
      { says: 'GRANT', hears: ['grantBegun'] },
      { says: 'GRANT 214', hears: ['sorry', 'ask.gender'] },
    ],
    ends: { people: [{ name: 'Layla' }], registrations: ['214 confirmed'], asking: 'gender' },
  },
  {
    title: 'A person has her data erased, and gives her place back',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: 'ERASE ME', hears: ['erased', 'eraseGaveBack'] },
      { says: 'status', hears: ['statusNone'] },
    ],
    ends: { people: [] },
  },
  {
    title: 'On a phone of two the name says who is erased',
    language: 'en',
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: 'join 214 Sara female 1995', hears: ['confirmed'] },
      { says: 'erase me', hears: ['eraseWhich', 'eraseGivesBack'] },
      { says: 'erase me Sara', hears: ['erased', 'eraseGaveBack', 'eraseLeft'] },
      { says: 'status', hears: ['statusLine.confirmed'] },
    ],
    ends: { people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }] },
  },
  {
    title: 'The one without a name erases herself, and hears who is still known',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: '214 for my sister Layla', hears: ['confirmed', 'ask.birthYear'] },
      { says: 'erase me', hears: ['erased', 'eraseGaveBack', 'eraseLeft'] },
      { says: 'erase me Layla', hears: ['erased', 'eraseGaveBack'] },
    ],
    ends: { people: [] },
  },
  {
    title: 'STOP with a code: which of the two is meant',
    language: 'en',
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: 'STOP 214', hears: ['stopOrCancel'] },
      { says: 'please stop sending me messages', hears: ['stopped'] },
    ],
    ends: { registrations: ['214 confirmed'] },
  },
];
