import { createHash } from 'node:crypto';
import { requestKey } from './keys.ts';
import type { Table } from './table.ts';
import { isAbsent, type Write } from './writes.ts';

/** How long the answer to a request is kept in case it is sent again, in seconds. */
const answerKept = 7 * 24 * 3600;

/** Identifies a write when it is sent again: its key, and a digest of what was asked. */
export type SentRequest = { readonly requestId: string; readonly requestHash: string };

/** A digest of what a request asks; the same request gives the same digest. */
export const digestOf = (asked: unknown): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url');

/** The earlier answer to this request, if any. Refuses a key that came with another request before. */
export async function answerTo<T extends object>(
  table: Table,
  { requestId, requestHash }: SentRequest,
): Promise<{ readonly answered: T } | { readonly refused: 'request-reused' } | undefined> {
  const kept = await table.get<{ readonly requestHash: string; readonly answered: T }>(requestKey(requestId));
  if (kept === undefined) return undefined;
  return kept.requestHash === requestHash ? { answered: kept.answered } : { refused: 'request-reused' };
}

/**
 * Keeps the answer, in the same transaction as the change. The answer must hold no name and no phone number.
 */
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
