import * as z from 'zod/mini';
import { grantStatuses } from '#events/index.ts';
import { moveNames } from '#shared/grants/index.ts';
import { localYear } from '#shared/language/index.ts';
import { budgetBody, grantCentres, handInCentres, maySetBudgets, panelCentres } from '#shared/staff/index.ts';
import {
  checked,
  cursorOf,
  cursorText,
  type Outcome,
  oneOf,
  type Problem,
  private_,
  problem,
  type Request,
  seeOther,
} from '#shared/web/index.ts';
import type { Answering } from '../frame/for-staff.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { versionRequest } from '../frame/form-request.ts';
import { move } from './actions.ts';
import { budget, putBudget } from './budgets.ts';
import { fileLink } from './files.ts';
import { type Asked, forForm, forGrants } from './for-grants.ts';
import { GrantPage } from './grant-page.tsx';
import { historyCsv } from './history-csv.ts';
import { GrantsPage, grantsPath } from './list-page.tsx';
import { moveFrom, sumIn } from './read-forms.ts';
import { contactIsUntold, history, list, show } from './view.ts';

export { getHandIn, getHandInAgain, postHandIn, postHandInAgain } from './hand-in.tsx';

const unknown = problem('not-found', 404);
const uuid = z.uuidv7();
const idIn = ({ params }: Request, name: string): string | undefined => uuid.safeParse(params[name]).data;
const afterGrant = cursorOf(z.tuple([z.enum(grantStatuses), z.iso.datetime({ precision: 3 }), uuid]));

/** `GET /console/grants?centre=&status=&after=` */
export const getGrants = forGrants((asked) => grantsPage(asked, asked.request.query.get('centre') ?? ''));

async function grantsPage(
  { acting, request, staff }: Asked,
  wanted: string,
  told?: Problem,
  entered?: URLSearchParams,
): Promise<Outcome> {
  const { context, rules } = acting;
  const centres = grantCentres(staff);
  const centre = oneOf(centres)(wanted) ?? centres[0];
  if (centre === undefined) return problem('forbidden', 403);
  const status = oneOf(grantStatuses)(request.query.get('status') ?? '');
  const place = afterGrant(request.query.get('after') ?? '');
  const after = place && { status: place[0], submittedAt: place[1], grantId: place[2] };
  const thisYear = localYear(context.now().toISOString());
  const year =
    oneOf([String(thisYear), String(thisYear + 1)])(
      entered?.get('year') ?? request.query.get('year') ?? '',
    ) ?? thisYear;
  const seesBudget = panelCentres(staff).includes(centre);
  const [page, shown] = await Promise.all([
    list(context.table, staff, centre, status, after),
    seesBudget ? budget(context.table, staff, centre, Number(year), rules) : undefined,
  ]);
  if ('problem' in page) return page;
  const { next } = page;
  const address = new URLSearchParams({ centre, ...(status === undefined ? {} : { status }) });
  if (next !== undefined) address.set('after', cursorText([next.status, next.submittedAt, next.grantId]));
  const props = {
    ...{ request, centres, centre, status, items: page.items },
    more: next === undefined ? undefined : `${grantsPath}?${address}`,
    budget: shown === undefined || 'problem' in shown ? undefined : shown,
    thisYear,
    maySetBudget: maySetBudgets(staff),
    mayHandIn: handInCentres(staff).includes(centre),
    problem: told,
    entered,
  };
  return formAnswer(acting.context, request, told?.status ?? 200, (marks) => (
    <GrantsPage {...props} {...marks} />
  ));
}

/** `POST /console/grants`: the budget of a year. */
export const postBudget = forForm(async (asked, fields) => {
  const { acting, staff } = asked;
  const centre = oneOf(grantCentres(staff))(fields.get('centre') ?? '');
  const year = Number(fields.get('year'));
  const version = Number(fields.get('version'));
  if (centre === undefined || !Number.isSafeInteger(year) || !Number.isSafeInteger(version)) return unknown;
  const total = sumIn(fields, 'total', acting.rules[centre].currency);
  const body = checked({ total }, budgetBody);
  if ('problem' in body) return grantsPage(asked, centre, body, fields);
  const set = await putBudget(acting, staff, { centre, year, version, total: body.value.total });
  return 'problem' in set
    ? grantsPage(asked, centre, set, fields)
    : seeOther(`${grantsPath}?${new URLSearchParams({ centre, year: String(year) })}`);
});

/** `GET /console/grants/{grantId}` */
export const getGrant = forGrants((asked) => grantPage(asked));

async function grantPage(
  { acting, request, staff }: Asked,
  told?: Problem,
  entered?: URLSearchParams,
): Promise<Outcome> {
  const { context } = acting;
  const grantId = idIn(request, 'grantId');
  if (grantId === undefined) return unknown;
  const [grant, moves, isUntold] = await Promise.all([
    show(context.table, staff, grantId),
    history(context.table, staff, grantId),
    contactIsUntold(context, grantId),
  ]);
  if ('problem' in grant) return grant;
  if ('problem' in moves) return moves;
  const props = { request, staff, grant, history: moves, isUntold, problem: told, entered };
  return formAnswer(acting.context, request, told?.status ?? 200, (marks) => (
    <GrantPage {...props} {...marks} />
  ));
}

/** `POST /console/grants/{grantId}`: a move, on the version that the page showed. */
export const postMove = forForm(async (asked, fields) => {
  const { acting, request, staff } = asked;
  const grantId = idIn(request, 'grantId');
  const name = oneOf(moveNames)(fields.get('move') ?? '');
  const version = Number(fields.get('version'));
  if (grantId === undefined || name === undefined || !Number.isSafeInteger(version)) return unknown;
  const grant = await show(acting.context.table, staff, grantId);
  if ('problem' in grant) return grant;
  const wanted = moveFrom(name, fields, grant.currency);
  if ('problem' in wanted) return grantPage(asked, wanted, fields);
  // A button that is pressed twice sends the same of the same version.
  const once = versionRequest(staff, { id: grantId, version }, [name, wanted.value]);
  const done = await move(acting, staff, { grantId, version }, wanted.value, once);
  return 'problem' in done ? grantPage(asked, done, fields) : seeOther(`${grantsPath}/${grantId}`);
});

/** `GET /console/grants/{grantId}/history.csv` */
export const getHistoryFile = forGrants(async ({ acting, request, staff }) => {
  const grantId = idIn(request, 'grantId');
  if (grantId === undefined) return unknown;
  const moves = await history(acting.context.table, staff, grantId);
  if ('problem' in moves) return moves;
  return {
    statusCode: 200,
    headers: {
      ...private_,
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="grant-${grantId}.csv"`,
    },
    body: await historyCsv(moves),
  };
});

/** `GET /console/grants/{grantId}/files/{fileId}` */
export const getFilePage: Answering = (context, settings, request) =>
  forGrants(async ({ staff }) => {
    const grantId = idIn(request, 'grantId');
    const fileId = idIn(request, 'fileId');
    if (grantId === undefined || fileId === undefined || settings.files === undefined) return unknown;
    const link = await fileLink(context.table, settings.files, staff, grantId, fileId);
    return typeof link === 'string' ? seeOther(link) : link;
  })(context, settings, request);
