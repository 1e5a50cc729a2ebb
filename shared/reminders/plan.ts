import { endOfQuiet, type QuietHours } from '#shared/language/time/quiet-hours.ts';
import type { Firing, ReminderTimes } from './schema.ts';

const second = 1_000;

/** How long before the quiet hours a large roster is started, so that it is finished when they begin. */
const ahead = 3_600 * second;
/** The same for the few people who came since: short, so that as many of them as possible are still told. */
const aheadOfFew = 900 * second;

/**
 * The instants at which people are reminded of a session, in their order, whether or not they are past. One
 * that lies in the quiet hours, or in the hour before them, comes that hour before them (domain.md rule 6);
 * of two that come to the same instant the first stays. The last is for those who had no place yet at the
 * others; it comes no more than a quarter of an hour before the quiet hours.
 */
export function plannedFirings(
  startsAt: string,
  leads: readonly number[],
  times: Pick<ReminderTimes, 'last' | 'quietHours'>,
): readonly Firing[] {
  const due = (before: number, free: number) =>
    beforeQuiet(new Date(Date.parse(startsAt) - before * second), times.quietHours, free).toISOString();
  const firings = leads
    .toSorted((a, b) => b - a)
    .map((lead) => ({ lead: String(lead), at: due(lead, ahead) }))
    .filter(({ at }, position, all) => at !== all[position - 1]?.at);
  const since = firings.at(-1)?.at;
  const at = due(times.last, since === undefined ? ahead : aheadOfFew);
  if (since !== undefined && since >= at) return firings;
  return [...firings, { lead: 'last', at, ...(since === undefined ? {} : { since }) }];
}

/**
 * Those of the planned that are still to come. When every lead is past, which is so for a session that was
 * announced or moved only shortly before, the last is for everyone.
 */
export function firingsToCome(planned: readonly Firing[], now: Date): readonly Firing[] {
  const toCome = planned.filter(({ at }) => at > now.toISOString());
  const hasLead = toCome.some(({ lead }) => lead !== 'last');
  return hasLead ? toCome : toCome.map(({ since: _since, ...firing }) => firing);
}

/** `free`: the time that is kept free before the quiet hours, in milliseconds. */
function beforeQuiet(due: Date, quiet: QuietHours | undefined, free: number): Date {
  const end = endOfQuiet(due, quiet) ?? endOfQuiet(new Date(due.getTime() + free), quiet);
  if (quiet === undefined || end === undefined) return due;
  return new Date(end.getTime() - lengthOf(quiet) - free);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Clocks in Baghdad are not put forward or back, so that the night is as long as it reads. */
const lengthOf = ({ from, until }: QuietHours): number =>
  ((minutesOf(until) - minutesOf(from) + 1_440) % 1_440) * 60 * second;
