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

/** The `set-cookie` that keeps an access token until it expires; scripts cannot read it. */
export const sessionCookie = (request: Request, { accessToken, expiresIn }: SignedIn): string =>
  cookie(request, sessionName, accessToken, expiresIn);

/** The `set-cookie` that signs a browser out. */
export const endSession = (request: Request): string => cookie(request, sessionName, '', 0);

/**
 * The cookie that must match the token in a form: another site can make a browser send the cookie, not the
 * token.
 */
export const formTokenCookie = (request: Request, token: string): string =>
  cookie(request, formName, token, 8 * 3600);

/** The form token that this browser has, so that two open forms both stay valid; else a new one. */
export const formTokenFor = (request: Request, context: Pick<Context, 'newSecret'>): string =>
  formTokenIn(request) ?? context.newSecret();

function formTokenIn({ cookies }: Request): string | undefined {
  const token = cookies.get(formName) ?? '';
  return /^[\w-]{22}$/.test(token) ? token : undefined;
}

/**
 * The fields of a form sent from our pages; 403 from any other. `most`: bytes accepted, where more than
 * usual.
 */
export function ourForm(request: Request, most?: number): { readonly value: URLSearchParams } | Problem {
  const fields = readForm(request, most);
  return 'problem' in fields || isOurForm(request, fields.value) ? fields : problem('forbidden', 403);
}

/** Whether the fields carry the form token of this browser. */
export function isOurForm(request: Request, fields: URLSearchParams): boolean {
  const carried = Buffer.from(formTokenIn(request) ?? '');
  const sent = Buffer.from(fields.get('formToken') ?? '');
  return carried.length > 0 && carried.length === sent.length && timingSafeEqual(carried, sent);
}

/** Notes the name of someone who has just signed in: colleagues read it beside her acts. */
export async function noteWhoSignedIn(
  table: Table,
  verify: TokenVerifier,
  { accessToken }: SignedIn,
  username: string,
): Promise<void> {
  const staff = await verify(accessToken);
  if (staff !== undefined) await noteName(table, staff.id, username);
}
