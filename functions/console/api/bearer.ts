import type { Staff, TokenVerifier } from '../../../shared/staff/index.ts';
import { type Problem, problem, type Request } from '../../../shared/web/index.ts';

/** Who sent a request of the staff API. API Gateway has checked the token already; it is checked here again. */
export async function bearerOf({ headers }: Request, verify: TokenVerifier): Promise<Staff | Problem> {
  const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(headers.authorization ?? '') ?? [];
  const staff = token === undefined ? undefined : await verify(token);
  return staff ?? problem('unauthorized', 401, { headers: { 'www-authenticate': 'Bearer' } });
}
