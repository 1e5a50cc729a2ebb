/** Several people on one phone, and a focal point with neighbours. */
import { focalPoint, type Script } from '../script.ts';

export const severalPeople: readonly Script[] = [
  {
    title: 'A focal point is not told what else a neighbour does at that time',
    language: 'en',
    turns: [
      { says: '220 Layla female 1990', hears: ['confirmed'] },
      {
        from: focalPoint,
        says: '214 Layla 1990 0770 000 0001',
        hears: ['overlappingNeighbour'],
      },
      {
        from: focalPoint,
        says: 'yes',
        hears: ['confirmed'],
        alsoHears: { phone: 1, lines: ['confirmed'] },
      },
    ],
    ends: { registrations: ['214 confirmed', '220 confirmed'] },
  },
  {
    title: 'Two sisters on one phone',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: '214 for my sister Sara', hears: ['confirmed', 'ask.birthYear'] },
      { says: '1995', hears: ['noted'] },
      { says: 'status', hears: ['statusLine.confirmedFor', 'statusLine.confirmedFor'] },
    ],
    ends: {
      people: [
        { name: 'Layla', gender: 'female', birthYear: 1990 },
        { name: 'Sara', gender: 'female', birthYear: 1995 },
      ],
      registrations: ['214 confirmed', '214 confirmed'],
    },
  },
  {
    title: 'A sister whose name is told later',
    language: 'en',
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: '214 for my sister', hears: ['confirmed', 'ask.name'] },
      { says: 'Sara', hears: ['thanks', 'ask.birthYear'] },
    ],
    ends: {
      people: [
        { name: 'Layla', gender: 'female', birthYear: 1990 },
        { name: 'Sara', gender: 'female' },
      ],
    },
  },
  {
    title: 'A bare code from a phone of two',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: 'join 214 Sara female 1995', hears: ['confirmed'] },
      { says: 'join 218', hears: ['whoIsItFor'] },
      { says: 'Sara', hears: ['confirmed'] },
    ],
    ends: {
      people: [
        { name: 'Layla', gender: 'female', birthYear: 1990 },
        { name: 'Sara', gender: 'female', birthYear: 1995 },
      ],
      registrations: ['214 confirmed', '214 confirmed', '218 confirmed'],
    },
  },
  {
    title: 'Cancelling on a phone of two asks for whom',
    language: 'en',
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: 'join 214 Sara female 1995', hears: ['confirmed'] },
      { says: 'cancel 214', hears: ['whichPerson'] },
      { says: 'cancel 214 Sara', hears: ['cancelled'] },
      { says: 'status', hears: ['statusLine.confirmed'] },
    ],
    ends: { registrations: ['214 cancelled', '214 confirmed'] },
  },
  {
    title: 'A focal point registers neighbours one after another, with phones of their own and without',
    language: 'en',
    turns: [
      {
        from: focalPoint,
        says: 'join 214 Layla 1990 0770 000 0007',
        hears: ['confirmed'],
        alsoHears: { phone: 7, lines: ['confirmed'] },
      },
      { from: focalPoint, says: 'join 214 Huda 1985', hears: ['confirmed'] },
      {
        from: focalPoint,
        says: '214 Sara female 2000 +9647700000008',
        hears: ['confirmed'],
        alsoHears: { phone: 8, lines: ['confirmed'] },
      },
      {
        from: focalPoint,
        says: 'status',
        hears: ['statusLine.confirmedFor', 'statusLine.confirmedFor', 'statusLine.confirmedFor'],
      },
      {
        from: focalPoint,
        says: 'cancel 214 Layla',
        hears: ['cancelled'],
        alsoHears: { phone: 7, lines: ['cancelled'] },
      },
    ],
    ends: { phone: 7, people: [{ name: 'Layla', birthYear: 1990 }], registrations: ['214 cancelled'] },
  },
  {
    title: 'A number that cannot be texted',
    language: 'en',
    turns: [{ from: focalPoint, says: '214 Layla +49 1512 3456789', hears: ['phoneNotAllowed'] }],
    ends: { people: [] },
  },
  {
    title: 'Whoever is no focal point registers no other phone',
    language: 'en',
    turns: [{ says: '214 for my sister Layla 0770 000 0007', hears: ['otherPhone'] }],
    ends: { people: [] },
  },
  {
    title: 'A lone word beside the code of someone on the phone: cancel, or someone else?',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: '214 whoops', hears: ['cancelOrAnother'] },
      { says: 'cancel 214', hears: ['cancelled'] },
      { says: 'join 214 Layla', hears: ['confirmed'] },
      { says: '214 Sara', hears: ['cancelOrAnother'] },
      { says: 'Sara', hears: ['confirmed', 'ask.gender'] },
    ],
    ends: {
      people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }, { name: 'Sara' }],
      registrations: ['214 confirmed', '214 confirmed'],
    },
  },
  {
    title: 'A focal point is not asked so: he registers one name after another',
    language: 'en',
    turns: [
      { from: focalPoint, says: '214 Layla', hears: ['confirmed'] },
      { from: focalPoint, says: '214 Sara', hears: ['confirmed'] },
      { from: focalPoint, says: '214 Huda', hears: ['confirmed'] },
    ],
    ends: { phone: focalPoint, people: [{ name: 'Layla' }, { name: 'Sara' }, { name: 'Huda' }] },
  },
  {
    title: 'A man in a course for women, once and plainly, and a slip put right',
    language: 'en',
    turns: [
      { says: 'join 216 Ahmed', hears: ['confirmed', 'ask.gender'] },
      { says: 'male', hears: ['audienceGender.female', 'cancelledAudience'] },
      { from: 2, says: 'join 216 Layla', hears: ['confirmed', 'ask.gender'] },
      { from: 2, says: 'male', hears: ['audienceGender.female', 'cancelledAudience'] },
      { from: 2, says: 'female', hears: ['registerAgain'] },
      { from: 2, says: '216', hears: ['confirmed', 'ask.birthYear'] },
    ],
    ends: { people: [{ name: 'Ahmed', gender: 'male' }], registrations: ['216 cancelled'], asking: 'gender' },
  },
  {
    title: 'Her first name, as our texts tell it, is enough',
    language: 'en',
    turns: [
      { says: 'join 214 Manal Kareem female 1990', hears: ['confirmed'] },
      { says: 'join 214 Sara female 1995', hears: ['confirmed'] },
      { says: '214 Manal', hears: ['alreadyConfirmed'] },
      { says: 'cancel 214 Manal', hears: ['cancelled'] },
      { says: 'erase me Manal', hears: ['erased', 'eraseLeft'] },
    ],
    ends: { people: [{ name: 'Sara', gender: 'female', birthYear: 1995 }], registrations: ['214 confirmed'] },
  },
  {
    title: 'For whom? For a sister who was not known yet',
    language: 'en',
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: 'join 214 Sara female 1995', hears: ['confirmed'] },
      { says: 'join 218', hears: ['whoIsItFor'] },
      { says: 'my sister Zahra', hears: ['confirmed', 'ask.birthYear'] },
    ],
    ends: {
      people: [
        { name: 'Layla', gender: 'female', birthYear: 1990 },
        { name: 'Sara', gender: 'female', birthYear: 1995 },
        { name: 'Zahra', gender: 'female' },
      ],
    },
  },
  {
    title: 'A focal point has two neighbours of one name, and must name whose number it is',
    language: 'en',
    turns: [
      { from: focalPoint, says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { from: focalPoint, says: 'join 214 Layla female 1955', hears: ['confirmed'] },
      { from: focalPoint, says: '214 0770 000 0007', hears: ['nameNeeded'], in: 'en' },
    ],
    ends: {
      phone: focalPoint,
      people: [
        { name: 'Layla', gender: 'female', birthYear: 1990 },
        { name: 'Layla', gender: 'female', birthYear: 1955 },
      ],
    },
  },
];
