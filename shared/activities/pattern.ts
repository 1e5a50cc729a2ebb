import { localToUtc } from '#shared/language/time/time.ts';
import { mostSessions, type SessionTimes, type Weekly } from './schema.ts';

const dayLength = 24 * 3600 * 1000;

/**
 * The sessions of a weekly pattern, in the order of time: one on each of its weekdays from its first day to its last,
 * but for the holidays it leaves out. Days and times are Baghdad's. Of a pattern that has more than one call may add,
 * no more than one too many are worked out. `isClosed`: whether the centre is closed on a day, for a pattern that leaves those
 * days out.
 */
export function sessionsOfPattern(
  { days, from, to, first, last, except = [], exceptClosed = false, room }: Weekly,
  isClosed: (day: string) => boolean = () => false,
): readonly SessionTimes[] {
  const holidays = new Set(except);
  const sessions: SessionTimes[] = [];
  // A calendar's days, which follow each other at the same hour in UTC alone.
  for (
    let day = Date.parse(first);
    day <= Date.parse(last) && sessions.length <= mostSessions;
    day += dayLength
  ) {
    const date = new Date(day).toISOString().slice(0, 10);
    if (!days.includes(new Date(day).getUTCDay()) || holidays.has(date)) continue;
    if (exceptClosed && isClosed(date)) continue;
    sessions.push({
      start: localToUtc(date, from),
      end: localToUtc(date, to),
      ...(room === undefined ? {} : { room }),
    });
  }
  return sessions;
}
