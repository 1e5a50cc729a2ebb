import { localDate } from '#shared/language/index.ts';
import { daysAfter } from '#shared/language/time/days.ts';
import type { ReminderSetting } from '#shared/people/index.ts';
import { isFor } from './covering.ts';
import type { Awaited, Firing } from './schema.ts';

const day = 24 * 3_600_000;

/**
 * A session that is more than so long after the one before it comes after a break: a week and a day, in
 * milliseconds.
 */
const longestRhythm = 8 * day;

/** Whether a firing is on the day of a session, in Baghdad, or the day before. */
export const isShortBefore = ({ at }: Pick<Firing, 'at'>, start: string): boolean =>
  localDate(at) >= daysAfter(localDate(start), -1);

/**
 * Whether someone who has had her place since `confirmedAt` is to be told of a session by one of its firings.
 * Once is enough, unless that was days ago: a person told of the present start on the day before, or later,
 * is told again only if her phone asked for more. If it asked for fewer, she is told only of a session she
 * may not expect: the first since she has her place, one after a break, one set to its time since.
 */
export function isWanted(
  { start, setAt, inForce, previous }: Awaited,
  firing: Firing,
  confirmedAt: string,
  setting: ReminderSetting | undefined,
): boolean {
  const wasTold = inForce.some(
    (earlier) => earlier.at < firing.at && isFor(earlier, confirmedAt) && isShortBefore(earlier, start),
  );
  if (wasTold && setting !== 'more') return false;
  if (setting !== 'fewer') return true;
  const isFirst = previous === undefined || previous <= confirmedAt;
  const isAfterBreak = previous !== undefined && Date.parse(start) - Date.parse(previous) > longestRhythm;
  return isFirst || isAfterBreak || setAt > confirmedAt;
}
