import type { AgeBand } from '#events/index.ts';
import type { OpenActivity } from '#shared/activities/schema.ts';
import type { Details } from '#shared/people/schema.ts';
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
