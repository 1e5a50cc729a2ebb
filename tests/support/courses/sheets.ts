/** A session that is under way, people who have places in it, and what its table must hold. */
import type { DiwanEvent } from '#events/index.ts';
import type { Session } from '#shared/activities/index.ts';
import type { CreateActivity } from '#shared/activities/schema.ts';
import { type Attendance, agreedOn, hasCome } from '#shared/attendance/index.ts';
import { anActivity, registerMany } from '../builders.ts';
import type { Keyed, TestTable } from '../table/table.ts';

export type Course = {
  readonly activityId: string;
  readonly code: string;
  readonly sessionIds: readonly string[];
  /** The first session. */
  readonly sessionId: string;
  readonly start: string;
  readonly personIds: readonly string[];
};

/** So many people confirmed in a course, and its first session begins now. */
export async function aCourse(
  db: TestTable,
  people: number,
  wanted: Partial<CreateActivity> = {},
): Promise<Course> {
  const { activityId, code, sessions } = await anActivity(db.context, { capacity: people, ...wanted });
  const registered = await registerMany(db.context, 0, people);
  const [first] = sessions;
  if (first === undefined) throw new Error('An activity without sessions');
  db.clock.set(first.start);
  return {
    activityId,
    code,
    sessionIds: sessions.map(({ sessionId }) => sessionId),
    sessionId: first.sessionId,
    start: first.start,
    personIds: registered.map(({ registration }) => registration.personId),
  };
}

export const attendancesIn = (items: readonly Keyed[]): readonly (Keyed & Attendance)[] =>
  // Only shared/attendance writes items under this prefix.
  items.filter(({ sk }) => sk.startsWith('ATT#')) as unknown as readonly (Keyed & Attendance)[];
export const sessionsIn = (items: readonly Keyed[]): readonly (Keyed & Session)[] =>
  // Only shared/activities writes items under this prefix.
  items.filter(({ sk }) => sk.startsWith('SESSION#')) as unknown as readonly (Keyed & Session)[];

/** What came of every sheet, whatever the order they came in. */
export const outcomeOf = (items: readonly Keyed[]) => ({
  people: attendancesIn(items)
    .map(({ personId, sessionId, status, markId, markedAt, isDisputed, marks }) => ({
      ...{ personId, sessionId, status, markId, markedAt, isDisputed },
      marks: marks.map((mark) => mark.markId).toSorted(),
    }))
    .toSorted((a, b) => (a.personId + a.sessionId < b.personId + b.sessionId ? -1 : 1)),
  came: sessionsIn(items)
    .map(({ sessionId, came }) => `${sessionId} ${came}`)
    .toSorted(),
  open: items
    .filter(({ pk, status }) => pk.startsWith('CONCERN#') && status === 'open')
    .map(({ pk }) => pk)
    .toSorted(),
});

/** Totals that the events add up to, by what is counted, gender, age and group; those that are not zero. */
export function attendanceTotals(events: readonly DiwanEvent[]): Readonly<Record<string, number>> {
  const totals: Record<string, number> = {};
  const add = (cell: string, by: number) => {
    totals[cell] = (totals[cell] ?? 0) + by;
  };
  for (const { type, data } of events) {
    if (type === 'session.held') add('held', 1);
    if (type === 'session.unheld') add('held', -1);
    if (type !== 'attendance.recorded' || data.from === data.to) continue;
    const cell = [data.startsAt.slice(0, 7), data.gender, data.ageBand, data.group].join('|');
    if (data.from !== null) add(`${data.from}|${cell}`, -1);
    add(`${data.to}|${cell}`, 1);
  }
  return Object.fromEntries(Object.entries(totals).filter(([, count]) => count !== 0));
}

/** What is not as it must be at every instant: empty when all is well. */
export function attendanceBroken(items: readonly Keyed[], events: readonly DiwanEvent[]): readonly string[] {
  const attendances = attendancesIn(items);
  return [
    ...attendances.flatMap(({ sk, marks, status, markId, isDisputed }) => {
      const { stands, isDisputed: differ } = agreedOn(marks);
      const isSo = stands.status === status && stands.markId === markId && differ === isDisputed;
      return isSo ? [] : [`${sk} does not say what its marks come to`];
    }),
    ...sessionsIn(items).flatMap(({ sessionId, came }) => {
      const there = attendances.filter((each) => each.sessionId === sessionId && hasCome(each.status));
      const isHeld =
        events.filter(({ type, data }) => type === 'session.held' && data.sessionId === sessionId).length -
        events.filter(({ type, data }) => type === 'session.unheld' && data.sessionId === sessionId).length;
      return [
        ...(came === there.length ? [] : [`${sessionId}: ${there.length} came, but it says ${came}`]),
        ...(isHeld === Math.min(came, 1) ? [] : [`${sessionId}: ${came} came, but held ${isHeld} times`]),
      ];
    }),
    ...attendances.flatMap(({ personId, sessionId, status, isDisputed }) => {
      const steps = events.flatMap((event) =>
        event.type === 'attendance.recorded' &&
        event.data.personId === personId &&
        event.data.sessionId === sessionId
          ? [event.data]
          : [],
      );
      const last = steps.at(-1);
      const isPath = steps.every(({ from }, position) => from === (steps[position - 1]?.to ?? null));
      const isEnd = last?.to === status && last.isDisputed === isDisputed;
      return isPath && isEnd ? [] : [`the events tell another story of ${personId}`];
    }),
    ...attendances.flatMap(({ sessionId, personId, isDisputed }) => {
      const concern = items.find(
        ({ pk, sk }) => pk === `CONCERN#dispute-${sessionId}-${personId}` && sk === 'META',
      );
      const isOpen = concern?.status === 'open';
      return isOpen === isDisputed ? [] : [`${personId} is disputed: ${isDisputed}, put to staff: ${isOpen}`];
    }),
  ];
}
