import type { AgeBand, Question } from '#events/index.ts';
import type { OpenActivity } from '#shared/activities/schema.ts';
import type { Details, Person } from '#shared/people/schema.ts';
import type { Refusal } from './schema.ts';

export type AudienceRefusal = Extract<Refusal, { refused: 'audience-gender' | 'audience-age' }>;

/**
 * Whether an activity is for this person, as far as she is known. Unknown facts do not exclude her: staff
 * check them at the door (domain.md rule 3). Someone whose birthday this year decides is let in.
 */
export function audienceRefusal(
  activity: OpenActivity,
  person: Details,
  year: number,
): AudienceRefusal | undefined {
  const { gender, minAge, maxAge } = activity.audience;
  const isOther = person.gender === 'female' || person.gender === 'male' ? person.gender !== gender : false;
  if (gender !== undefined && isOther) return { refused: 'audience-gender', code: activity.code, gender };
  if (person.birthYear === null) return undefined;
  const ageAtMost = year - person.birthYear;
  const ageAtLeast = ageAtMost - 1;
  if ((minAge !== undefined && ageAtMost < minAge) || (maxAge !== undefined && ageAtLeast > maxAge)) {
    return { refused: 'audience-age', code: activity.code, minAge: minAge ?? null, maxAge: maxAge ?? null };
  }
  return undefined;
}

/** The band a person born in `birthYear` is counted in, by the age she reaches in `year`. */
export function ageBand(birthYear: number | null, year: number): AgeBand {
  if (birthYear === null) return 'unknown';
  const age = year - birthYear;
  if (age < 12) return '0-11';
  if (age < 18) return '12-17';
  if (age < 25) return '18-24';
  if (age < 35) return '25-34';
  if (age < 60) return '35-59';
  return '60+';
}

/** domain.md rule 3. */
const mostQuestions = 3;

/** The facts of a person that are asked for after she registered. */
type Asked = Pick<Person, 'name' | 'gender' | 'birthYear'>;

/**
 * What is asked of a person after she registered, in this order: facts that are neither known nor told, three
 * at the most. If four are missing, staff ask at the door for the one that matters least to this activity:
 * the year of birth, unless the activity is for certain ages, else the gender, unless it is for one.
 */
export function questionsFor(
  person: Asked,
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

/**
 * What a registration told that was not known of the person before; the number of children belongs to the
 * registration.
 */
export const newlyTold = (
  before: Person | undefined,
  { name, gender, birthYear, childcare }: Asked & { readonly childcare: number | null },
): readonly Question[] => [
  ...(before?.name == null && name !== null ? (['name'] as const) : []),
  ...(before?.gender == null && gender !== null ? (['gender'] as const) : []),
  ...(before?.birthYear == null && birthYear !== null ? (['birthYear'] as const) : []),
  ...((childcare ?? 0) > 0 ? (['childcare'] as const) : []),
];
