import { leastNotice } from './schema.ts';

/** The latest instant to tell people that a session begins at `start`, or does not; UTC ISO in and out. */
export const tellBy = (start: string): string => new Date(Date.parse(start) - leastNotice).toISOString();

/** Whether someone told at `toldAt` of a session that begins at `start` can still be there. */
export const canStillKnow = (start: string, toldAt: Date): boolean => toldAt.toISOString() <= tellBy(start);

/** The latest instant to tell people of a move: before the old or the new start, whichever is first. */
export const tellOfMoveBy = (before: string, start: string): string =>
  tellBy(before < start ? before : start);
