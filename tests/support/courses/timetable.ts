/** What must hold of timetables at every instant: session items, the activity's copy, first and last, and the events. */
import type { DiwanEvent } from '#events/index.ts';
import type { Activity, OpenActivity, Session, Timetabled } from '#shared/activities/index.ts';
import { localMonth } from '#shared/language/index.ts';
import { eventFrom } from '#shared/table/index.ts';
import type { Keyed } from '../table/table.ts';

/** The items under one kind of sort key. The caller names the kind's own shape, as its store does. */
const under = <T>(items: readonly Keyed[], pk: string, sk: string): readonly T[] =>
  items.filter((item) => item.pk === pk && item.sk.startsWith(sk)) as unknown as readonly T[];

export function timetablesBroken(items: readonly Keyed[]): readonly string[] {
  const activities = items.filter(({ pk, sk }) => pk.startsWith('ACTIVITY#') && sk === 'META');
  return activities.flatMap(({ pk, ...item }) => {
    // Only an activity is under such a key.
    const activity = item as unknown as Activity;
    const sessions = under<Session & Keyed>(items, pk, 'SESSION#');
    const events = under<Keyed>(items, pk, 'EVENT#')
      .toSorted((a, b) => (a.sk < b.sk ? -1 : 1))
      .map(eventFrom);
    const planned = sessions.filter(({ status }) => status === 'planned').map(timesOf);
    const [open] = under<OpenActivity>(items, `CODE#${activity.code}`, 'ACTIVITY');
    return [
      ...same('the activity and its sessions', told(activity.sessions.map(timesOf)), told(planned)),
      ...same('the events and the sessions', told(replayed(events)), told(planned)),
      ...(open?.activityId === activity.activityId ? endsBroken(activity, open) : []),
      ...sessions
        .filter(({ gsi1pk }) => gsi1pk === undefined)
        .map(({ sessionId }) => `not in the calendar: ${sessionId}`),
      ...sessions
        .filter(
          (s) =>
            s.gsi1pk !== `CENTRE#${s.centre}#${localMonth(s.start)}` || !String(s.gsi1sk).includes(s.start),
        )
        .map(({ sessionId }) => `elsewhere in the calendar: ${sessionId}`),
    ];
  });
}

type Times = Pick<Timetabled, 'sessionId' | 'start' | 'end' | 'room'>;
const timesOf = ({ sessionId, start, end, room }: Times): Times => ({
  sessionId,
  start,
  end,
  ...(room === undefined ? {} : { room }),
});

/** What the events say the timetable is; rooms only where a session was moved. */
function replayed(events: readonly DiwanEvent[]): readonly Times[] {
  const sessions = new Map<string, Times>();
  for (const { type, data } of events) {
    if (type === 'activity.timetabled') {
      for (const { sessionId, startsAt, endsAt } of data.sessions) {
        sessions.set(sessionId, { sessionId, start: startsAt, end: endsAt });
      }
    }
    if (type === 'session.moved') {
      sessions.set(data.sessionId, { sessionId: data.sessionId, start: data.startsAt, end: data.endsAt });
    }
    if (type === 'session.cancelled') sessions.delete(data.sessionId);
  }
  return [...sessions.values()];
}

function endsBroken({ sessions, code }: Activity, open: OpenActivity): readonly string[] {
  const starts = sessions.map(({ start }) => start);
  const isInOrder = starts.every((start, position) => (starts[position - 1] ?? '') < start);
  if (starts.length === 0) return [];
  return [
    ...(isInOrder ? [] : [`${code}: sessions out of order`]),
    ...same(
      `${code}: first and last`,
      told([open.firstSessionAt, open.lastSessionAt]),
      told([starts[0], starts.at(-1)]),
    ),
  ];
}

const told = (value: readonly unknown[]): string =>
  JSON.stringify(
    value
      .map((each) => (typeof each === 'object' && each !== null ? { ...each, room: undefined } : each))
      .toSorted(bySession),
  );
const bySession = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const same = (what: string, one: string, other: string): readonly string[] =>
  one === other ? [] : [`${what} differ: ${one} and ${other}`];
