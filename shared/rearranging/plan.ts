import type { Activity, PlannedChange, Session, SessionTimes } from '#shared/activities/index.ts';
import { type KeptClosedDays, nextOpenDay } from '#shared/closed-days/index.ts';
import { localDate, localTime, localToUtc } from '#shared/language/index.ts';
import { daysAfter, weekdayOf } from '#shared/language/time/days.ts';
import type { How, Part, Remark } from './schema.ts';

/** What a plan is made from, as read. */
export type Known = {
  /** The sessions of the centre to change, by the days and activities chosen. */
  readonly sessions: readonly Session[];
  /** The activities of these sessions. */
  readonly activities: ReadonlyMap<string, Activity>;
  readonly closedDays: KeptClosedDays;
  readonly last: string;
  readonly now: Date;
};

type Ending = Pick<Remark, 'what'> | { readonly to: SessionTimes | null };

/**
 * The plan for each session: a part for each activity, in the order of their codes, and remarks. A session
 * that cannot go where planned is left, and named in a remark.
 */
export function planned(
  how: How,
  known: Known,
): { readonly parts: readonly Part[]; readonly remarks: readonly Remark[] } {
  const byActivity = [...Map.groupBy(known.sessions, ({ activityId }) => activityId).entries()];
  const parts: Part[] = [];
  const found: Remark[] = [];
  for (const [activityId, sessions] of byActivity) {
    const activity = known.activities.get(activityId);
    if (activity === undefined) continue;
    const inOrder = sessions.toSorted((a, b) => (a.start < b.start ? -1 : 1));
    const changes: PlannedChange[] = [];
    const taken = new Map(activity.sessions.map(({ sessionId, start }) => [sessionId, localDate(start)]));
    for (const session of inOrder) {
      const ending = endOf(how, session, activity, taken, known);
      const { code, sessionId, start } = session;
      if ('what' in ending) {
        found.push({ code, sessionId, start, to: null, what: ending.what });
        continue;
      }
      if (ending.to !== null) taken.set(sessionId, localDate(ending.to.start));
      changes.push({ sessionId, from: start, to: ending.to });
    }
    const { code, kind } = activity;
    if (changes.length > 0) parts.push({ activityId, code, kind, changes });
  }
  return { parts: parts.toSorted((a, b) => (a.code < b.code ? -1 : 1)), remarks: found };
}

/** The planned place of one session. */
function endOf(
  how: How,
  session: Session,
  activity: Activity,
  taken: ReadonlyMap<string, string>,
  { closedDays, last, now }: Known,
): Ending {
  if (session.came > 0) return { what: 'session-held' };
  if (session.start <= now.toISOString()) return { what: 'session-past' };
  if (how.as === 'cancel') return { to: null };
  const time = localTime(session.start);
  const day = localDate(session.start);
  const free = (from: string, isMeant: (day: string) => boolean): string | undefined => {
    const days = new Set(taken.values());
    for (
      let next = nextOpenDay(closedDays, from);
      next !== undefined && next <= daysAfter(from, 400);
      next = nextOpenDay(closedDays, next)
    ) {
      if (isMeant(next) && !days.has(next)) return next;
    }
    return undefined;
  };
  const start = (() => {
    switch (how.as) {
      case 'shift':
        return localToUtc(daysAfter(day, how.days), time);
      case 'next-open-day': {
        const next = free(last, () => true);
        return next === undefined ? undefined : localToUtc(next, time);
      }
      case 'append': {
        const weekdays = new Set(activity.sessions.map(({ start: each }) => weekdayOf(localDate(each))));
        const end = [...taken.values()].toSorted().at(-1) ?? last;
        const next = free(end > last ? end : last, (each) => weekdays.has(weekdayOf(each)));
        return next === undefined ? undefined : localToUtc(next, time);
      }
      case 'minutes':
        return new Date(Date.parse(session.start) + how.minutes * 60_000).toISOString();
      case 'start':
        return localToUtc(day, how.at);
    }
  })();
  if (start === undefined) return { what: 'no-day' };
  if (start < now.toISOString()) return { what: 'session-past' };
  const length = Date.parse(session.end) - Date.parse(session.start);
  return { to: { start, end: new Date(Date.parse(start) + length).toISOString() } };
}
