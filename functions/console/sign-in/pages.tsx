import { readPeriod, readScope, type ScopeText } from '#api/staff/scopes.ts';
import { localMonth } from '#shared/language/index.ts';
import { countAccess, type Staff } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Outcome, problem, type Request, seeOther } from '#shared/web/index.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { countsFor } from '../numbers/actions.ts';
import { CountsPage } from '../numbers/page.tsx';
import type { ConsoleSettings } from '../settings.ts';
import { pageToGoOn, signInPage } from './page.tsx';
import { endSession, noteWhoSignedIn, ourForm, sessionCookie, signedInBy } from './session.ts';

/** The numbers; the sign-in page to someone who is not signed in. */
export async function getConsole(
  context: Context,
  { verify }: ConsoleSettings,
  request: Request,
): Promise<Outcome> {
  const staff = await signedInBy(request, verify);
  if (staff === undefined) return signInPage(context, request);
  const scope = readScope(request.query.get('scope') ?? '') ?? firstScope(staff);
  const period = readPeriod(request.query.get('period') ?? 'all') ?? 'all';
  const counts = await countsFor(context.table, staff, scope, period);
  const months = lastMonths(context.now(), 12);
  const props = { request, staff, scope, period, months, counts };
  return formAnswer(context, request, 200, (marks) => <CountsPage {...props} {...marks} />);
}

/** The scope shown by default: all centres if she may see them, else her own. */
function firstScope(staff: Staff): ScopeText {
  const [centre] = staff.centres;
  return centre === undefined || countAccess(staff, { of: 'all' }) !== 'none' ? 'all' : `centre:${centre}`;
}

/** Signs someone in. */
export async function postSignIn(
  context: Context,
  { signIn, verify }: ConsoleSettings,
  request: Request,
): Promise<Outcome> {
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const username = (fields.value.get('username') ?? '').trim().slice(0, 128);
  const password = (fields.value.get('password') ?? '').slice(0, 256);
  const to = pageToGoOn(fields.value.get('to') ?? '');
  const outcome =
    username === '' || password === ''
      ? ({ refused: 'sign-in-failed' } as const)
      : await signIn(username, password);
  if (!('refused' in outcome)) {
    await noteWhoSignedIn(context.table, verify, outcome, username);
    return seeOther(to, [sessionCookie(request, outcome)]);
  }
  const status = outcome.refused === 'sign-in-failed' ? 401 : 409;
  return signInPage(context, request, status, username, problem(outcome.refused, status), to);
}

/** Signs someone out. */
export async function postSignOut(
  _context: Context,
  _settings: ConsoleSettings,
  request: Request,
): Promise<Outcome> {
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  return seeOther('/console', [endSession(request)]);
}

/** The last months in Baghdad, this one first: `2026-11`. */
export function lastMonths(now: Date, count: number): readonly string[] {
  const [year = 0, month = 1] = localMonth(now.toISOString()).split('-').map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}
