import { localMonth } from '#shared/language/time/time.ts';

/** All time, or a month in Asia/Baghdad: `2026-11`. */
export const allTime = 'all';

/** The periods an instant falls in. */
export const periodsOf = (instant: string): readonly string[] => [allTime, localMonth(instant)];
