import type { Staff, TokenVerifier } from '#shared/staff/index.ts';
import { idempotencyKey, ifMatch, type Problem, problem, type Request } from '#shared/web/index.ts';

/** Who sent a request of the staff API. API Gateway has checked the token already; it is checked here again. */
export async function bearerOf({ headers }: Request, verify: TokenVerifier): Promise<Staff | Problem> {
  const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(headers.authorization ?? '') ?? [];
  const staff = token === undefined ? undefined : await verify(token);
  return staff ?? problem('unauthorized', 401, { headers: { 'www-authenticate': 'Bearer' } });
}

/** Who sent a write of the staff API, and under which key it is known when it comes again. */
export async function writerOf(
  request: Request,
  verify: TokenVerifier,
): Promise<{ readonly staff: Staff; readonly key: string } | Problem> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const key = idempotencyKey(request);
  return typeof key === 'object' ? key : { staff, key };
}

/** The same of a change, with the version that is meant. */
export async function changerOf(
  request: Request,
  verify: TokenVerifier,
): Promise<{ readonly staff: Staff; readonly key: string; readonly version: number } | Problem> {
  const writer = await writerOf(request, verify);
  if ('problem' in writer) return writer;
  const version = ifMatch(request);
  return typeof version === 'object' ? version : { ...writer, version };
}
