import type { Actor } from '../../events/index.ts';
import {
  all,
  atLeast,
  before,
  type Context,
  either,
  equals,
  isAbsent,
  keys,
  pauseBefore,
  recordEvent,
  type Write,
} from '../table/index.ts';
import { type Answering, unasked } from './change-timetable.ts';
import {
  type CapacityChange,
  type CreationRefused,
  codeRestMilliseconds,
  decideCapacity,
  decideCreation,
} from './decide.ts';
import type { Activity, CreateActivity, OpenActivity } from './schema.ts';
import { announcedWrite } from './sessions.ts';

/**
 * Announces an activity under its code. Refuses (`code-in-use`) a code whose last activity is not over for a
 * month. `answering` where the same may be asked again. Throws when the table cannot be written.
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
  // Where the code has just been taken by this very request, sent twice, its answer is there.
  if (outcome.result === 'refused') return (await answering.before()) ?? { refused: 'code-in-use' };
  if (outcome.result === 'contended')
    throw new Error(`The code ${activity.code} was written at the same time`);
  return activity;
}

const attempts = 8;

/**
 * Sets the number of places of the activity open under `code`. The waiting list fills what is added, by the
 * event. Refuses (`changed`) when the activity's own data was changed meanwhile. Throws when registrations
 * never left it alone; nothing is written then.
 */
export async function changeCapacity(
  context: Context,
  code: string,
  wanted: Capacity,
  actor: Actor,
): Promise<{ readonly done: true } | { readonly refused: 'unknown-code' | 'changed' }> {
  const open = await context.table.get<OpenActivity>(keys.codeKey(code));
  if (open === undefined) return { refused: 'unknown-code' };
  const now = context.now();
  const change = decideCapacity(open, wanted, { eventId: context.newId(now), now, actor });
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const outcome = await context.table.write(writesOf(open, wanted, change));
    if (outcome.result === 'written') return { done: true };
    if (outcome.result === 'refused') return { refused: 'changed' };
    await pauseBefore(context, attempt);
  }
  throw new Error('The number of places could not be written: too many registrations at once');
}

type Capacity = { readonly capacity: number; readonly childcareCapacity: number };

/** Both items that hold the capacity, and the event. Places are added to what is left, whatever that is by then. */
function writesOf(open: OpenActivity, wanted: Capacity, change: CapacityChange): readonly Write[] {
  const add = { placesLeft: change.placesAdded, childcareLeft: change.childcareAdded };
  return [
    {
      as: 'code',
      update: keys.codeKey(open.code),
      changes: { set: { ...wanted, version: open.version + 1 }, add },
      when: all(equals('activityId', open.activityId), equals('version', open.version)),
    },
    {
      as: 'activity',
      update: keys.activityKey(open.activityId),
      // Changes of the timetable raise it too.
      changes: { set: wanted, add: { version: 1 } },
      when: atLeast('version', 1),
    },
    recordEvent(change.event),
  ];
}
