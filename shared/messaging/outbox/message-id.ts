import { createHash } from 'node:crypto';

/** The id of the message of text `key` that `cause` sends `recipient`: the same each time. */
export const messageIdOf = (cause: string, key: string, recipient: string): string =>
  createHash('sha256').update(`${cause}|${key}|${recipient}`).digest('base64url').slice(0, 32);
