import { createHash } from 'node:crypto';
import { isAbsent } from './conditions.ts';
import { requestKey } from './keys.ts';
import type { Table } from './table.ts';
import type { Write } from './writes.ts';

/** How long the answer to a request is kept for whoever sends it again, in seconds. */
const answerKept = 7 * 24 * 3600;

/** A write as it is known when it is sent again: by whose key it came, and a digest of what it asked. */
export type SentRequest = { readonly requestId: string; readonly requestHash: string };

/** The same for the same request. */
export const digestOf = (asked: unknown): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url');

/** What was answered to this request before, if it was; or that its key came with something else. */
export async function answerTo<T extends object>(
  table: Table,
  { requestId, requestHash }: SentRequest,
): Promise<{ readonly answered: T } | { readonly refused: 'request-reused' } | undefined> {
  const kept = await table.get<{ readonly requestHash: string; readonly answered: T }>(requestKey(requestId));
  if (kept === undefined) return undefined;
  return kept.requestHash === requestHash ? { answered: kept.answered } : { refused: 'request-reused' };
}

/** Keeps the answer, in the transaction of what is done; no name and no number belongs in it. */
export const answerWrite = <T extends object>(request: SentRequest, answered: T, now: Date): Write => ({
  as: 'request',
  when: isAbsent,
  put: {
    ...requestKey(request.requestId),
    requestHash: request.requestHash,
    answered,
    expiresAt: Math.floor(now.getTime() / 1000) + answerKept,
  },
});
