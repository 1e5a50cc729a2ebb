import { type Problem, problem } from './problem.ts';
import type { Request } from './request.ts';
import { keyPattern } from './schema.ts';

/** The key that identifies a request when it is sent again. */
export function idempotencyKey({ headers }: Pick<Request, 'headers'>): string | Problem {
  const key = headers['idempotency-key'];
  if (key === undefined) return problem('idempotency-key-missing', 400);
  return keyPattern.test(key)
    ? key
    : problem('invalid-request', 400, { errors: [{ header: 'Idempotency-Key', reason: 'invalidChoice' }] });
}
