import { countInLine } from '#shared/activities/index.ts';
import { isPresent, keys, type Table } from '#shared/table/index.ts';
import type { Registration } from '../schema.ts';
import { registrationOf } from '../store.ts';

/**
 * The position in line, from 1, of someone who waits, at this moment: a person who asked earlier but was
 * written later is ahead of her too (domain.md rule 2). `null` when she is not in line.
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

/** As `positionInLine`, but reads the registration first: she may have left the line meanwhile. */
export async function positionOf(
  table: Table,
  { activityId, personId }: Pick<Registration, 'activityId' | 'personId'>,
): Promise<number | null> {
  const registration = await registrationOf(table, activityId, personId);
  return registration === undefined ? null : positionInLine(table, registration);
}

/**
 * The position told in answer to a request to register. Counted at the first answer; the same request again
 * gets the same position. `null` when the request was not answered with a place in line, or she has left it.
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
