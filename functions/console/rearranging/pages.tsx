import { openUnderCodes } from '#shared/activities/index.ts';
import { steps } from '#shared/rearranging/index.ts';
import { calledBody, rearrangeBody } from '#shared/staff/index.ts';
import { checked, type Outcome, oneOf, type Problem, problem, seeOther } from '#shared/web/index.ts';
import type { consolePages } from '../declared-pages.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest, versionIn, versionRequest } from '../frame/form-request.ts';
import { type Asked, centreIn, pages } from '../frame/pages.ts';
import { draftOf, rearrangementFor, rearrangementsFor, stepOf } from './actions.ts';
import { callPlace, noteRearrangedCall, rearrangedCalls, settleRearrangedCalls } from './callbacks.ts';
import { RearrangedCallsPage } from './callbacks-page.tsx';
import { DraftPage } from './draft-page.tsx';
import { callsPathOf, codesIn, pathOf, wantedBy } from './form.ts';
import { RearrangementPage } from './rearrangement-page.tsx';

/** How many people to call the page of a rearrangement shows; the others are behind a link. */
const shownToCall = 20;

export const answers = pages<typeof consolePages.rearranging>({
  /** `?centre=&…`: the form, filled in from the query, and the latest rearrangements. */
  getRearrangements: (asked) => draftPage(asked, asked.request.query),

  /**
   * Writes a rearrangement down and leads to its page; changes no session. A code under which the centre has
   * nothing open is refused.
   */
  postRearrangement: async (asked) => {
    const { context, staff, fields } = asked;
    const centre = centreIn(asked, fields.get('centre'));
    const codes = codesIn(fields);
    const open = (await openUnderCodes(context.table, codes)).filter((each) => each.centre === centre);
    if (codes.some((code) => !open.some((each) => each.code === code)))
      return draftPage(
        asked,
        fields,
        problem('invalid-request', 400, { errors: [{ pointer: '/activityIds', reason: 'activityUnknown' }] }),
      );
    const ids = codes.length === 0 ? undefined : open.map(({ activityId }) => activityId);
    const body = checked(wantedBy(fields, centre, ids), rearrangeBody);
    if ('problem' in body) return draftPage(asked, fields, body);
    const once = formRequest(staff, fields, ['rearrange', body.value]);
    if (once === undefined) return problem('invalid-request', 400);
    const drafted = await draftOf(context, staff, body.value, once);
    if ('problem' in drafted) return draftPage(asked, fields, drafted);
    return seeOther(pathOf(drafted.rearrangementId));
  },

  /** One rearrangement, with the first of the people to call. */
  getRearrangement: (asked) => onePage(asked, asked.ids.rearrangementId),

  /** Takes a step with the version that the form showed; 404 without one. */
  postStep: async (asked) => {
    const { context, staff, fields, ids } = asked;
    const { rearrangementId } = ids;
    const step = oneOf(steps)(fields.get('step') ?? '');
    const version = versionIn(fields);
    if (step === undefined || version === undefined) return problem('not-found', 404);
    const once = versionRequest(staff, { id: rearrangementId, version }, [step]);
    const done = await stepOf(context, staff, step, { rearrangementId, version }, once);
    return 'problem' in done ? onePage(asked, rearrangementId, done) : seeOther(pathOf(rearrangementId));
  },

  /** `?after=`: the people to call, a page at a time. */
  getRearrangedCalls: async (asked) => {
    const { context, request, staff, ids } = asked;
    const from = request.query.get('after') ?? '';
    const place = callPlace(from);
    const [rearrangement, calls] = await Promise.all([
      rearrangementFor(context.table, staff, ids.rearrangementId),
      rearrangedCalls(context, staff, ids.rearrangementId, { after: place }),
    ]);
    if ('problem' in rearrangement) return rearrangement;
    if ('problem' in calls) return calls;
    const after = place === undefined ? undefined : from;
    return formAnswer(asked, RearrangedCallsPage, { rearrangement, calls, after });
  },

  /**
   * Notes that a person was called about all her sessions; with `step=settle` settles the whole list.
   */
  postRearrangedCall: async ({ context, staff, fields, ids }) => {
    const { rearrangementId } = ids;
    if (fields.get('step') === 'settle') {
      const settled = await settleRearrangedCalls(context, staff, rearrangementId);
      return 'problem' in settled ? settled : seeOther(callsPathOf(rearrangementId));
    }
    const wanted = checked({ personId: fields.get('personId') ?? '' }, calledBody);
    if ('problem' in wanted) return problem('not-found', 404);
    // A call noted before is no problem: the button was pressed twice.
    const noted = await noteRearrangedCall(context, staff, { rearrangementId, ...wanted.value });
    if ('problem' in noted) return noted;
    const after = fields.get('after') ?? '';
    const query = callPlace(after) === undefined ? '' : `?${new URLSearchParams({ after })}`;
    return seeOther(`${callsPathOf(rearrangementId)}${query}`);
  },
});

/** The form and the latest rearrangements, below the reason for a refusal. */
async function draftPage(asked: Asked, entered: URLSearchParams, told?: Problem): Promise<Outcome> {
  const { context, staff, centres } = asked;
  const centre = centreIn(asked, entered.get('centre'));
  const page = await rearrangementsFor(context.table, staff, centre);
  if ('problem' in page) return page;
  return formAnswer(asked, DraftPage, { centres, centre, entered, lately: page.items, problem: told });
}

/** One rearrangement, below the reason for a refusal. */
async function onePage(asked: Asked, rearrangementId: string, told?: Problem): Promise<Outcome> {
  const { context, staff } = asked;
  const rearrangement = await rearrangementFor(context.table, staff, rearrangementId);
  if ('problem' in rearrangement) return rearrangement;
  const found = await rearrangedCalls(context, staff, rearrangementId, { limit: shownToCall });
  const calls = 'problem' in found ? undefined : found;
  return formAnswer(asked, RearrangementPage, { rearrangement, calls, problem: told });
}
