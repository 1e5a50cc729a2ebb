import * as z from 'zod/mini';
import { concernId } from '#api/staff/concerns.ts';
import { centreIds } from '#events/index.ts';
import { calledBody, seesConcernsOf, settleBody } from '#shared/staff/index.ts';
import { checked, cursorOf, languageOfPage, oneOf, problem, seeOther } from '#shared/web/index.ts';
import type { consolePages } from '../declared-pages.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { centreIn, pages } from '../frame/pages.ts';
import { callsPathOf } from '../rearranging/form.ts';
import { callsFor, noteCalled } from '../untold/session-callbacks.ts';
import { CallsPage } from '../untold/session-callbacks-page.tsx';
import { untoldList } from '../untold/untold.ts';
import { UntoldPage, untoldPath } from '../untold/untold-page.tsx';
import { concernList, settleFor } from './actions.ts';
import { ConcernsPage, callsPath, concernsPath, doneSteps } from './list-page.tsx';

const place = cursorOf(z.object({ concernId, raisedAt: z.iso.datetime({ precision: 3 }) }));
const settled = z.extend(settleBody, { version: z.int().check(z.gte(1)) });

export const answers = pages<typeof consolePages.concerns>({
  /** `?centre=&after=`: the open concerns of a centre; `all` shows administrators theirs. */
  getConcerns: async (asked) => {
    const { context, request, staff, centres } = asked;
    const wanted = oneOf([...centres, 'all'] as const)(request.query.get('centre') ?? '') ?? centres[0];
    const isAdministrator = seesConcernsOf(staff, 'all');
    const centre = wanted === 'all' && !isAdministrator ? centres[0] : wanted;
    const list = await concernList(context, centre, place(request.query.get('after') ?? ''));
    const done = oneOf(doneSteps)(request.query.get('done') ?? '');
    return formAnswer(asked, ConcernsPage, { centres, centre, isAdministrator, list, done });
  },

  /** `?centre=&after=`: the people of a centre whom a text has not reached, to be called. */
  getUntold: async (asked) => {
    const { context, request, centres } = asked;
    const centre = centreIn(asked, request.query.get('centre'));
    const after = place(request.query.get('after') ?? '');
    const list = await untoldList(context, centre, languageOfPage(request), after);
    const done = oneOf(doneSteps)(request.query.get('done') ?? '');
    return formAnswer(asked, UntoldPage, { centres, centre, list, done });
  },

  /** The people to call; a rearrangement has its own list, led to with 303. */
  getCalls: async (asked) => {
    const { context, request, staff } = asked;
    const id = concernId.safeParse(request.params.concernId);
    const calls = id.success ? await callsFor(context.table, staff, id.data) : problem('not-found', 404);
    if ('problem' in calls) return calls;
    if (calls.rearrangementId !== null) return seeOther(callsPathOf(calls.rearrangementId));
    return formAnswer(asked, CallsPage, { calls });
  },

  /** Notes that a person was called; 404 if the form names none. */
  postCalled: async ({ context, request, staff, fields }) => {
    const id = concernId.safeParse(request.params.concernId);
    const wanted = checked({ personId: fields.get('personId') ?? '' }, calledBody);
    if (!id.success || 'problem' in wanted) return problem('not-found', 404);
    // A call noted before is no problem: the button was pressed twice.
    const noted = await noteCalled(context, staff, { concernId: id.data, ...wanted.value });
    return 'problem' in noted ? noted : seeOther(callsPath(id.data));
  },

  /** Settles a concern; one changed since shows the list as it stands. */
  postSettle: async ({ context, request, staff, fields }) => {
    const id = concernId.safeParse(request.params.concernId);
    if (!id.success) return problem('not-found', 404);
    const outcome = fields.get('outcome') ?? '';
    const version = Number(fields.get('version') ?? '');
    const wanted = checked({ outcome, version }, settled);
    if ('problem' in wanted) return wanted;
    const told = await settleFor(context, staff, { concernId: id.data, ...wanted.value });
    // Someone else has seen to it, or the button was pressed twice: the list shows how it stands.
    if ('problem' in told && told.status !== 412) return told;
    const centre = oneOf([...centreIds, 'all'])(fields.get('centre') ?? '');
    const done = 'problem' in told ? 'changed' : 'settled';
    const path = fields.get('list') === 'untold' ? untoldPath : concernsPath;
    return seeOther(`${path}?${new URLSearchParams({ ...(centre && { centre }), done })}`);
  },
});
