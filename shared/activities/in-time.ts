import { leastNotice } from './schema.ts';

/** By when people must be told that a session begins then, or does not; UTC ISO in and out. */
export const tellBy = (start: string): string => new Date(Date.parse(start) - leastNotice).toISOString();

/** Whether whoever is told at an instant of a session that begins at `start` can still be there. */
export const canStillKnow = (start: string, toldAt: Date): boolean => toldAt.toISOString() <= tellBy(start);

/** By when people must know of a change: before whichever comes first, the hour it was to begin or the hour it begins now. */
export const tellOfMoveBy = (before: string, start: string): string =>
  tellBy(before < start ? before : start);
