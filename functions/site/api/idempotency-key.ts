import { type Problem, problem, type Request } from '../../../shared/web/index.ts';
import { keyPattern } from './schema.ts';

/** The key a request is known by when it is sent again. */
export function idempotencyKey({ headers }: Request): string | Problem {
  const key = headers['idempotency-key'];
  if (key === undefined) return problem('idempotency-key-missing', 400);
  return keyPattern.test(key)
    ? key
    : problem('invalid-request', 400, { errors: [{ header: 'Idempotency-Key', reason: 'invalidChoice' }] });
}
