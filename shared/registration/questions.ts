import type { Question } from '#events/index.ts';
import type { OpenActivity } from '#shared/activities/index.ts';
import type { Person } from '#shared/people/index.ts';

/** domain.md rule 3. */
const mostQuestions = 3;

/**
 * What is asked of a person after she registered, in this order: facts that are neither known nor told, three
 * at the most. If four are missing, staff ask at the door for the one that matters least to this activity:
 * the year of birth, unless the activity is for certain ages, else the gender, unless it is for one.
 */
export function questionsFor(
  person: Pick<Person, 'name' | 'gender' | 'birthYear'>,
  activity: Pick<OpenActivity, 'audience' | 'childcareCapacity'>,
  childcare: number | null,
): readonly Question[] {
  const { gender, minAge, maxAge } = activity.audience;
  const missing: Question[] = [
    ...(person.name === null ? (['name'] as const) : []),
    ...(person.gender === null ? (['gender'] as const) : []),
    ...(person.birthYear === null ? (['birthYear'] as const) : []),
    ...(childcare === null && activity.childcareCapacity > 0 ? (['childcare'] as const) : []),
  ];
  if (missing.length <= mostQuestions) return missing;
  const isForAges = minAge !== undefined || maxAge !== undefined;
  const leastNeeded = isForAges && gender === undefined ? 'gender' : 'birthYear';
  return missing.filter((question) => question !== leastNeeded);
}
