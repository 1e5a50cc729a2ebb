import { readPeriod, readScope, type ScopeText } from '#api/staff/scopes.ts';
import { localMonth } from '#shared/language/index.ts';
import { countAccess, type Staff } from '#shared/staff/index.ts';
import { problem, seeOther } from '#shared/web/index.ts';
import type { consolePages } from '../declared-pages.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { pages } from '../frame/pages.ts';
import { countsFor } from '../numbers/actions.ts';
import { CountsPage } from '../numbers/page.tsx';
import { pageToGoOn, signInPage } from './page.tsx';
import { endSession, noteWhoSignedIn, sessionCookie, signedInBy } from './session.ts';

export const answers = pages<typeof consolePages.signIn>({
  /** The numbers; the sign-in page to someone who is not signed in. */
  getConsole: async (asked) => {
    const { context, settings, request } = asked;
    const staff = await signedInBy(request, settings.verify);
    if (staff === undefined) return signInPage(context, request);
    const scope = readScope(request.query.get('scope') ?? '') ?? firstScope(staff);
    const period = readPeriod(request.query.get('period') ?? 'all') ?? 'all';
    const counts = await countsFor(context.table, staff, scope, period);
    const months = lastMonths(context.now(), 12);
    return formAnswer(asked, CountsPage, { staff, scope, period, months, counts });
  },

  /** Signs someone in. */
  postSignIn: async ({ context, settings, request, fields }) => {
    const { signIn, verify } = settings;
    const username = (fields.get('username') ?? '').trim().slice(0, 128);
    const password = (fields.get('password') ?? '').slice(0, 256);
    const to = pageToGoOn(fields.get('to') ?? '');
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
  },

  /** Signs someone out. */
  postSignOut: ({ request }) => seeOther('/console', [endSession(request)]),
});

/** The scope shown by default: all centres if she may see them, else her own. */
function firstScope(staff: Staff): ScopeText {
  const [centre] = staff.centres;
  return centre === undefined || countAccess(staff, { of: 'all' }) !== 'none' ? 'all' : `centre:${centre}`;
}

/** The last months in Baghdad, this one first: `2026-11`. */
export function lastMonths(now: Date, count: number): readonly string[] {
  const [year = 0, month = 1] = localMonth(now.toISOString()).split('-').map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}
