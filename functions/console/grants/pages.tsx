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
  seeOther,
} from '#shared/web/index.ts';
import type { consolePages } from '../declared-pages.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { versionIn, versionRequest } from '../frame/form-request.ts';
import { centreIn, pages } from '../frame/pages.ts';
import { move } from './actions.ts';
import { budget, putBudget } from './budgets.ts';
import { fileLink } from './files.ts';
import { type Asked, forGrants } from './for-grants.ts';
import { GrantPage } from './grant-page.tsx';
import { historyCsv } from './history-csv.ts';
import { GrantsPage, grantsPath } from './list-page.tsx';
import { moveFrom, sumIn } from './read-forms.ts';
import { contactIsUntold, history, list, show } from './view.ts';

const unknown = problem('not-found', 404);
const afterGrant = cursorOf(z.tuple([z.enum(grantStatuses), z.iso.datetime({ precision: 3 }), z.uuidv7()]));

export const answers = pages<typeof consolePages.grants>({
  /** `?centre=&status=&after=` */
  getGrants: forGrants((asked) => grantsPage(asked, asked.request.query.get('centre') ?? '')),

  /** Sets the budget of a year. */
  postBudget: forGrants(async (asked) => {
    const { acting, staff, fields } = asked;
    const centre = oneOf(grantCentres(staff))(fields.get('centre') ?? '');
    const year = Number(fields.get('year'));
    const version = versionIn(fields);
    if (centre === undefined || !Number.isSafeInteger(year) || version === undefined) return unknown;
    const total = sumIn(fields, 'total', acting.rules[centre].currency);
    const body = checked({ total }, budgetBody);
    if ('problem' in body) return grantsPage(asked, centre, body, fields);
    const set = await putBudget(acting, staff, { centre, year, version, total: body.value.total });
    return 'problem' in set
      ? grantsPage(asked, centre, set, fields)
      : seeOther(`${grantsPath}?${new URLSearchParams({ centre, year: String(year) })}`);
  }),

  getGrant: forGrants((asked) => grantPage(asked, asked.ids.grantId)),

  /** A move, on the version that the page showed. */
  postMove: forGrants(async (asked) => {
    const { acting, staff, fields, ids } = asked;
    const { grantId } = ids;
    const name = oneOf(moveNames)(fields.get('move') ?? '');
    const version = versionIn(fields);
    if (name === undefined || version === undefined) return unknown;
    const grant = await show(acting.context.table, staff, grantId);
    if ('problem' in grant) return grant;
    const wanted = moveFrom(name, fields, grant.currency);
    if ('problem' in wanted) return grantPage(asked, grantId, wanted, fields);
    // A button that is pressed twice sends the same of the same version.
    const once = versionRequest(staff, { id: grantId, version }, [name, wanted.value]);
    const done = await move(acting, staff, { grantId, version }, wanted.value, once);
    return 'problem' in done ? grantPage(asked, grantId, done, fields) : seeOther(`${grantsPath}/${grantId}`);
  }),

  getHistoryFile: async ({ context, staff, ids }) => {
    const moves = await history(context.table, staff, ids.grantId);
    if ('problem' in moves) return moves;
    return {
      statusCode: 200,
      headers: {
        ...private_,
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="grant-${ids.grantId}.csv"`,
      },
      body: await historyCsv(moves),
    };
  },

  getFilePage: async ({ context, settings, staff, ids }) => {
    if (settings.files === undefined) return unknown;
    const link = await fileLink(context.table, settings.files, staff, ids.grantId, ids.fileId);
    return typeof link === 'string' ? seeOther(link) : link;
  },
});

/** The grants of a centre, and the budget of a year, below the reason for a refusal. */
async function grantsPage(
  asked: Asked,
  wanted: string,
  told?: Problem,
  entered?: URLSearchParams,
): Promise<Outcome> {
  const { acting, request, staff, centres } = asked;
  const { context, rules } = acting;
  const centre = centreIn(asked, wanted);
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
  return formAnswer(asked, GrantsPage, {
    ...{ centres, centre, status, items: page.items },
    more: next === undefined ? undefined : `${grantsPath}?${address}`,
    budget: shown === undefined || 'problem' in shown ? undefined : shown,
    thisYear,
    maySetBudget: maySetBudgets(staff),
    mayHandIn: handInCentres(staff).includes(centre),
    problem: told,
    entered,
  });
}

/** A grant, below the reason for a refusal. */
async function grantPage(
  asked: Asked,
  grantId: string,
  told?: Problem,
  entered?: URLSearchParams,
): Promise<Outcome> {
  const { context, staff } = asked;
  const [grant, moves, isUntold] = await Promise.all([
    show(context.table, staff, grantId),
    history(context.table, staff, grantId),
    contactIsUntold(context, grantId),
  ]);
  if ('problem' in grant) return grant;
  if ('problem' in moves) return moves;
  return formAnswer(asked, GrantPage, { staff, grant, history: moves, isUntold, problem: told, entered });
}
