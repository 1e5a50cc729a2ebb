import type { CentreId, Language } from '#events/index.ts';
import type { OpenActivity } from './schema.ts';

/** The language in which a centre is addressed when nothing else decides (domain.md rule 4). */
export const firstLanguageOf: Readonly<Record<CentreId, Language>> = {
  baghdad: 'ar',
  diyala: 'ar',
  kirkuk: 'ar',
  ninewa: 'ar',
};

/** Whether people can register now: not once the activity is over or no more places are given. */
export function isEnrolling(
  { opensAt, closesAt, endsAt = closesAt, placesUntil = closesAt }: Enrolling,
  now: Date,
): boolean {
  const at = now.toISOString();
  return opensAt <= at && at < closesAt && at < endsAt && at < placesUntil;
}

type Enrolling = Pick<OpenActivity, 'opensAt' | 'closesAt' | 'endsAt' | 'placesUntil'>;
