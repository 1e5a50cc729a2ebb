import type { Session } from './schema.ts';

/**
 * How long before a session someone must be told of it to be able to act on it, in milliseconds: an hour, for by then she
 * is on her way, and so are the children she brings.
 */
const leastNotice = 3_600_000;

/** By when people must be told that a session begins then, or does not; UTC ISO in and out. */
export const tellBy = (start: string): string => new Date(Date.parse(start) - leastNotice).toISOString();

/** Whether whoever is told at an instant of a session that begins at `start` can still be there. */
export const canStillKnow = (start: string, toldAt: Date): boolean => toldAt.toISOString() <= tellBy(start);

/**
 * Whether someone could know of a session in time to be there: she is none of those whom nobody told when it begins, and was
 * told of a place that she was given (`toldAt`) an hour before it.
 */
export const couldKnowOf = (
  { start, couldNotKnow = [] }: Pick<Session, 'start' | 'couldNotKnow'>,
  { personId, toldAt }: { readonly personId: string; readonly toldAt?: string | undefined },
): boolean =>
  !couldNotKnow.includes(personId) && (toldAt === undefined || canStillKnow(start, new Date(toldAt)));

/** By when people must know of a change: before whichever comes first, the hour it was to begin or the hour it begins now. */
export const tellOfMoveBy = (before: string, start: string): string =>
  tellBy(before < start ? before : start);
