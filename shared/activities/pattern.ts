import { localToUtc } from '../language/time.ts';
import { mostSessions, type SessionTimes, type Weekly } from './schema.ts';

const dayLength = 24 * 3600 * 1000;

/**
 * The sessions of a weekly pattern, in the order of time: one on each of its weekdays from its first day to its last,
 * but for the holidays it leaves out. Days and times are Baghdad's. Of a pattern that has more than one call may add,
 * no more than one too many are worked out.
 */
export function sessionsOfPattern({
  days,
  from,
  to,
  first,
  last,
  except = [],
  room,
}: Weekly): readonly SessionTimes[] {
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
    sessions.push({
      start: localToUtc(date, from),
      end: localToUtc(date, to),
      ...(room === undefined ? {} : { room }),
    });
  }
  return sessions;
}
