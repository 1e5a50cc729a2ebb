import type { Actor } from '#events/index.ts';
import {
  before,
  type Context,
  type Decided,
  either,
  equals,
  isAbsent,
  keys,
  recordEvent,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { type Answering, type ChangeRefused, unasked } from './change-timetable.ts';
import { endsOf } from './course.ts';
import {
  type CapacityChange,
  type CreationRefused,
  codeRestMilliseconds,
  decideCapacity,
  decideCreation,
  type Places,
  type PlacesUntilRefused,
} from './decide.ts';
import type { Activity, CreateActivity } from './schema.ts';
import { announcedWrite } from './sessions.ts';
import { activityById } from './store.ts';

/**
 * Announces an activity under its code. Refuses (`code-in-use`) a code whose last activity is not over for a
 * month. `answering` for a request that may be sent again. Throws when the table cannot be written.
 */
export async function createActivity<Answered = never>(
  context: Context,
  command: CreateActivity,
  actor: Actor,
  answering: Answering<Answered> = unasked,
): Promise<Activity | CreationRefused | { readonly refused: 'code-in-use' } | Answered> {
  const answered = await answering.before();
  if (answered !== undefined) return answered;
  const now = context.now();
  const decision = decideCreation(command, {
    activityId: context.newId(now),
    eventId: context.newId(now),
    timetableEventId: context.newId(now),
    sessionIds: command.sessions.map(() => context.newId(now)),
    now,
    actor,
  });
  if ('refused' in decision) return decision;
  const { activity, open, sessions, events } = decision;
  const restedSince = new Date(now.getTime() - codeRestMilliseconds).toISOString();
  const outcome = await context.table.write([
    {
      as: 'activity',
      when: isAbsent,
      put: {
        ...keys.activityKey(activity.activityId),
        ...keys.activityInCentre(activity.centre, open.closesAt, activity.activityId),
        ...activity,
      },
    },
    {
      as: 'code',
      when: either(isAbsent, before('lastSessionAt', restedSince)),
      put: { ...keys.codeKey(activity.code), ...open },
    },
    ...answering.writes({ sessions, activityVersion: activity.version }),
    ...sessions.map(announcedWrite),
    ...events.map(recordEvent),
  ]);
  // If the same request, sent twice, has just taken the code, its answer is there.
  if (outcome.result === 'refused') return (await answering.before()) ?? { refused: 'code-in-use' };
  if (outcome.result === 'contended')
    throw new Error(`The code ${activity.code} was written at the same time`);
  return activity;
}

/** The number of places, and until when they are given. */
export type Capacity = Places;

/** Why the number of places could not be changed. */
export type CapacityRefused =
  | Extract<ChangeRefused, { readonly refused: 'unknown' | 'version-changed' | 'activity-over' }>
  | PlacesUntilRefused
  /** The last session has ended: no more places are given. */
  | { readonly refused: 'course-over' };

/**
 * Sets the number of places of an activity; with `version`, only while that is the version of the activity.
 * The event has the waiting list fill added places. Throws when registrations interfered at every try;
 * nothing is written then.
 */
export async function changeCapacity<Answered = never>(
  context: Context,
  command: Capacity & { readonly activityId: string; readonly version?: number },
  actor: Actor,
  answering: Answering<Answered, Activity> = unasked,
): Promise<Activity | CapacityRefused | Answered> {
  const { activityId, version } = command;
  return untilWritten(
    context,
    'change the number of places',
    async (): Promise<Decided<Activity | CapacityRefused | Answered>> => {
      const activity = await activityById(context.table, activityId);
      const answered = await answering.before();
      if (answered !== undefined) return answered;
      if (activity === undefined) return { refused: 'unknown' };
      if (version !== undefined && version !== activity.version) {
        return { refused: 'version-changed', version: activity.version };
      }
      const now = context.now();
      const facts = { eventId: context.newId(now), now, actor };
      const change = decideCapacity(activity, command, facts);
      if (change !== undefined && 'refused' in change) return change;
      const changed = change?.activity ?? activity;
      // Other changes are read again; a code that has passed to another activity stays there.
      return {
        writes: [
          ...answering.writes(changed),
          ...(change === undefined ? [] : capacityWrites(activity, change)),
        ],
        result: changed,
        ifRefused: { code: { refused: 'activity-over' } },
      };
    },
  );
}

/**
 * Writes both items that hold the capacity and until when places are given, and the event. New places are
 * added to the number left at the time of the write.
 */
function capacityWrites({ activityId, code, version }: Activity, change: CapacityChange): readonly Write[] {
  const { capacity, childcareCapacity, placesUntil } = change.activity;
  const set = { capacity, childcareCapacity };
  const until = endsOf(change.activity)?.placesUntil;
  const add = { placesLeft: change.placesAdded, childcareLeft: change.childcareAdded, version: 1 };
  return [
    {
      as: 'code',
      update: keys.codeKey(code),
      changes: { set: { ...set, ...(until === undefined ? {} : { placesUntil: until }) }, add },
      when: equals('activityId', activityId),
    },
    {
      as: 'activity',
      update: keys.activityKey(activityId),
      changes: {
        set: { ...set, ...(placesUntil === undefined ? {} : { placesUntil }) },
        remove: placesUntil === undefined ? ['placesUntil'] : [],
        add: { version: 1 },
      },
      when: equals('version', version),
    },
    recordEvent(change.event),
  ];
}
