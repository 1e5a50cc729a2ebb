import { timingSafeEqual } from 'node:crypto';
import type { Table } from '#shared/table/index.ts';
import type { AnsweredRequest, Registration } from './schema.ts';
import { registrationOf } from './store.ts';

const uuidBytes = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidText = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * The token of a manage link: the registration's place in the table and its 128-bit secret, in 64 characters
 * that need no escaping in a URL. It cannot be guessed, and needs no item of its own.
 */
export const manageToken = (
  registration: Pick<Registration | AnsweredRequest, 'activityId' | 'personId' | 'secret'>,
): string =>
  Buffer.concat([
    uuidBytes(registration.activityId),
    uuidBytes(registration.personId),
    Buffer.from(registration.secret, 'base64url'),
  ]).toString('base64url');

/** The registration a token stands for; `undefined` for anything that is not one of ours. */
export async function registrationByToken(table: Table, token: string): Promise<Registration | undefined> {
  if (!/^[\w-]{64}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const registration = await registrationOf(
    table,
    uuidText(bytes.subarray(0, 16)),
    uuidText(bytes.subarray(16, 32)),
  );
  if (registration === undefined) return undefined;
  const secret = Buffer.from(registration.secret, 'base64url');
  const given = bytes.subarray(32);
  return secret.length === given.length && timingSafeEqual(secret, given) ? registration : undefined;
}
