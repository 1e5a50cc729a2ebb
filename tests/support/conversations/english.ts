import { focalPoint, type Script } from './script.ts';

const long = `please ${'I would like to know more about the courses '.repeat(40)}`.slice(0, 1_600);

export const english: readonly Script[] = [
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
      { from: 2, says: 'join 215 Huda female 1985 4 children', hears: ['confirmed'] },
      { says: 'join 215 Layla female 1990', hears: ['confirmed', 'ask.childcare'] },
      { says: '2', hears: ['childcareFull'] },
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
      { says: 'join 215 Layla female 1990 1 child', hears: ['confirmed'] },
      { says: '215 Layla 3 children', hears: ['childcareSet'] },
    ],
    ends: { registrations: ['215 confirmed'] },
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
    turns: [{ says: '214 Layla 0770 000 0007', hears: ['otherPhone'] }],
    ends: { people: [] },
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
    title: 'What is told shows that the activity is for others',
    language: 'en',
    turns: [
      { says: 'join 216', hears: ['confirmed', 'ask.name'] },
      { says: 'Ahmed male', hears: ['audienceGender.female', 'ask.gender'] },
      { says: 'male', hears: ['cancelledAudience'] },
    ],
    ends: { people: [{ name: 'Ahmed', gender: 'male' }], registrations: ['216 cancelled'], asking: null },
  },
  {
    title: 'A slip that would have cost her the place is put right',
    language: 'en',
    turns: [
      { says: 'join 216', hears: ['confirmed', 'ask.name'] },
      { says: 'Layla', hears: ['thanks', 'ask.gender'] },
      { says: 'male', hears: ['audienceGender.female', 'ask.gender'] },
      { says: 'no, female', hears: ['corrected', 'ask.birthYear'] },
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
      { says: '1970', hears: ['audienceAge', 'ask.birthYear'] },
      { says: '1970', hears: ['cancelledAudience'] },
    ],
    ends: { registrations: ['217 cancelled'] },
  },
  {
    title: 'Ordinary words are answered once an hour',
    language: 'en',
    turns: [
      { says: 'hello how are you today', hears: ['unknown'] },
      { says: 'is anyone there', hears: [] },
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
      { says: '', hears: [], after: { minutes: 1 } },
      { says: '👍🙏', hears: ['unknown'], after: { minutes: 61 }, in: 'en' },
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
      { says: 'START', hears: ['started'] },
      { says: 'status', hears: ['statusLine.confirmed'] },
    ],
    ends: { registrations: ['214 confirmed'] },
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
    title: 'A person has her data erased, and keeps the place without a name',
    language: 'en',
    endToEnd: true,
    turns: [
      { says: 'join 214 Layla female 1990', hears: ['confirmed'] },
      { says: 'ERASE ME', hears: ['erased'] },
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
      { says: 'erase me', hears: ['eraseWhich'] },
      { says: 'erase me Sara', hears: ['erased'] },
      { says: 'status', hears: ['statusLine.confirmed'] },
    ],
    ends: { people: [{ name: 'Layla', gender: 'female', birthYear: 1990 }] },
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
  {
    title: 'Her first name, as our texts tell it, is enough',
    language: 'en',
    turns: [
      { says: 'join 214 Manal Kareem female 1990', hears: ['confirmed'] },
      { says: 'join 214 Sara female 1995', hears: ['confirmed'] },
      { says: '214 Manal', hears: ['alreadyConfirmed'] },
      { says: 'cancel 214 Manal', hears: ['cancelled'] },
      { says: 'erase me Manal', hears: ['erased'] },
    ],
    ends: { people: [{ name: 'Sara', gender: 'female', birthYear: 1995 }], registrations: ['214 confirmed'] },
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
  {
    title: 'The one without a name erases herself',
    language: 'en',
    turns: [
      { says: 'join 214', hears: ['confirmed', 'ask.name'] },
      { says: '214 for my sister Layla', hears: ['confirmed', 'ask.birthYear'] },
      { says: 'erase me', hears: ['erased'] },
    ],
    ends: { people: [{ name: 'Layla', gender: 'female' }] },
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
