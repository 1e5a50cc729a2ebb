import { type Json, problemAnswer, ref } from './parts.ts';

export const busy = {
  ...problemAnswer('Busy: the same may be sent again.', 'busy'),
  headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
};
export const badQuery = problemAnswer('A parameter is not known or not allowed.', 'invalid-request');
export const badBody = {
  '413': problemAnswer('The body is larger than 16 KB.', 'too-large'),
  '415': problemAnswer('The body is not JSON in UTF-8.', 'unsupported-media-type'),
};
export const jsonBody = (schema: string, example: unknown): Json => ({
  required: true,
  content: { 'application/json': { schema: ref(schema), example } },
});

/** What a call of staff needs, and what it is answered without. */
export const staffOnly = [{ staff: [] }];
export const noToken = problemAnswer('No valid token.', 'unauthorized');
export const notForThisLogin = problemAnswer('Not for this login.', 'forbidden');
export const keyReused = problemAnswer(
  'The key came before, with another request.',
  'idempotency-key-reused',
);
