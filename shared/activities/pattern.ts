import { daysAfter, weekdayOf } from '#shared/language/time/days.ts';
import { localToUtc } from '#shared/language/time/time.ts';
import { mostSessions, type SessionTimes, type Weekly } from './schema.ts';

/**
 * The sessions of a weekly pattern, in the order of time: one on each of its weekdays from its first day to
 * its last, but for the holidays it leaves out. Days and times are Baghdad's. Of a pattern with more sessions
 * than one call may add, only one too many is worked out. `isClosed`: whether the centre is closed on a day,
 * for a pattern that leaves those days out.
 */
export function sessionsOfPattern(
  { days, from, to, first, last, except = [], exceptClosed = false, room }: Weekly,
  isClosed: (day: string) => boolean = () => false,
): readonly SessionTimes[] {
  const holidays = new Set(except);
  const sessions: SessionTimes[] = [];
  for (let day = first; day <= last && sessions.length <= mostSessions; day = daysAfter(day, 1)) {
    if (!days.includes(weekdayOf(day)) || holidays.has(day)) continue;
    if (exceptClosed && isClosed(day)) continue;
    sessions.push({
      start: localToUtc(day, from),
      end: localToUtc(day, to),
      ...(room === undefined ? {} : { room }),
    });
  }
  return sessions;
}
