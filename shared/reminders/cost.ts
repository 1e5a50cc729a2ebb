import type { Limits } from '#shared/messaging/index.ts';

/** What reminding of sessions comes to: how many texts, and their cost in millionths of a US dollar, as prices were set. */
export type CostOfReminders = { readonly texts: number; readonly cost: number };

const millionth = 1_000_000;

/**
 * What a plan of sessions costs in reminders: one text of one segment (domain.md rule 12) for each place and session, at the
 * dearest price that a segment has. It takes every place as taken, and everyone as reminded as is usual: who asks for more,
 * or is told again because the first was days ago, costs more; who asks for fewer, or stays away, less.
 */
export function costOfReminders(
  { sessions, places }: { readonly sessions: number; readonly places: number },
  { segmentPrice }: Pick<Limits, 'segmentPrice'>,
): CostOfReminders {
  const texts = sessions * places;
  const dearest = Math.max(0, ...Object.values(segmentPrice));
  return { texts, cost: Math.round(texts * dearest * millionth) };
}
