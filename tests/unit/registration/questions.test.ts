import { describe, expect, it } from 'vitest';
import { questionsFor } from '#shared/registration/person-facts.ts';

const unknown = { name: null, gender: null, birthYear: null };
const open = { audience: {}, childcareCapacity: 0 };
const withChildcare = { audience: {}, childcareCapacity: 5 };

describe('what is asked after a code', () => {
  it.each([
    ['nothing is known', unknown, open, null, ['name', 'gender', 'birthYear']],
    [
      'there is childcare too: the year gives way',
      unknown,
      withChildcare,
      null,
      ['name', 'gender', 'childcare'],
    ],
    [
      'it is for certain ages: the gender gives way',
      unknown,
      { ...withChildcare, audience: { minAge: 15 } },
      null,
      ['name', 'birthYear', 'childcare'],
    ],
    [
      'it is for women of certain ages: the year gives way',
      unknown,
      { ...withChildcare, audience: { minAge: 15, gender: 'female' } },
      null,
      ['name', 'gender', 'childcare'],
    ],
    ['children were told', unknown, withChildcare, 2, ['name', 'gender', 'birthYear']],
    ['no children were told', unknown, withChildcare, 0, ['name', 'gender', 'birthYear']],
    [
      'the name is known',
      { ...unknown, name: 'منال' },
      withChildcare,
      null,
      ['gender', 'birthYear', 'childcare'],
    ],
    ['she would not say', { name: 'منال', gender: 'undisclosed', birthYear: 1990 }, open, null, []],
    ['all is known', { name: 'منال', gender: 'female', birthYear: 1990 }, open, null, []],
  ] as const)('%s', (_when, person, activity, childcare, expected) => {
    expect(questionsFor(person, activity, childcare)).toEqual(expected);
  });
});
