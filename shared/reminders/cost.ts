import type { Limits } from '#shared/messaging/index.ts';

/** The texts and cost of reminders, in millionths of a US dollar at the configured prices. */
export type CostOfReminders = { readonly texts: number; readonly cost: number };

const millionth = 1_000_000;

/**
 * What a plan of sessions costs in reminders: one text of one segment (domain.md rule 12) for each place and
 * session, at the dearest price that a segment has. Assumes that every place is taken and everyone gets the
 * usual reminders: people who ask for more, or are reminded again after days, cost more; people who ask for
 * fewer, or stay away, less.
 */
export function costOfReminders(
  { sessions, places }: { readonly sessions: number; readonly places: number },
  { segmentPrice }: Pick<Limits, 'segmentPrice'>,
): CostOfReminders {
  const texts = sessions * places;
  const dearest = Math.max(0, ...Object.values(segmentPrice));
  return { texts, cost: Math.round(texts * dearest * millionth) };
}
