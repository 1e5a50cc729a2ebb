import { localDate, localMonth } from '#shared/language/index.ts';
import { all, equals, keys, recordEvent, type Update, type Write } from '#shared/table/index.ts';
import { endsOf } from './course.ts';
import type { ManyChanged } from './decide-many.ts';
import type { TimetableChange } from './decide-timetable.ts';
import type { Activity, Session } from './schema.ts';
import { announcedWrite } from './sessions.ts';

/**
 * The sessions, the activity's copy of them, the first and last beside its places, and the event: one
 * transaction. Other commands count how many came, so an existing session is updated, never put.
 */
export function timetableWrites(
  activity: Activity,
  { sessions, timetable, event }: TimetableChange,
): readonly Write[] {
  const isNew = event.type === 'activity.timetabled';
  return [
    ...sessions.map((session) =>
      isNew ? announcedWrite(session) : changedWrite(session, endsCheckIn(event)),
    ),
    {
      as: 'activity',
      update: keys.activityKey(activity.activityId),
      changes: { set: { sessions: timetable }, add: { version: 1 } },
      when: equals('version', activity.version),
    },
    ...endsWrite(activity, timetable),
    recordEvent(event),
  ];
}

/** The same writes for many existing sessions; the caller writes their events. */
export const manyWrites = (
  activity: Activity,
  { sessions, timetable, events }: Pick<ManyChanged, 'sessions' | 'timetable' | 'events'>,
): readonly Write[] => [
  ...sessions.map((session, position) => {
    const event = events[position];
    return changedWrite(session, event !== undefined && endsCheckIn(event));
  }),
  {
    as: 'activity',
    update: keys.activityKey(activity.activityId),
    changes: { set: { sessions: timetable }, add: { version: 1 } },
    when: equals('version', activity.version),
  },
  ...endsWrite(activity, timetable),
];

/** Whether the change ends check-in: the word of the day is not valid on another day. */
const endsCheckIn = (event: TimetableChange['event']): boolean =>
  event.type === 'session.moved' && localDate(event.data.before.startsAt) !== localDate(event.data.startsAt);

function changedWrite(session: Session, isCheckInOver: boolean): Update {
  const { activityId, sessionId, centre, start, end, room, status, setAt, was, came, version } = session;
  const { couldNotKnow = [] } = session;
  const remove = [
    ...(room === undefined ? ['room'] : []),
    ...(couldNotKnow.length === 0 ? ['couldNotKnow'] : []),
    ...(isCheckInOver ? ['checkIn'] : []),
  ];
  return {
    as: 'session',
    update: keys.sessionKey(activityId, sessionId),
    changes: {
      set: {
        ...{ start, end, status, version },
        ...keys.sessionInCentre(centre, localMonth(start), start, sessionId),
        ...(room === undefined ? {} : { room }),
        ...(setAt === undefined ? {} : { setAt }),
        ...(was === undefined ? {} : { was }),
        ...(couldNotKnow.length === 0 ? {} : { couldNotKnow }),
      },
      remove,
    },
    // A person marked present meanwhile changes what is allowed.
    when: all(equals('version', version - 1), equals('came', came)),
  };
}

/**
 * The first and last session, and until when places are given, are kept beside the places. They stay
 * unchanged when no session is left.
 */
function endsWrite(activity: Activity, timetable: Activity['sessions']): Update[] {
  const { code, activityId } = activity;
  const [before, after] = [endsOf(activity), endsOf({ ...activity, sessions: timetable })];
  const isSame =
    before?.firstSessionAt === after?.firstSessionAt &&
    before?.lastSessionAt === after?.lastSessionAt &&
    before?.endsAt === after?.endsAt &&
    before?.placesUntil === after?.placesUntil;
  if (after === undefined || isSame) return [];
  return [
    {
      as: 'code',
      update: keys.codeKey(code),
      changes: { set: after },
      when: equals('activityId', activityId),
    },
  ];
}
