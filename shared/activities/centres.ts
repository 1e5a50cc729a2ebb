import type { CentreId, Language } from '../../events/index.ts';

/** The language a centre is spoken to in first, where nothing else tells (domain.md rule 4). */
export const firstLanguageOf: Readonly<Record<CentreId, Language>> = {
  baghdad: 'ar',
  diyala: 'ar',
  kirkuk: 'ar',
  ninewa: 'ar',
};

/** Whether people can register now. */
export const isEnrolling = (
  activity: { readonly opensAt: string; readonly closesAt: string },
  now: Date,
): boolean => activity.opensAt <= now.toISOString() && now.toISOString() < activity.closesAt;
