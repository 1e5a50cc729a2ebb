import { activityById, sessionsOf } from '#shared/activities/index.ts';
import { registrationOf } from '#shared/registration/index.ts';
import { keys, type Table } from '#shared/table/index.ts';
import { completedActivity } from './describe.ts';
import type { CompletedActivity, GivenCertificate, Verified } from './schema.ts';

/** The record under a number in the form `certificateNumberIn` gives, or `undefined`. */
export const givenUnder = (table: Table, certificate: string): Promise<GivenCertificate | undefined> =>
  table.get<GivenCertificate>(keys.certificateKey(certificate));

/**
 * What the certificates of an activity say of it; `undefined` where there is no such activity, or it has no
 * end.
 */
export async function completedActivityOf(
  table: Table,
  activityId: string,
): Promise<CompletedActivity | undefined> {
  const [activity, sessions] = await Promise.all([
    activityById(table, activityId),
    sessionsOf(table, activityId),
  ]);
  return activity && completedActivity(activity, sessions);
}

/**
 * What anyone may know of the certificate with this number; `undefined` where none was given. Read from the
 * registration and activity, so it covers every number ever given, as it stands today.
 */
export async function verifiedCertificate(table: Table, certificate: string): Promise<Verified | undefined> {
  const given = await givenUnder(table, certificate);
  if (given === undefined) return undefined;
  const [activity, registration] = await Promise.all([
    completedActivityOf(table, given.activityId),
    registrationOf(table, given.activityId, given.personId),
  ]);
  if (activity === undefined) throw new Error('A certificate is for an activity that is not there');
  const isValid = registration?.status === 'completed' && registration.certificate === certificate;
  return { ...activity, certificate, isValid };
}
