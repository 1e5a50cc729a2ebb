import * as z from 'zod/mini';
import { openUnderCodes } from '#shared/activities/index.ts';
import { steps } from '#shared/rearranging/index.ts';
import { rearrangeBody, timetableCentres } from '#shared/staff/index.ts';
import { checked, type Outcome, oneOf, type Problem, problem, seeOther } from '#shared/web/index.ts';
import { type Asked, centreIn, forStaff } from '../frame/for-staff.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest, versionRequest } from '../frame/form-request.ts';
import { ourForm } from '../sign-in/session.ts';
import { draftOf, rearrangementFor, rearrangementsFor, stepOf } from './actions.ts';
import { rearrangedCalls } from './callbacks.ts';
import { DraftPage } from './draft-page.tsx';
import { codesIn, pathOf, wantedBy } from './form.ts';
import { RearrangementPage } from './rearrangement-page.tsx';

export { getRearrangedCalls, postRearrangedCall } from './callback-pages.tsx';

const forTimetables = forStaff(timetableCentres);

/**
 * `GET /console/rearrangements?centre=&…`: the form, filled in from the query, and the latest rearrangements.
 */
export const getRearrangements = forTimetables((asked) => draftPage(asked, asked.request.query));

/** The form and the latest rearrangements, below the reason for a refusal. */
async function draftPage(asked: Asked, entered: URLSearchParams, told?: Problem): Promise<Outcome> {
  const { context, request, staff, centres } = asked;
  const centre = centreIn(asked, entered.get('centre'));
  const page = await rearrangementsFor(context.table, staff, centre);
  if ('problem' in page) return page;
  const props = { request, centres, centre, entered, lately: page.items, problem: told };
  return formAnswer(context, request, told?.status ?? 200, (marks) => <DraftPage {...props} {...marks} />);
}

/**
 * `POST /console/rearrangements`: writes a rearrangement down and leads to its page; changes no session. A
 * code under which the centre has nothing open is refused.
 */
export const postRearrangement = forTimetables(async (asked) => {
  const { context, request, staff } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const entered = fields.value;
  const centre = centreIn(asked, entered.get('centre'));
  const codes = codesIn(entered);
  const open = (await openUnderCodes(context.table, codes)).filter((each) => each.centre === centre);
  if (codes.some((code) => !open.some((each) => each.code === code)))
    return draftPage(
      asked,
      entered,
      problem('invalid-request', 400, { errors: [{ pointer: '/activityIds', reason: 'activityUnknown' }] }),
    );
  const ids = codes.length === 0 ? undefined : open.map(({ activityId }) => activityId);
  const body = checked(wantedBy(entered, centre, ids), rearrangeBody);
  if ('problem' in body) return draftPage(asked, entered, body);
  const once = formRequest(staff, entered, ['rearrange', body.value]);
  if (once === undefined) return problem('invalid-request', 400);
  const drafted = await draftOf(context, staff, body.value, once);
  if ('problem' in drafted) return draftPage(asked, entered, drafted);
  return seeOther(pathOf(drafted.rearrangementId));
});

/**
 * `GET /console/rearrangements/{rearrangementId}`: one rearrangement, with the first of the people to call.
 */
export const getRearrangement = forTimetables((asked) => onePage(asked));

/** How many people to call the page of a rearrangement shows; the others are behind a link. */
const shownToCall = 20;

/** One rearrangement, below the reason for a refusal. */
async function onePage({ context, request, staff }: Asked, told?: Problem): Promise<Outcome> {
  const id = z.uuidv7().safeParse(request.params.rearrangementId);
  if (!id.success) return problem('not-found', 404);
  const rearrangement = await rearrangementFor(context.table, staff, id.data);
  if ('problem' in rearrangement) return rearrangement;
  const found = await rearrangedCalls(context, staff, id.data, { limit: shownToCall });
  const calls = 'problem' in found ? undefined : found;
  const props = { request, rearrangement, calls, problem: told };
  return formAnswer(context, request, told?.status ?? 200, (marks) => (
    <RearrangementPage {...props} {...marks} />
  ));
}

/** `POST /console/rearrangements/{rearrangementId}`: takes a step with the version that the form showed. */
export const postStep = forTimetables(async (asked) => {
  const { context, request, staff } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const id = z.uuidv7().safeParse(request.params.rearrangementId);
  const step = oneOf(steps)(fields.value.get('step') ?? '');
  const version = Number(fields.value.get('version') || 'none');
  if (!id.success || step === undefined || !Number.isSafeInteger(version)) return problem('not-found', 404);
  const once = versionRequest(staff, { id: id.data, version }, [step]);
  const done = await stepOf(context, staff, step, { rearrangementId: id.data, version }, once);
  return 'problem' in done ? onePage(asked, done) : seeOther(pathOf(id.data));
});
