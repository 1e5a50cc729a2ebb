import { daysAfter, localDate, type Run } from '#shared/language/index.ts';
import { closedDaysBody, timetableCentres } from '#shared/staff/index.ts';
import { checked, type Outcome, oneOf, type Problem, problem, seeOther } from '#shared/web/index.ts';
import { type Asked, centreIn, forStaff } from '../frame/for-staff.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest } from '../frame/form-request.ts';
import { ourForm } from '../sign-in/session.ts';
import { closedDaysFor, keepClosed, startsOnClosedDays } from './actions.ts';
import { pathOf, steps, wantedBy } from './form.ts';
import { ClosedDaysPage } from './list-page.tsx';

const forTimetables = forStaff(timetableCentres);

/** From a week ago, so that yesterday can still be put right, to a year and a quarter ahead. */
function shownFrom(now: Date): Run {
  const today = localDate(now.toISOString());
  return { first: daysAfter(today, -7), last: daysAfter(today, 456) };
}

/** `GET /console/closed-days?centre=`: the closed days of a centre, with forms that change them. */
export const getClosedDays = forTimetables((asked) =>
  page(asked, asked.request.query.get('centre'), new URLSearchParams()),
);

/** The closed days of a centre, below the reason for a refusal. */
async function page(
  asked: Asked,
  wantedCentre: string | null,
  entered: URLSearchParams,
  told?: Problem,
): Promise<Outcome> {
  const { context, request, staff, centres } = asked;
  const centre = centreIn(asked, wantedCentre);
  const within = shownFrom(context.now());
  const closedDays = await closedDaysFor(context.table, staff, centre, within);
  if ('problem' in closedDays) return closedDays;
  const fallen = await startsOnClosedDays(context, closedDays, within.last);
  const isDone = request.query.get('done') === 'closedKept';
  const props = { request, centres, closedDays, fallen, entered, isDone, problem: told };
  return formAnswer(context, request, told?.status ?? 200, (marks) => (
    <ClosedDaysPage {...props} {...marks} />
  ));
}

/**
 * `POST /console/closed-days`: takes a step with the version that the form showed; 404 without a step or
 * version.
 */
export const postClosedDays = forTimetables(async (asked) => {
  const { context, request, staff } = asked;
  const fields = ourForm(request);
  if ('problem' in fields) return fields;
  const entered = fields.value;
  const centre = centreIn(asked, entered.get('centre'));
  const step = oneOf(steps)(entered.get('step') ?? '');
  const version = Number(entered.get('version') || 'none');
  if (step === undefined || !Number.isSafeInteger(version)) return problem('not-found', 404);
  const within = shownFrom(context.now());
  const now = await closedDaysFor(context.table, staff, centre, within);
  if ('problem' in now) return now;
  const body = checked(wantedBy(step, entered, now), closedDaysBody);
  if ('problem' in body) return page(asked, centre, entered, body);
  // By the form and its fields, not by the body: the body also holds the days that the centre keeps by then.
  const once = formRequest(staff, entered, ['closed days', centre, version, [...entered]]);
  if (once === undefined) return problem('invalid-request', 400);
  const kept = await keepClosed(context, staff, { centre, version }, body.value, within, once);
  if ('problem' in kept) return page(asked, centre, entered, kept);
  return seeOther(`${pathOf(centre)}&done=closedKept`);
});
