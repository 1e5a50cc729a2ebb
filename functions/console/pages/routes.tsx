import { localMonth } from '../../../shared/language/index.ts';
import type { SignIn, TokenVerifier } from '../../../shared/staff/index.ts';
import type { Context } from '../../../shared/table/index.ts';
import {
  type Outcome,
  type Problem,
  problem,
  type Request,
  type Route,
  readForm,
  seeOther,
} from '../../../shared/web/index.ts';
import { countsFor, readPeriod, readScope } from '../counts.ts';
import { endSession, formTokenCookie, formTokenIn, isOurForm, sessionCookie, sessionIn } from '../session.ts';
import { consoleAnswer } from './console-page.tsx';
import { CountsPage } from './counts-page.tsx';
import { SignInPage } from './sign-in-page.tsx';

/** The pages of staff: sign in, the numbers, sign out. */
export const consoleRoutes = (context: Context, signIn: SignIn, verify: TokenVerifier): readonly Route[] => [
  { method: 'GET', path: '/console', answer: (request) => consolePage(context, verify, request) },
  { method: 'POST', path: '/console/sign-in', answer: (request) => postSignIn(context, signIn, request) },
  { method: 'POST', path: '/console/sign-out', answer: postSignOut },
];

async function consolePage(context: Context, verify: TokenVerifier, request: Request): Promise<Outcome> {
  const session = sessionIn(request);
  const staff = session === undefined ? undefined : await verify(session);
  if (staff === undefined) return signInPage(context, request, 200, '');
  const scope = readScope(request.query.get('scope') ?? 'all') ?? 'all';
  const period = readPeriod(request.query.get('period') ?? 'all') ?? 'all';
  const counts = await countsFor(context.table, staff, scope, period);
  const formToken = formTokenIn(request) ?? context.newSecret();
  const props = { request, formToken, scope, period, months: lastMonths(context.now(), 12), counts };
  return consoleAnswer(200, <CountsPage {...props} />, [formTokenCookie(request, formToken)]);
}

function signInPage(
  context: Context,
  request: Request,
  status: number,
  username: string,
  told?: Problem,
): Outcome {
  const formToken = formTokenIn(request) ?? context.newSecret();
  const props = { request, formToken, username, problem: told };
  return consoleAnswer(status, <SignInPage {...props} />, [formTokenCookie(request, formToken)]);
}

async function postSignIn(context: Context, signIn: SignIn, request: Request): Promise<Outcome> {
  const fields = readForm(request);
  if ('problem' in fields) return fields;
  if (!isOurForm(request, fields.value)) return problem('forbidden', 403);
  const username = (fields.value.get('username') ?? '').trim().slice(0, 128);
  const password = (fields.value.get('password') ?? '').slice(0, 256);
  const outcome =
    username === '' || password === ''
      ? ({ refused: 'sign-in-failed' } as const)
      : await signIn(username, password);
  if (!('refused' in outcome)) return seeOther('/console', [sessionCookie(request, outcome)]);
  const status = outcome.refused === 'sign-in-failed' ? 401 : 409;
  return signInPage(context, request, status, username, problem(outcome.refused, status));
}

function postSignOut(request: Request): Outcome {
  const fields = readForm(request);
  if ('problem' in fields) return fields;
  if (!isOurForm(request, fields.value)) return problem('forbidden', 403);
  return seeOther('/console', [endSession(request)]);
}

/** The last months in Baghdad, this one first: `2026-11`. */
export function lastMonths(now: Date, count: number): readonly string[] {
  const [year = 0, month = 1] = localMonth(now.toISOString()).split('-').map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}
