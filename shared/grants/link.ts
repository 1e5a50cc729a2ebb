import { timingSafeEqual } from 'node:crypto';
import type { Table } from '#shared/table/index.ts';
import { draftById, isOver, wasKeptUntil } from './draft-store.ts';
import type { Draft } from './schema.ts';

const uuidBytes = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidText = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * The token of an application's link: its id and its 128-bit secret, in 43 characters. It cannot be guessed.
 */
export const applicationToken = ({ draftId, secret }: Pick<Draft, 'draftId' | 'secret'>): string =>
  Buffer.concat([uuidBytes(draftId), Buffer.from(secret, 'base64url')]).toString('base64url');

/**
 * Until when the forgotten application of a link was kept; UTC ISO. Nothing else is known of it, not even its
 * secret. `undefined` for a token that is not ours, a kept application, or one forgotten before this was
 * noted.
 */
export async function forgottenByToken(table: Table, token: string, now: Date): Promise<string | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  return wasKeptUntil(table, uuidText(Buffer.from(token, 'base64url').subarray(0, 16)), now);
}

/**
 * The application a token stands for, submitted or not; `undefined` for a token that is not ours, or an
 * application past its time.
 */
export async function draftByToken(table: Table, token: string, now: Date): Promise<Draft | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const draft = await draftById(table, uuidText(bytes.subarray(0, 16)));
  if (draft === undefined || isOver(draft, now)) return undefined;
  const secret = Buffer.from(draft.secret, 'base64url');
  const given = bytes.subarray(16);
  return secret.length === given.length && timingSafeEqual(secret, given) ? draft : undefined;
}
