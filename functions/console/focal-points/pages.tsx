import { centreIds } from '#events/index.ts';
import { focalPointsOf } from '#shared/people/index.ts';
import { focalPointBody } from '#shared/staff/index.ts';
import { asFor, checked, type Outcome, oneOf, type Problem, seeOther } from '#shared/web/index.ts';
import type { consolePages } from '../declared-pages.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { type Asked, centreIn, pages } from '../frame/pages.ts';
import { appoint, pageLength, release } from './actions.ts';
import { doneSteps, FocalPointsPage } from './list-page.tsx';

const path = '/console/focal-points';

export const answers = pages<typeof consolePages.focalPoints>({
  /** `?centre=&after=`: the focal points of a centre, with a form to add one. */
  getFocalPoints: (asked) => listPage(asked, asked.request.query.get('centre') ?? ''),

  /** Makes a phone a focal point of a centre; shows the form again if refused. */
  postAppoint: async (asked) => {
    const { context, settings, staff, fields } = asked;
    const centre = fields.get('centre') ?? '';
    const phone = (fields.get('phone') ?? '').slice(0, 64);
    const wanted = checked({ phone, centre }, focalPointBody);
    if ('problem' in wanted) return listPage(asked, centre, wanted, phone);
    const appointed = await appoint(context, staff, wanted.value, settings.allowedPrefixes);
    if ('problem' in appointed) return listPage(asked, centre, appointed, phone);
    return seeOther(`${path}?centre=${appointed.centre}&done=${appointed.isNew ? 'appointed' : 'known'}`);
  },

  /** Ends a focal point; one that has ended already is no problem: the button was pressed twice. */
  postRelease: async ({ context, request, staff, fields }) => {
    const { focalPointId = '' } = request.params;
    const told = await release(context, staff, focalPointId);
    if (told !== undefined && told.status !== 404) return told;
    const centre = oneOf(centreIds)(fields.get('centre') ?? '');
    return seeOther(`${path}?${new URLSearchParams({ ...(centre && { centre }), done: 'released' })}`);
  },
});

/** The focal points of a centre, below the reason for a refusal; `phone` fills the form again. */
async function listPage(asked: Asked, wantedCentre: string, told?: Problem, phone = ''): Promise<Outcome> {
  const { context, request, centres } = asked;
  const centre = centreIn(asked, wantedCentre);
  const after = /^[0-9a-f-]{36}$/.exec(request.query.get('after') ?? '')?.[0];
  const list = await focalPointsOf(context.table, centre, pageLength, after);
  const done = oneOf(doneSteps)(request.query.get('done') ?? '');
  const shown = { request: asFor(request, path), problem: told };
  return formAnswer(asked, FocalPointsPage, { ...shown, centres, centre, list, phone, done });
}
