import { digestOf, type SentRequest } from '#shared/table/index.ts';
import type { Staff } from './access.ts';

export { answerTo, answerWrite } from '#shared/table/index.ts';

/** Identifies a write by staff when it is sent again: the key, and a digest of what was asked. */
export type StaffRequest = SentRequest;

/** Names a request by the login and the key it sent; of `asked` only a digest is kept. */
export const staffRequest = ({ id }: Staff, key: string, asked: unknown): StaffRequest => ({
  requestId: `staff:${id}:${key}`,
  requestHash: digestOf(asked),
});
