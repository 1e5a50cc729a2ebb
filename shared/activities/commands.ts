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
  recordEvent,
} from '../table/index.ts';
import { type CreationRefused, codeRestMilliseconds, decideCapacity, decideCreation } from './decide.ts';
import type { Activity, CreateActivity } from './schema.ts';

/**
 * Announces an activity under its code. Refuses (`code-in-use`) a code whose last activity is not over for a
 * month. Throws when the table cannot be written.
 */
export async function createActivity(
  context: Context,
  command: CreateActivity,
  actor: Actor,
): Promise<Activity | CreationRefused | { readonly refused: 'code-in-use' }> {
  const now = context.now();
  const decision = decideCreation(command, {
    activityId: context.newId(now),
    eventId: context.newId(now),
    now,
    actor,
  });
  if ('refused' in decision) return decision;
  const { activity, open, event } = decision;
  const restedSince = new Date(now.getTime() - codeRestMilliseconds).toISOString();
  const outcome = await context.table.write([
    {
      as: 'activity',
      when: isAbsent,
      put: {
        ...keys.activityKey(activity.activityId),
        ...keys.activityInCentre(activity.centre, 'open', open.firstSessionAt, activity.activityId),
        ...activity,
      },
    },
    {
      as: 'code',
      when: either(isAbsent, before('lastSessionAt', restedSince)),
      put: { ...keys.codeKey(activity.code), ...open },
    },
    recordEvent(event),
  ]);
  if (outcome.result === 'refused') return { refused: 'code-in-use' };
  if (outcome.result === 'contended')
    throw new Error(`The code ${activity.code} was written at the same time`);
  return activity;
}

/**
 * Sets the number of places of the activity open under `code`. The waiting list fills what is added, by the
 * event. Conditional on nothing having changed the activity's own data meanwhile (`changed`).
 */
export async function changeCapacity(
  context: Context,
  code: string,
  wanted: { readonly capacity: number; readonly childcareCapacity: number },
  actor: Actor,
): Promise<{ readonly done: true } | { readonly refused: 'unknown-code' | 'changed' }> {
  const open = await context.table.get<Parameters<typeof decideCapacity>[0]>(keys.codeKey(code));
  if (open === undefined) return { refused: 'unknown-code' };
  const now = context.now();
  const { placesAdded, childcareAdded, event } = decideCapacity(open, wanted, {
    eventId: context.newId(now),
    now,
    actor,
  });
  const version = open.version + 1;
  const outcome = await context.table.write([
    {
      as: 'code',
      update: keys.codeKey(code),
      changes: {
        set: { ...wanted, version },
        add: { placesLeft: placesAdded, childcareLeft: childcareAdded },
      },
      when: all(equals('activityId', open.activityId), equals('version', open.version)),
    },
    {
      as: 'activity',
      update: keys.activityKey(open.activityId),
      changes: { set: { ...wanted, version } },
      when: atLeast('version', 1),
    },
    recordEvent(event),
  ]);
  return outcome.result === 'written' ? { done: true } : { refused: 'changed' };
}
