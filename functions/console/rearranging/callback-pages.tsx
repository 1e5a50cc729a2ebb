import * as z from 'zod/mini';
import { calledBody, concernCentres } from '#shared/staff/index.ts';
import { checked, type Outcome, problem, seeOther } from '#shared/web/index.ts';
import { forStaff } from '../frame/for-staff.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { ourForm } from '../sign-in/session.ts';
import { rearrangementFor } from './actions.ts';
import { callPlace, noteRearrangedCall, rearrangedCalls, settleRearrangedCalls } from './callbacks.ts';
import { RearrangedCallsPage } from './callbacks-page.tsx';
import { callsPathOf } from './form.ts';

const forCalls = forStaff(concernCentres);

/** `GET /console/rearrangements/{rearrangementId}/calls?after=`: the people to call, a page at a time. */
export const getRearrangedCalls = forCalls(async ({ context, request, staff }): Promise<Outcome> => {
  const id = z.uuidv7().safeParse(request.params.rearrangementId);
  if (!id.success) return problem('not-found', 404);
  const asked = request.query.get('after') ?? '';
  const place = callPlace(asked);
  const [rearrangement, calls] = await Promise.all([
    rearrangementFor(context.table, staff, id.data),
    rearrangedCalls(context, staff, id.data, { after: place }),
  ]);
  if ('problem' in rearrangement) return rearrangement;
  if ('problem' in calls) return calls;
  const props = { request, rearrangement, calls, after: place === undefined ? undefined : asked };
  return formAnswer(context, request, 200, (marks) => <RearrangedCallsPage {...props} {...marks} />);
});

/**
 * `POST /console/rearrangements/{rearrangementId}/calls`: notes that a person was called about all her
 * sessions; with `step=settle` settles the whole list.
 */
export const postRearrangedCall = forCalls(async ({ context, request, staff }): Promise<Outcome> => {
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const id = z.uuidv7().safeParse(request.params.rearrangementId);
  if (!id.success) return problem('not-found', 404);
  if (fields.value.get('step') === 'settle') {
    const settled = await settleRearrangedCalls(context, staff, id.data);
    return 'problem' in settled ? settled : seeOther(callsPathOf(id.data));
  }
  const wanted = checked({ personId: fields.value.get('personId') ?? '' }, calledBody);
  if ('problem' in wanted) return problem('not-found', 404);
  const which = { rearrangementId: id.data, ...wanted.value };
  // A call noted before is no problem: the button was pressed twice.
  const noted = await noteRearrangedCall(context, staff, which);
  if ('problem' in noted) return noted;
  const after = fields.value.get('after') ?? '';
  const query = callPlace(after) === undefined ? '' : `?${new URLSearchParams({ after })}`;
  return seeOther(`${callsPathOf(id.data)}${query}`);
});
