import { type CentreId, type EventOf, envelope, type Given } from '#events/index.ts';
import type { KeptClosedDays } from './schema.ts';

/** The closed days that a centre keeps from now on, sorted, and their event. */
export function decideKeeping(
  before: KeptClosedDays,
  { weekly, days, open }: Pick<KeptClosedDays, 'weekly' | 'days' | 'open'>,
  staffId: string,
  given: Given,
): { readonly kept: KeptClosedDays; readonly event: EventOf<'closed-days.set'> } {
  const { centre }: { readonly centre: CentreId } = before;
  const kept: KeptClosedDays = {
    centre,
    weekly: weekly.toSorted((a, b) => a - b),
    days: days.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0)),
    open: [...new Set(open)].toSorted(),
    version: before.version + 1,
    changedBy: staffId,
    changedAt: given.now.toISOString(),
  };
  return {
    kept,
    event: {
      ...envelope(given, centre, `closed-days/${centre}`),
      type: 'closed-days.set',
      data: {
        closedDaysOf: centre,
        weekly: kept.weekly,
        days: kept.days.map(({ first, last, kind }) => ({ first, last, kind })),
        open: kept.open,
      },
    },
  };
}
