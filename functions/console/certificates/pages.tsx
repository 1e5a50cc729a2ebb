import * as z from 'zod/mini';
import { languages } from '#events/index.ts';
import { isOver } from '#shared/activities/index.ts';
import { completedActivityOf } from '#shared/certificates/index.ts';
import { attendanceCentres, concernCentres } from '#shared/staff/index.ts';
import { certificateSheet, type Outcome, oneOf, type Problem, problem, seeOther } from '#shared/web/index.ts';
import { concludeFor } from '../attendance/conclude.ts';
import { consoleAnswer } from '../frame/console-page.tsx';
import { type Asked, forStaff } from '../frame/for-staff.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest, versionRequest } from '../frame/form-request.ts';
import { ourForm } from '../sign-in/session.ts';
import { certifiedActivity, completersPage, handOverFor } from './actions.ts';
import { CertificatesPage, certificatesPath, doneSteps } from './list-page.tsx';
import { PrintPage } from './print-page.tsx';

const forCertificates = forStaff(attendanceCentres);

const afterIn = ({ request }: Asked): string | undefined =>
  /^[0-9a-f-]{36}$/.exec(request.query.get('after') ?? '')?.[0];

/** `GET …/certificates?after=`: the people who completed an activity, with their certificates to hand out. */
export const getCertificates = forCertificates((asked) => certificatesPage(asked));

/** The list of certificates, below the reason for a refusal. */
async function certificatesPage(asked: Asked, told?: Problem): Promise<Outcome> {
  const { context, request, staff } = asked;
  const activity = await certifiedActivity(context.table, staff, request.params.activityId ?? '');
  if ('problem' in activity) return activity;
  const list = await completersPage(context.table, activity.activityId, afterIn(asked));
  const mayConclude = isOver(activity, context.now()) && concernCentres(staff).includes(activity.centre);
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  const shown = { activity, ...list, after: afterIn(asked), mayConclude, done, problem: told };
  return formAnswer(context, request, told?.status ?? 200, (marks) => (
    <CertificatesPage request={request} {...shown} {...marks} />
  ));
}

/** Decides now who has completed the activity, so that certificates can be handed out on the last day. */
export const postConclude = forCertificates(async (asked): Promise<Outcome> => {
  const { context, request, staff } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const activityId = z.uuidv7().safeParse(request.params.activityId);
  if (!activityId.success) return problem('not-found', 404);
  const once = formRequest(staff, fields.value, ['conclude', activityId.data]);
  if (once === undefined) return problem('invalid-request', 400);
  const concluded = await concludeFor(context, staff, activityId.data, once);
  return 'problem' in concluded
    ? certificatesPage(asked, concluded)
    : seeOther(`${certificatesPath(activityId.data)}?done=concluded`);
});

/**
 * The sheets to print, of one person or of a page of the list; each in her own language, or in that of `in`.
 */
export const getPrint = forCertificates(async (asked): Promise<Outcome> => {
  const { context, request, staff } = asked;
  const activity = await certifiedActivity(context.table, staff, request.params.activityId ?? '');
  if ('problem' in activity) return activity;
  const { activityId } = activity;
  const [completed, { items }] = await Promise.all([
    completedActivityOf(context.table, activityId),
    completersPage(context.table, activityId, afterIn(asked)),
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
});

/**
 * `POST /console/certificates/{certificate}/hand-over`: notes that the paper was handed over; done twice,
 * noted once.
 */
export const postHandOver = forCertificates(async (asked): Promise<Outcome> => {
  const { context, request, staff } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const { certificate = '' } = request.params;
  // By the certificate, not by the form: the page has a form for each, and each is noted once.
  const once = versionRequest(staff, { id: certificate, version: 1 }, ['hand over']);
  const done = await handOverFor(context, staff, certificate, once);
  if ('problem' in done) return done;
  const after = /^[0-9a-f-]{36}$/.exec(fields.value.get('after') ?? '')?.[0];
  const query = new URLSearchParams({ ...(after && { after }), done: 'handed-over' });
  return seeOther(`${certificatesPath(done.activityId)}?${query}`);
});
