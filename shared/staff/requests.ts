import { digestOf, type SentRequest } from '#shared/table/index.ts';
import type { Staff } from './access.ts';

export { answerTo, answerWrite } from '#shared/table/index.ts';

/** A write of the staff API as it is known when it is sent again: one's own key, and a digest of what it asked. */
export type StaffRequest = SentRequest;

export const staffRequest = ({ id }: Staff, key: string, asked: unknown): StaffRequest => ({
  requestId: `staff:${id}:${key}`,
  requestHash: digestOf(asked),
});
