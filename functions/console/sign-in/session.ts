import { timingSafeEqual } from 'node:crypto';
import { noteName, type SignedIn, type Staff, type TokenVerifier } from '#shared/staff/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { type Problem, problem, type Request, readForm, secureOver } from '#shared/web/index.ts';

const sessionName = 'session';
const formName = 'form';

const cookie = (request: Request, name: string, value: string, seconds: number): string =>
  `${name}=${value}; Path=/console; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secureOver(request)}`;

/** Who is signed in, by the access token the browser carries; no script can read it. */
export async function signedInBy({ cookies }: Request, verify: TokenVerifier): Promise<Staff | undefined> {
  const token = cookies.get(sessionName) || undefined;
  return token === undefined ? undefined : verify(token);
}

export const sessionCookie = (request: Request, { accessToken, expiresIn }: SignedIn): string =>
  cookie(request, sessionName, accessToken, expiresIn);

export const endSession = (request: Request): string => cookie(request, sessionName, '', 0);

/** The token that goes with a form and its cookie: another site can have a browser send one, not the other. */
export const formTokenCookie = (request: Request, token: string): string =>
  cookie(request, formName, token, 8 * 3600);

/** The token this browser has already, so that two open forms do not undo each other; else a new one. */
export const formTokenFor = (request: Request, context: Pick<Context, 'newSecret'>): string =>
  formTokenIn(request) ?? context.newSecret();

function formTokenIn({ cookies }: Request): string | undefined {
  const token = cookies.get(formName) ?? '';
  return /^[\w-]{22}$/.test(token) ? token : undefined;
}

/** The fields of a form that was sent from a page of ours, and of no other; `most` bytes where more is read than usual. */
export function ourForm(request: Request, most?: number): { readonly value: URLSearchParams } | Problem {
  const fields = readForm(request, most);
  return 'problem' in fields || isOurForm(request, fields.value) ? fields : problem('forbidden', 403);
}

/** Whether what was sent carries the token of a page of ours. */
export function isOurForm(request: Request, fields: URLSearchParams): boolean {
  const carried = Buffer.from(formTokenIn(request) ?? '');
  const sent = Buffer.from(fields.get('formToken') ?? '');
  return carried.length > 0 && carried.length === sent.length && timingSafeEqual(carried, sent);
}

/** Notes the name of whoever has just signed in: her colleagues read it beside what she does. */
export async function noteWhoSignedIn(
  table: Table,
  verify: TokenVerifier,
  { accessToken }: SignedIn,
  username: string,
): Promise<void> {
  const staff = await verify(accessToken);
  if (staff !== undefined) await noteName(table, staff.id, username);
}
