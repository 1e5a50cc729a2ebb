import * as z from 'zod/mini';
import { grantStatuses } from '#events/index.ts';
import { moveNames } from '#shared/grants/index.ts';
import { callPanel, giveScores } from '#shared/grants/panels/index.ts';
import { localYear } from '#shared/language/index.ts';
import {
  budgetBody,
  focalPointCentres,
  grantCentres,
  grantParts,
  handInCentres,
  maySetBudgets,
  panelCentres,
  panelMemberBody,
} from '#shared/staff/index.ts';
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
import { formRequest, versionRequest } from '../frame/form-request.ts';
import { move } from './actions.ts';
import { budget, putBudget } from './budgets.ts';
import { fileLink } from './files.ts';
import { type Asked, forForm, forGrants } from './for-grants.ts';
import { GrantPage } from './grant-page.tsx';
import { historyCsv } from './history-csv.ts';
import { GrantsPage, grantsPath } from './list-page.tsx';
import { PanelPage } from './panel-page.tsx';
import {
  addMember,
  callPanelFor,
  listMembers,
  listPanels,
  recordFor,
  removeMember,
  scoreFor,
  showPanel,
} from './panels.ts';
import { PanelsPage, panelsPath } from './panels-page.tsx';
import { criteriaIn, moveFrom, outcomesFrom, sumIn } from './read-forms.ts';
import { contactIsUntold, history, list, show } from './view.ts';

export { getHandIn, getHandInAgain, postHandIn, postHandInAgain } from './hand-in.tsx';

const unknown = problem('not-found', 404);
const uuid = z.uuidv7();
const idIn = ({ params }: Request, name: string): string | undefined => uuid.safeParse(params[name]).data;
const afterGrant = cursorOf(z.tuple([z.enum(grantStatuses), z.iso.datetime({ precision: 3 }), uuid]));
const afterPanel = cursorOf(z.tuple([z.iso.date(), uuid]));

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

/** `GET /console/panels?centre=&after=` */
export const getPanels = forGrants((asked) => panelsPage(asked, asked.request.query.get('centre') ?? ''));

async function panelsPage(
  { acting, request, staff }: Asked,
  wanted: string,
  told?: Problem,
): Promise<Outcome> {
  const { table } = acting.context;
  const centres = panelCentres(staff);
  const centre = oneOf(centres)(wanted) ?? centres[0];
  if (centre === undefined) return problem('forbidden', 403);
  const place = afterPanel(request.query.get('after') ?? '');
  const seesMembers = focalPointCentres(staff).includes(centre);
  const [page, screened, members] = await Promise.all([
    listPanels(table, staff, centre, place && { heldOn: place[0], panelId: place[1] }),
    list(table, staff, centre, 'screened'),
    seesMembers ? listMembers(table, staff, centre) : undefined,
  ]);
  if ('problem' in page) return page;
  if ('problem' in screened) return screened;
  if (members !== undefined && 'problem' in members) return members;
  const { next } = page;
  const goesOn = next && new URLSearchParams({ centre, after: cursorText([next.heldOn, next.panelId]) });
  const props = {
    ...{ request, centres, centre, panels: page.items, screened: screened.items, members },
    more: goesOn === undefined ? undefined : `${panelsPath}?${goesOn}`,
    problem: told,
  };
  return formAnswer(acting.context, request, told?.status ?? 200, (marks) => (
    <PanelsPage {...props} {...marks} />
  ));
}

/** `POST /console/panels`: calls a panel, adds a phone to those that are told, or takes one out. */
export const postPanels = forForm(async (asked, fields) => {
  const { acting, staff } = asked;
  const centre = fields.get('centre') ?? '';
  const here = (told: Problem) => panelsPage(asked, centre, told);
  switch (fields.get('step')) {
    case 'call': {
      const wanted = checked(
        {
          centre,
          heldOn: fields.get('heldOn'),
          criteria: criteriaIn(fields),
          grantIds: fields.getAll('grant'),
        },
        callPanel,
      );
      if ('problem' in wanted) return here(wanted);
      const once = formRequest(staff, fields, ['panel', wanted.value]);
      const called = await callPanelFor(acting, staff, wanted.value, once);
      return 'problem' in called ? here(called) : seeOther(`${panelsPath}/${called.panelId}`);
    }
    case 'add': {
      const said = { phone: fields.get('phone'), language: fields.get('language'), centre };
      const wanted = checked(said, panelMemberBody);
      if ('problem' in wanted) return here(wanted);
      const added = await addMember(acting, staff, wanted.value);
      return 'problem' in added ? here(added) : seeOther(`${panelsPath}?centre=${wanted.value.centre}`);
    }
    case 'remove': {
      const panelMemberId = uuid.safeParse(fields.get('panelMemberId')).data;
      if (panelMemberId === undefined) return unknown;
      const told = await removeMember(acting, staff, panelMemberId);
      // Taken out already is taken out.
      return told !== undefined && told.problem !== 'not-found'
        ? here(told)
        : seeOther(`${panelsPath}?${new URLSearchParams({ centre })}`);
    }
    default:
      return unknown;
  }
});

/** `GET /console/panels/{panelId}` */
export const getPanel = forGrants((asked) => panelPage(asked));

async function panelPage(
  { acting, request, staff }: Asked,
  told?: Problem,
  entered?: URLSearchParams,
): Promise<Outcome> {
  const panelId = idIn(request, 'panelId');
  if (panelId === undefined) return unknown;
  const panel = await showPanel(acting.context.table, staff, panelId);
  if ('problem' in panel) return panel;
  const scorer = grantParts(staff, panel.centre).includes('approver') ? staff.id : undefined;
  const props = { request, panel, scorer, problem: told, entered };
  return formAnswer(acting.context, request, told?.status ?? 200, (marks) => (
    <PanelPage {...props} {...marks} />
  ));
}

/** `POST /console/panels/{panelId}`: one's scores, or the outcome. */
export const postPanel = forForm(async (asked, fields) => {
  const { acting, request, staff } = asked;
  const panelId = idIn(request, 'panelId');
  if (panelId === undefined) return unknown;
  const panel = await showPanel(acting.context.table, staff, panelId);
  if ('problem' in panel) return panel;
  const here = `${panelsPath}/${panelId}`;
  switch (fields.get('step')) {
    case 'scores': {
      const scores = panel.criteria.map((_, at) => Number(fields.get(`score${at}`)));
      const wanted = checked({ grantId: fields.get('grantId'), scores }, giveScores);
      if ('problem' in wanted) return panelPage(asked, wanted);
      const done = await scoreFor(acting, staff, panelId, wanted.value);
      return 'problem' in done ? panelPage(asked, done) : seeOther(here);
    }
    case 'outcome': {
      const version = Number(fields.get('version'));
      if (!Number.isSafeInteger(version)) return unknown;
      const wanted = outcomesFrom(panel, fields);
      if ('problem' in wanted) return panelPage(asked, wanted, fields);
      const { outcomes } = wanted.value;
      const once = versionRequest(staff, { id: panelId, version }, ['outcome', outcomes]);
      const done = await recordFor(acting, staff, { panelId, version, outcomes }, once);
      return 'problem' in done ? panelPage(asked, done, fields) : seeOther(here);
    }
    default:
      return unknown;
  }
});
