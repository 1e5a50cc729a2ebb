import * as z from 'zod/mini';
import { concernId } from '#api/staff/concerns.ts';
import { centreIds } from '#events/index.ts';
import { calledBody, concernCentres, seesConcernsOf, settleBody } from '#shared/staff/index.ts';
import { checked, cursorOf, languageOfPage, oneOf, problem, seeOther } from '#shared/web/index.ts';
import { centreIn, forStaff } from '../frame/for-staff.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { callsPathOf } from '../rearranging/form.ts';
import { ourForm } from '../sign-in/session.ts';
import { callsFor, noteCalled } from '../untold/session-callbacks.ts';
import { CallsPage } from '../untold/session-callbacks-page.tsx';
import { untoldList } from '../untold/untold.ts';
import { UntoldPage, untoldPath } from '../untold/untold-page.tsx';
import { concernList, settleFor } from './actions.ts';
import { ConcernsPage, callsPath, concernsPath, doneSteps } from './list-page.tsx';

const forConcerns = forStaff(concernCentres);

const place = cursorOf(z.object({ concernId, raisedAt: z.iso.datetime({ precision: 3 }) }));

/**
 * `GET /console/concerns?centre=&after=`: the open concerns of a centre; `all` shows administrators theirs.
 */
export const getConcerns = forConcerns(async ({ context, request, staff, centres }) => {
  const asked = oneOf([...centres, 'all'] as const)(request.query.get('centre') ?? '') ?? centres[0];
  const isAdministrator = seesConcernsOf(staff, 'all');
  const centre = asked === 'all' && !isAdministrator ? centres[0] : asked;
  const list = await concernList(context, centre, place(request.query.get('after') ?? ''));
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  const props = { request, centres, centre, isAdministrator, list, done };
  return formAnswer(context, request, 200, (marks) => <ConcernsPage {...props} {...marks} />);
});

/** `GET /console/untold?centre=&after=`: the people of a centre whom a text has not reached, to be called. */
export const getUntold = forConcerns(async ({ context, request, centres }) => {
  const centre = centreIn({ centres }, request.query.get('centre'));
  const after = place(request.query.get('after') ?? '');
  const list = await untoldList(context, centre, languageOfPage(request), after);
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  const props = { request, centres, centre, list, done };
  return formAnswer(context, request, 200, (marks) => <UntoldPage {...props} {...marks} />);
});

/**
 * `GET /console/concerns/{concernId}/calls`: the people to call; a rearrangement has its own list, led to
 * with 303.
 */
export const getCalls = forConcerns(async ({ context, request, staff }) => {
  const id = concernId.safeParse(request.params.concernId);
  const calls = id.success ? await callsFor(context.table, staff, id.data) : problem('not-found', 404);
  if ('problem' in calls) return calls;
  if (calls.rearrangementId !== null) return seeOther(callsPathOf(calls.rearrangementId));
  return formAnswer(context, request, 200, (marks) => <CallsPage {...{ request, calls }} {...marks} />);
});

/** `POST /console/concerns/{concernId}/calls`: notes that a person was called; 404 if the form names none. */
export const postCalled = forConcerns(async ({ context, request, staff }) => {
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const id = concernId.safeParse(request.params.concernId);
  const wanted = checked({ personId: fields.value.get('personId') ?? '' }, calledBody);
  if (!id.success || 'problem' in wanted) return problem('not-found', 404);
  // A call noted before is no problem: the button was pressed twice.
  const noted = await noteCalled(context, staff, { concernId: id.data, ...wanted.value });
  return 'problem' in noted ? noted : seeOther(callsPath(id.data));
});

const settled = z.extend(settleBody, { version: z.int().check(z.gte(1)) });

/**
 * `POST /console/concerns/{concernId}/settle`: settles a concern; one changed since shows the list as it
 * stands.
 */
export const postSettle = forConcerns(async ({ context, request, staff }) => {
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const id = concernId.safeParse(request.params.concernId);
  if (!id.success) return problem('not-found', 404);
  const outcome = fields.value.get('outcome') ?? '';
  const version = Number(fields.value.get('version') ?? '');
  const wanted = checked({ outcome, version }, settled);
  if ('problem' in wanted) return wanted;
  const told = await settleFor(context, staff, { concernId: id.data, ...wanted.value });
  // Someone else has seen to it, or the button was pressed twice: the list shows how it stands.
  if ('problem' in told && told.status !== 412) return told;
  const centre = oneOf([...centreIds, 'all'])(fields.value.get('centre') ?? '');
  const done = 'problem' in told ? 'changed' : 'settled';
  const path = fields.value.get('list') === 'untold' ? untoldPath : concernsPath;
  return seeOther(`${path}?${new URLSearchParams({ ...(centre && { centre }), done })}`);
});
