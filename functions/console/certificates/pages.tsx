import { languages } from '#events/index.ts';
import { isOver } from '#shared/activities/index.ts';
import { completedActivityOf } from '#shared/certificates/index.ts';
import { concernCentres } from '#shared/staff/index.ts';
import { certificateSheet, type Outcome, oneOf, type Problem, problem, seeOther } from '#shared/web/index.ts';
import { concludeFor } from '../attendance/conclude.ts';
import type { consolePages } from '../declared-pages.ts';
import { consoleAnswer } from '../frame/console-page.tsx';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest, versionRequest } from '../frame/form-request.ts';
import { type Asked, pages } from '../frame/pages.ts';
import { certifiedActivity, completersPage, handOverFor } from './actions.ts';
import { CertificatesPage, certificatesPath, doneSteps } from './list-page.tsx';
import { PrintPage } from './print-page.tsx';

export const answers = pages<typeof consolePages.certificates>({
  /** `?after=`: the people who completed an activity, with their certificates to hand out. */
  getCertificates: (asked) => certificatesPage(asked, asked.ids.activityId),

  /** Decides now who has completed the activity, so that certificates can be handed out on the last day. */
  postConclude: async (asked) => {
    const { context, staff, fields, ids } = asked;
    const once = formRequest(staff, fields, ['conclude', ids.activityId]);
    if (once === undefined) return problem('invalid-request', 400);
    const concluded = await concludeFor(context, staff, ids.activityId, once);
    return 'problem' in concluded
      ? certificatesPage(asked, ids.activityId, concluded)
      : seeOther(`${certificatesPath(ids.activityId)}?done=concluded`);
  },

  /**
   * The sheets to print, of one person or of a page of the list; each in her own language, or in that of
   * `in`.
   */
  getPrint: async (asked) => {
    const { context, request, staff, ids } = asked;
    const activity = await certifiedActivity(context.table, staff, ids.activityId);
    if ('problem' in activity) return activity;
    const { activityId } = activity;
    const [completed, { items }] = await Promise.all([
      completedActivityOf(context.table, activityId),
      completersPage(context.table, activityId, afterIn(request.query)),
    ]);
    const wanted = request.query.get('person');
    const people = items.filter(({ personId }) => wanted === null || personId === wanted);
    if (completed === undefined || people.length === 0) return problem('not-found', 404);
    const language = oneOf(languages)(request.query.get('in') ?? '');
    const sheets = await Promise.all(
      people.map(({ name, certificate, language: hers }) =>
        certificateSheet({ ...completed, name, certificate, language: language ?? hers }, request.siteUrl),
      ),
    );
    return consoleAnswer(200, <PrintPage {...{ request, activity, sheets, language }} />);
  },

  /** Notes that the paper was handed over; done twice, noted once. */
  postHandOver: async ({ context, request, staff, fields }) => {
    const { certificate = '' } = request.params;
    // By the certificate, not by the form: the page has a form for each, and each is noted once.
    const once = versionRequest(staff, { id: certificate, version: 1 }, ['hand over']);
    const done = await handOverFor(context, staff, certificate, once);
    if ('problem' in done) return done;
    const after = afterIn(fields);
    const query = new URLSearchParams({ ...(after && { after }), done: 'handed-over' });
    return seeOther(`${certificatesPath(done.activityId)}?${query}`);
  },
});

/** The person after whom a page of the list begins. */
const afterIn = (given: URLSearchParams): string | undefined =>
  /^[0-9a-f-]{36}$/.exec(given.get('after') ?? '')?.[0];

/** The list of certificates, below the reason for a refusal. */
async function certificatesPage(asked: Asked, activityId: string, told?: Problem): Promise<Outcome> {
  const { context, request, staff } = asked;
  const activity = await certifiedActivity(context.table, staff, activityId);
  if ('problem' in activity) return activity;
  const after = afterIn(request.query);
  const list = await completersPage(context.table, activity.activityId, after);
  const mayConclude = isOver(activity, context.now()) && concernCentres(staff).includes(activity.centre);
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  return formAnswer(asked, CertificatesPage, {
    ...{ activity, ...list, after, mayConclude, done, problem: told },
  });
}
