import type { CentreId, Language } from '#events/index.ts';
import type { OpenActivity } from './schema.ts';

/** The language a centre is spoken to in first, where nothing else tells (domain.md rule 4). */
export const firstLanguageOf: Readonly<Record<CentreId, Language>> = {
  baghdad: 'ar',
  diyala: 'ar',
  kirkuk: 'ar',
  ninewa: 'ar',
};

/** Whether people can register now: not where it is over, nor where places are given no more. */
export function isEnrolling(
  { opensAt, closesAt, endsAt = closesAt, placesUntil = closesAt }: Enrolling,
  now: Date,
): boolean {
  const at = now.toISOString();
  return opensAt <= at && at < closesAt && at < endsAt && at < placesUntil;
}

type Enrolling = Pick<OpenActivity, 'opensAt' | 'closesAt' | 'endsAt' | 'placesUntil'>;
