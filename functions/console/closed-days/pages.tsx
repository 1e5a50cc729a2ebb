import { daysAfter, localDate, type Run } from '#shared/language/index.ts';
import { closedDaysBody } from '#shared/staff/index.ts';
import { checked, type Outcome, oneOf, type Problem, problem, seeOther } from '#shared/web/index.ts';
import type { consolePages } from '../declared-pages.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest, versionIn } from '../frame/form-request.ts';
import { type Asked, centreIn, pages } from '../frame/pages.ts';
import { closedDaysFor, keepClosed, startsOnClosedDays } from './actions.ts';
import { pathOf, steps, wantedBy } from './form.ts';
import { ClosedDaysPage } from './list-page.tsx';

export const answers = pages<typeof consolePages.closedDays>({
  /** `?centre=`: the closed days of a centre, with forms that change them. */
  getClosedDays: (asked) => page(asked, asked.request.query.get('centre'), new URLSearchParams()),

  /** Takes a step with the version that the form showed; 404 without a step or version. */
  postClosedDays: async (asked) => {
    const { context, staff, fields } = asked;
    const centre = centreIn(asked, fields.get('centre'));
    const step = oneOf(steps)(fields.get('step') ?? '');
    const version = versionIn(fields);
    if (step === undefined || version === undefined) return problem('not-found', 404);
    const within = shownFrom(context.now());
    const now = await closedDaysFor(context.table, staff, centre, within);
    if ('problem' in now) return now;
    const body = checked(wantedBy(step, fields, now), closedDaysBody);
    if ('problem' in body) return page(asked, centre, fields, body);
    // By the form and its fields, not by the body: the body also holds the days that the centre keeps by then.
    const once = formRequest(staff, fields, ['closed days', centre, version, [...fields]]);
    if (once === undefined) return problem('invalid-request', 400);
    const kept = await keepClosed(context, staff, { centre, version }, body.value, within, once);
    if ('problem' in kept) return page(asked, centre, fields, kept);
    return seeOther(`${pathOf(centre)}&done=closedKept`);
  },
});

/** From a week ago, so that yesterday can still be put right, to a year and a quarter ahead. */
function shownFrom(now: Date): Run {
  const today = localDate(now.toISOString());
  return { first: daysAfter(today, -7), last: daysAfter(today, 456) };
}

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
  return formAnswer(asked, ClosedDaysPage, { centres, closedDays, fallen, entered, isDone, problem: told });
}
