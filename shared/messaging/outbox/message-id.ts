import { createHash } from 'node:crypto';

/** The id of the message that `key` to `recipient` because of `cause` is: the same however often it is made. */
export const messageIdOf = (cause: string, key: string, recipient: string): string =>
  createHash('sha256').update(`${cause}|${key}|${recipient}`).digest('base64url').slice(0, 32);
