import type { Actor } from '#events/index.ts';
import { againAtOnce, type Context, untilWritten } from '#shared/table/index.ts';
import { type Change, type Given, moved, step } from '../change.ts';
import type { Came, Registration } from '../schema.ts';
import { registrationOf, writesOf } from '../store.ts';
import { certificateNumber, certificateWrite } from './certificate.ts';

/** The year in which an activity ended, and the share of sessions that completion takes, in percent. */
export type Over = { readonly year: number; readonly share: number };

/**
 * Completes or drops a registration once the activity is over. Completed if she came often enough, at least
 * once, and enough sessions fell in her time; else dropped. Later marks can turn dropped into completed, but
 * never take a certificate back. `undefined` where nothing changes.
 */
export function decideCompletion(
  registration: Registration,
  { hadEnough, ...came }: Came,
  share: number,
  certificate: string,
  given: Given,
): Change | undefined {
  const isEnough = hadEnough && came.attended > 0 && came.attended * 100 >= came.sessions * share;
  const { status } = registration;
  if (isEnough && (status === 'confirmed' || status === 'dropped')) {
    const completed = { ...moved(registration, 'completed'), certificate };
    return step('registration.completed', registration, completed, { certificate, ...came }, given);
  }
  if (status !== 'confirmed') return undefined;
  return step('registration.dropped', registration, moved(registration, 'dropped'), came, given);
}

/**
 * Completes or drops one registration, as `decideCompletion` says: one transaction, with the certificate's
 * number where there is one. `registration` is as it was read; after a change by someone else it is read and
 * decided again. Answers with the registration afterwards. Throws when no attempt came through.
 */
export async function completeRegistration(
  context: Context,
  registration: Registration,
  came: Came,
  { year, share }: Over,
  actor: Actor,
): Promise<Registration | undefined> {
  let current: Registration | undefined = registration;
  let taken = 0;
  return untilWritten(context, 'complete a registration', async () => {
    if (current === undefined) return undefined;
    const now = context.now();
    const number = certificateNumber(current, year, taken);
    const given = { now, eventId: context.newId(now), actor };
    const change = decideCompletion(current, came, share, number, given);
    if (change === undefined) return current;
    const isCompleted = change.registration.status === 'completed';
    return {
      writes: [
        ...writesOf(change),
        ...(isCompleted ? [certificateWrite(change.registration, number, now)] : []),
      ],
      result: change.registration,
      ifRefused: async (refused) => {
        if (refused.has('registration'))
          current = await registrationOf(context.table, registration.activityId, registration.personId);
        else taken += 1;
        return againAtOnce;
      },
    };
  });
}
