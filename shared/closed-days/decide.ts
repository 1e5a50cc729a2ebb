import type { Actor, CentreId, EventOf } from '#events/index.ts';
import type { KeptClosedDays } from './schema.ts';

type Given = { readonly now: Date; readonly eventId: string; readonly actor: Actor };

/** The closed days that a centre keeps from now on, sorted, and their event. */
export function decideKeeping(
  before: KeptClosedDays,
  { weekly, days, open }: Pick<KeptClosedDays, 'weekly' | 'days' | 'open'>,
  staffId: string,
  { now, eventId, actor }: Given,
): { readonly kept: KeptClosedDays; readonly event: EventOf<'closed-days.set'> } {
  const { centre }: { readonly centre: CentreId } = before;
  const kept: KeptClosedDays = {
    centre,
    weekly: weekly.toSorted((a, b) => a - b),
    days: days.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0)),
    open: [...new Set(open)].toSorted(),
    version: before.version + 1,
    changedBy: staffId,
    changedAt: now.toISOString(),
  };
  return {
    kept,
    event: {
      ...{ id: eventId, type: 'closed-days.set', version: 1, occurredAt: now.toISOString() },
      ...{ actor, centre, subject: `closed-days/${centre}` },
      data: {
        closedDaysOf: centre,
        weekly: kept.weekly,
        days: kept.days.map(({ first, last, kind }) => ({ first, last, kind })),
        open: kept.open,
      },
    },
  };
}
