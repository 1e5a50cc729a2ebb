import { centreIds } from '#events/index.ts';
import { focalPointsOf } from '#shared/people/index.ts';
import { focalPointBody, focalPointCentres } from '#shared/staff/index.ts';
import { asFor, checked, type Outcome, oneOf, type Problem, seeOther } from '#shared/web/index.ts';
import { type Asked, centreIn, forStaff } from '../frame/for-staff.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { ourForm } from '../sign-in/session.ts';
import { appoint, pageLength, release } from './actions.ts';
import { doneSteps, FocalPointsPage } from './list-page.tsx';

const path = '/console/focal-points';

const forFocalPoints = forStaff(focalPointCentres);

/** `GET /console/focal-points?centre=&after=`: the focal points of a centre, with a form to add one. */
export const getFocalPoints = forFocalPoints((asked) => page(asked, asked.request.query.get('centre') ?? ''));

/** The focal points of a centre, below the reason for a refusal; `phone` fills the form again. */
async function page(
  { context, request, centres }: Asked,
  wantedCentre: string,
  told?: Problem,
  phone = '',
): Promise<Outcome> {
  const centre = centreIn({ centres }, wantedCentre);
  const after = /^[0-9a-f-]{36}$/.exec(request.query.get('after') ?? '')?.[0];
  const list = await focalPointsOf(context.table, centre, pageLength, after);
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  const props = {
    request: asFor(request, path),
    centres,
    centre,
    list,
    phone,
    done,
    problem: told,
  };
  const status = told?.status ?? 200;
  return formAnswer(context, request, status, (marks) => <FocalPointsPage {...props} {...marks} />);
}

/** `POST /console/focal-points`: makes a phone a focal point of a centre; shows the form again if refused. */
export const postAppoint = forFocalPoints(async (asked) => {
  const { context, settings, request, staff } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const centre = fields.value.get('centre') ?? '';
  const phone = (fields.value.get('phone') ?? '').slice(0, 64);
  const wanted = checked({ phone, centre }, focalPointBody);
  if ('problem' in wanted) return page(asked, centre, wanted, phone);
  const appointed = await appoint(context, staff, wanted.value, settings.allowedPrefixes);
  if ('problem' in appointed) return page(asked, centre, appointed, phone);
  return seeOther(`${path}?centre=${appointed.centre}&done=${appointed.isNew ? 'appointed' : 'known'}`);
});

/**
 * `POST /console/focal-points/{focalPointId}/release`: ends a focal point; one ended before is no problem.
 */
export const postRelease = forFocalPoints(async (asked) => {
  const { context, request, staff } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const { focalPointId = '' } = request.params;
  const told = await release(context, staff, focalPointId);
  // A focal point that has ended already is no problem: the button was pressed twice.
  if (told !== undefined && told.status !== 404) return told;
  const centre = oneOf(centreIds)(fields.value.get('centre') ?? '');
  return seeOther(`${path}?${new URLSearchParams({ ...(centre && { centre }), done: 'released' })}`);
});
