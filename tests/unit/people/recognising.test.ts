import { describe, expect, it } from 'vitest';
import { fold } from '../../../shared/language/index.ts';
import { type Person, type Phone, personName, recognise } from '../../../shared/people/index.ts';

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
    ['something new about her', on(known('a', 'منال')), says('منال', { birthYear: 1990 }), 'completed', 'a'],
  ] as const)('%s', (_what, phoneWith, introduction, who, personId) => {
    expect(recognise(phoneWith, introduction, 'fresh')).toMatchObject({ who, person: { personId } });
  });

  it('is asked for her name when several are on it and none is given', () => {
    expect(recognise(on(known('a', 'منال'), known('b', 'زينب')), says(null), 'fresh')).toEqual({
      refused: 'which-person',
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
  it.each(['Manal', 'منال كريم', 'ژیان', "O'Neil", 'Ana-Maria', 'عبد‌الله', 'J. Kurd'])(
    '“%s” is one',
    (name) => {
      expect(personName.safeParse(name).success).toBe(true);
    },
  );
  it.each(['', '   ', '214', '<b>', 'a@b.c', 'x'.repeat(61), '=1+1'])('“%s” is none', (name) => {
    expect(personName.safeParse(name).success).toBe(false);
  });
});
