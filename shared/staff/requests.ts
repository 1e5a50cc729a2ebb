import { createHash } from 'node:crypto';
import { isAbsent, keys, type Table, type Write } from '../table/index.ts';
import type { Staff } from './access.ts';

/** How long the answer to a request is kept for whoever sends it again, in seconds. */
const answerKept = 7 * 24 * 3600;

/** A write of the staff API as it is known when it is sent again: one's own key, and a digest of what it asked. */
export type StaffRequest = { readonly requestId: string; readonly requestHash: string };

export const staffRequest = ({ id }: Staff, key: string, asked: unknown): StaffRequest => ({
  requestId: `staff:${id}:${key}`,
  requestHash: createHash('sha256').update(JSON.stringify(asked)).digest('base64url'),
});

/** What was answered to this request before, if it was; or that its key came with something else. */
export async function answerTo<T extends object>(
  table: Table,
  { requestId, requestHash }: StaffRequest,
): Promise<{ readonly answered: T } | { readonly refused: 'request-reused' } | undefined> {
  const kept = await table.get<{ readonly requestHash: string; readonly answered: T }>(
    keys.requestKey(requestId),
  );
  if (kept === undefined) return undefined;
  return kept.requestHash === requestHash ? { answered: kept.answered } : { refused: 'request-reused' };
}

/** Keeps the answer, in the transaction of what is done; no name and no number belongs in it. */
export const answerWrite = <T extends object>(request: StaffRequest, answered: T, now: Date): Write => ({
  as: 'request',
  when: isAbsent,
  put: {
    ...keys.requestKey(request.requestId),
    requestHash: request.requestHash,
    answered,
    expiresAt: Math.floor(now.getTime() / 1000) + answerKept,
  },
});
