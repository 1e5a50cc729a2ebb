import { countInLine } from '#shared/activities/index.ts';
import { isPresent, keys, type Table } from '#shared/table/index.ts';
import type { Registration } from '../schema.ts';
import { registrationOf } from '../store.ts';

/**
 * The position in line, from 1, of someone who waits, as it is at this moment: whoever asked before her and was written
 * later stands before her too (domain.md rule 2). `null` when she stands in no line.
 */
export async function positionInLine(
  table: Table,
  { status, code, activityId, waitId }: Pick<Registration, 'status' | 'code' | 'activityId' | 'waitId'>,
): Promise<number | null> {
  if (status !== 'waitlisted' || waitId === undefined) return null;
  const position = await countInLine(table, { code, activityId }, waitId);
  // Everyone may have left it since the registration was read, she too.
  return position === 0 ? null : position;
}

/** As `positionInLine`, of whoever is registered: read first, since she may have left the line meanwhile. */
export async function positionOf(
  table: Table,
  { activityId, personId }: Pick<Registration, 'activityId' | 'personId'>,
): Promise<number | null> {
  const registration = await registrationOf(table, activityId, personId);
  return registration === undefined ? null : positionInLine(table, registration);
}

/**
 * The position that is answered to a request to register, counted when it is answered first; whoever sends the request
 * again is told the same. `null` when the request was not answered with a place in line, or she has left it.
 */
export async function answeredPosition(
  table: Table,
  requestId: string,
  registration: Registration,
): Promise<number | null> {
  if (registration.status !== 'waitlisted') return null;
  const position = await positionInLine(table, registration);
  const told = await table.update<{ readonly position: number | null }>({
    update: keys.requestKey(requestId),
    changes: { setOnce: { position } },
    when: isPresent,
  });
  return told === undefined ? position : told.position;
}
