import type { Context } from '#shared/table/index.ts';
import { type Answer, type Problem, type Request, type Route, stylesheetRoute } from '#shared/web/index.ts';
import type { SiteSettings } from './settings.ts';

const activity = '/activities/{code}';
const registration = '/registrations/{token}';

const pages = [
  ['GET', '/', 'listPage'],
  ['GET', activity, 'activityPage'],
  ['GET', `${activity}/register`, 'formPage'],
  ['POST', `${activity}/register`, 'postForm'],
  ['GET', registration, 'registrationPage'],
  ['GET', `${registration}/cancel`, 'cancelPage'],
  ['POST', `${registration}/cancel`, 'postCancel'],
  ['POST', `${registration}/accept`, 'postAccept'],
  ['POST', `${registration}/decline`, 'postDecline'],
] as const satisfies readonly (readonly [
  Route['method'],
  string,
  Exclude<keyof typeof import('./pages/index.ts'), 'problemPage'>,
])[];

/**
 * Every page a participant sees, loaded with the first request for one: the API needs none. No page needs a script; what
 * changes something is a form that is posted.
 */
export const pageRoutes = (context: Context, settings: SiteSettings): readonly Route[] => [
  stylesheetRoute,
  ...pages.map(
    ([method, path, name]): Route => ({
      method,
      path,
      answer: async (request) => (await import('./pages/index.ts'))[name]({ context, settings }, request),
    }),
  ),
];

/** A problem as a page. */
export const problemPage = async (told: Problem, request: Request): Promise<Answer> =>
  (await import('./pages/index.ts')).problemPage(told, request);
