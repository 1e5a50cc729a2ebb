import { describe, expect, it } from 'vitest';
import { fold } from '#shared/language/index.ts';
import { type Person, type Phone, personName, recognise } from '#shared/people/index.ts';

const phone = '+9647700000001';
const known = (personId: string, name: string | null, wanted: Partial<Person> = {}): Person => ({
  personId,
  phone,
  name,
  foldedName: name === null ? '' : fold(name),
  gender: null,
  birthYear: null,
  group: null,
  centre: 'kirkuk',
  language: 'ar',
  version: 1,
  ...wanted,
});
const on = (...people: readonly Person[]): Phone => ({ phone, people, state: { people: people.length } });
const says = (name: string | null, wanted: Partial<Person> = {}) => ({
  name,
  foldedName: name === null ? '' : fold(name),
  gender: null,
  birthYear: null,
  group: null,
  centre: 'kirkuk' as const,
  language: 'ar' as const,
  ...wanted,
});

describe('given a phone, when someone introduces herself', () => {
  it.each([
    ['no one is on it, no name', on(), says(null), 'new', 'fresh'],
    ['no one is on it, a name', on(), says('منال'), 'new', 'fresh'],
    ['one is on it, no name', on(known('a', 'منال')), says(null), 'known', 'a'],
    ['one without a name, no name', on(known('a', null)), says(null), 'known', 'a'],
    ['one without a name, a name', on(known('a', null)), says('منال'), 'completed', 'a'],
    ['the same name', on(known('a', 'منال'), known('b', 'زينب')), says('زينب'), 'known', 'b'],
    ['the same name, spelled otherwise', on(known('a', 'أحمد')), says('احمد'), 'known', 'a'],
    ['another name', on(known('a', 'منال')), says('زينب'), 'new', 'fresh'],
    [
      'the same name beside one without',
      on(known('a', null), known('b', 'زينب')),
      says('زينب'),
      'known',
      'b',
    ],
    ['her name with a space in it', on(known('a', 'عبد الله')), says('عبدالله'), 'known', 'a'],
    [
      'the same of two such',
      on(known('a', 'عبد الله'), known('b', 'عبد الرحمن')),
      says('عبدالرحمن'),
      'known',
      'b',
    ],
    ['another such', on(known('a', 'عبد الله')), says('عبد الرحمن'), 'new', 'fresh'],
    ['her name with a title', on(known('a', 'أحمد علي')), says('د. أحمد علي'), 'known', 'a'],
    ['part of her name', on(known('a', 'منال أحمد سعيد')), says('منال أحمد'), 'known', 'a'],
    ['her first and last name', on(known('a', 'منال أحمد سعيد')), says('منال سعيد'), 'known', 'a'],
    ['her first name', on(known('a', 'منال أحمد سعيد')), says('منال'), 'known', 'a'],
    ['what a text called her', on(known('a', 'Abdulrahman Ali')), says('Abdulrah'), 'known', 'a'],
    ['what a text called him', on(known('a', 'Abdul Rahman Ali')), says('Abdul Ra'), 'known', 'a'],
    ['more of her name', on(known('a', 'منال')), says('منال أحمد'), 'completed', 'a'],
    ['another of her first name', on(known('a', 'زينب علي')), says('زينب حسن'), 'new', 'fresh'],
    ['her name in other letters', on(known('a', 'زينب')), says('Zainab'), 'known', 'a'],
    ['her name in Sorani', on(known('a', 'زينب')), says('زەینەب'), 'known', 'a'],
    ['as he is called', on(known('a', 'أحمد (أبو علي)')), says('أبو علي'), 'known', 'a'],
    [
      'her first name beside one who sounds the same',
      on(known('a', 'سالم علي'), known('b', 'Salem')),
      says('سالم'),
      'known',
      'a',
    ],
    [
      'more of her name, but another year',
      on(known('a', 'زينب', { birthYear: 1960 })),
      says('زينب علي', { birthYear: 2005 }),
      'new',
      'fresh',
    ],
    [
      'part of a name that two have, with what tells them apart',
      on(known('a', 'زينب علي', { birthYear: 1960 }), known('b', 'زينب حسن', { birthYear: 2005 })),
      says('زينب', { birthYear: 2005 }),
      'known',
      'b',
    ],
    [
      'for someone else, of her first name',
      on(known('a', 'زينب علي')),
      { ...says('زينب'), forAnother: true },
      'new',
      'fresh',
    ],
    ['something new about her', on(known('a', 'منال')), says('منال', { birthYear: 1990 }), 'completed', 'a'],
  ] as const)('%s', (_what, phoneWith, introduction, who, personId) => {
    expect(recognise(phoneWith, introduction, 'fresh')).toMatchObject({ who, person: { personId } });
  });

  it('is asked for her name when several are on it and none is given', () => {
    expect(recognise(on(known('a', 'منال'), known('b', 'زينب')), says(null), 'fresh')).toEqual({
      refused: 'which-person',
    });
  });

  it('is asked who she is when part of a name fits two', () => {
    const phoneOfTwo = on(known('a', 'زينب علي'), known('b', 'زينب حسن'));
    expect(recognise(phoneOfTwo, says('زينب'), 'fresh')).toEqual({ refused: 'which-person' });
    expect(recognise(phoneOfTwo, says('زينب حسن'), 'fresh')).toMatchObject({ person: { personId: 'b' } });
  });

  it('is someone new on a form that gives part of a name that fits two: it is not told that there are', () => {
    const phoneOfTwo = on(known('a', 'زينب علي'), known('b', 'زينب حسن'));
    const form = { ...says('زينب'), isFromPhone: false };
    expect(recognise(phoneOfTwo, form, 'fresh')).toMatchObject({ who: 'new' });
  });

  it('more of a name is kept with it when the phone itself tells it', () => {
    const phone = on(known('a', 'منال'));
    expect(recognise(phone, says('منال أحمد'), 'fresh')).toMatchObject({
      person: { name: 'منال أحمد', foldedName: fold('منال أحمد'), version: 2 },
    });
    const form = { ...says('منال أحمد'), isFromPhone: false };
    expect(recognise(phone, form, 'fresh')).toMatchObject({ who: 'known', person: { name: 'منال' } });
    expect(recognise(on(known('a', 'منال أحمد')), says('منال'), 'fresh')).toMatchObject({
      who: 'known',
      person: { name: 'منال أحمد' },
    });
  });

  it('what was known stays, what was not is filled in', () => {
    const before = known('a', 'منال', { gender: 'female' });
    const given = says('منال', { gender: 'male', birthYear: 1990 });
    expect(recognise(on(before), given, 'fresh')).toEqual({
      who: 'completed',
      person: { ...before, birthYear: 1990, version: 2 },
    });
  });
});

describe('a name', () => {
  it.each([
    'Manal',
    'منال كريم',
    'ژیان',
    "O'Neil",
    'Ana-Maria',
    'عبد‌الله',
    'J. Kurd',
    'أحمد (ابو علي)',
    'Dr. Ahmed',
    'مـنـال',
  ])('“%s” is one', (name) => {
    expect(personName.safeParse(name).success).toBe(true);
  });
  it.each(['', '   ', 'ـ', 'ـــــ', 'ـ ـ', '(ali)', '214', '<b>', 'a@b.c', 'x'.repeat(61), '=1+1'])(
    '“%s” is none',
    (name) => {
      expect(personName.safeParse(name).success).toBe(false);
    },
  );
});
