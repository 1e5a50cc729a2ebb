import * as z from 'zod/mini';
import { type CentreId, centreIds, grantStatuses } from '#events/index.ts';
import { given, type Move, type MoveName, moveNames } from '#shared/grants/index.ts';
import { callPanel, giveScores, outcomeBody } from '#shared/grants/panels/index.ts';
import {
  budgetBody,
  grantNumber,
  handInAgainBody,
  handInBody,
  panelMemberBody,
  type Staff,
  type StaffRequest,
  staffRequest,
  type TokenVerifier,
} from '#shared/staff/index.ts';
import type { Files } from '#shared/uploads/index.ts';
import {
  cursorOf,
  cursorText,
  etagOf,
  idempotencyKey,
  ifMatch,
  json,
  noContent,
  type Outcome,
  oneOf,
  type Problem,
  private_,
  problem,
  type Request,
  readJson,
  readQuery,
  seeOther,
} from '#shared/web/index.ts';
import { bearerOf } from '../sign-in/bearer.ts';
import { type Acting, handIn, handInAgain, move } from './actions.ts';
import { budget, putBudget } from './budgets.ts';
import { fileLink } from './files.ts';
import { historyCsv } from './history-csv.ts';
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
import { draftNumbered, draftOf, history, list, show, version } from './view.ts';

export { grantRulesFrom } from '#shared/grants/index.ts';

/** What answers the staff API of grants takes. */
export type GrantApi = Acting & {
  readonly verify: TokenVerifier;
  readonly files?: Pick<Files, 'link'> | undefined;
};

const withEtag = (of: number) => ({ ...private_, etag: etagOf(of) });
const unknown = problem('not-found', 404);
const uuid = z.uuidv7();

type Signed = { readonly staff: Staff; readonly api: GrantApi; readonly request: Request };

/** Who asks, before anything is looked at. */
const signed =
  (answer: (asked: Signed) => Promise<Outcome>) =>
  async (api: GrantApi, request: Request): Promise<Outcome> => {
    const staff = await bearerOf(request, api.verify);
    return 'problem' in staff ? staff : answer({ staff, api, request });
  };

/** The id in the address under this name. */
const idIn = ({ params }: Request, name: string): string | undefined => uuid.safeParse(params[name]).data;

type Written<T> = { readonly body: T; readonly asked: (...what: readonly unknown[]) => StaffRequest };

/** A write's key and body; `asked` makes of them what it is known by when it is sent again. */
function readWrite<T>(
  { staff, request }: Signed,
  schema: Parameters<typeof readJson<T>>[1],
): Written<T> | Problem {
  const key = idempotencyKey(request);
  if (typeof key === 'object') return key;
  const body = readJson(request, schema);
  if ('problem' in body) return body;
  return { body: body.value, asked: (...what) => staffRequest(staff, key, [...what, body.value]) };
}

/** Where the list of a centre goes on: after which grant. */
const place = cursorOf(
  z.tuple([z.enum(centreIds), z.enum(grantStatuses), z.iso.datetime({ precision: 3 }), uuid]),
);

/** `GET /api/grants?centre=&status=&cursor=` */
export const listGrants = signed(async ({ staff, api, request }) => {
  const query = readQuery(
    request,
    { centre: oneOf(centreIds), status: oneOf(grantStatuses), cursor: place },
    ['centre'],
  );
  if ('problem' in query) return query;
  const { centre, status, cursor } = query.value;
  if (cursor !== undefined && cursor[0] !== centre)
    return problem('invalid-request', 400, { errors: [{ parameter: 'cursor', reason: 'invalidChoice' }] });
  const after = cursor && { status: cursor[1], submittedAt: cursor[2], grantId: cursor[3] };
  const page = await list(api.context.table, staff, centre, status, after);
  if ('problem' in page) return page;
  const { next } = page;
  const goesOn = next && cursorText([centre, next.status, next.submittedAt, next.grantId]);
  return json(200, { items: page.items, cursor: goesOn ?? null });
});

/** `POST /api/grants`: handed in on behalf of a group. */
export const postGrant = signed(async (asked) => {
  const write = readWrite(asked, handInBody);
  if ('problem' in write) return write;
  const done = await handIn(asked.api, asked.staff, write.body, write.asked('hand-in'));
  return 'problem' in done ? done : json(201, done, withEtag(done.version));
});

/** `GET /api/grant-drafts/{number}` */
export const getDraft = signed(async ({ staff, api, request }) => {
  const number = grantNumber.safeParse(request.params.number);
  if (!number.success) return unknown;
  const draft = await draftNumbered(api.context, staff, number.data);
  return 'problem' in draft ? draft : json(200, draftOf(draft));
});

/** `GET /api/grants/{grantId}` */
export const getGrant = signed(async ({ staff, api, request }) => {
  const grantId = idIn(request, 'grantId');
  if (grantId === undefined) return unknown;
  const shown = await show(api.context.table, staff, grantId);
  return 'problem' in shown ? shown : json(200, shown, withEtag(shown.version));
});

/** `GET /api/grants/{grantId}/versions/{application}` */
export const getVersion = signed(async ({ staff, api, request }) => {
  const grantId = idIn(request, 'grantId');
  const application = request.params.application ?? '';
  if (grantId === undefined || !/^[1-9]\d{0,3}$/.test(application)) return unknown;
  const shown = await version(api.context.table, staff, grantId, Number(application));
  return 'problem' in shown ? shown : json(200, shown);
});

/** `GET /api/grants/{grantId}/history` */
export const getHistory = signed(async ({ staff, api, request }) => {
  const grantId = idIn(request, 'grantId');
  if (grantId === undefined) return unknown;
  const moves = await history(api.context.table, staff, grantId);
  return 'problem' in moves ? moves : json(200, { items: moves, cursor: null });
});

/** `GET /api/grants/{grantId}/history.csv` */
export const getHistoryCsv = signed(async ({ staff, api, request }) => {
  const grantId = idIn(request, 'grantId');
  if (grantId === undefined) return unknown;
  const moves = await history(api.context.table, staff, grantId);
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

/** `GET /api/grants/{grantId}/files/{fileId}`: leads to where it is fetched, for five minutes. */
export const getFile = signed(async ({ staff, api, request }) => {
  const grantId = idIn(request, 'grantId');
  const fileId = idIn(request, 'fileId');
  if (grantId === undefined || fileId === undefined || api.files === undefined) return unknown;
  const link = await fileLink(api.context.table, api.files, staff, grantId, fileId);
  return typeof link === 'string' ? seeOther(link) : link;
});

/** `POST /api/grants/{grantId}/submit`: handed in anew, on behalf of the group. */
export const postAgain = signed(async (asked) => {
  const meant = meantBy(asked.request);
  if ('problem' in meant) return meant;
  const write = readWrite(asked, handInAgainBody);
  if ('problem' in write) return write;
  const done = await handInAgain(asked.api, asked.staff, meant, write.body, write.asked('submit', meant));
  return 'problem' in done ? done : json(200, done, withEtag(done.version));
});

/** Which grant, in which version. */
function meantBy(request: Request): { readonly grantId: string; readonly version: number } | Problem {
  const of = ifMatch(request);
  if (typeof of === 'object') return of;
  const grantId = idIn(request, 'grantId');
  return grantId === undefined ? unknown : { grantId, version: of };
}

/** `POST /api/grants/{grantId}/{move}`: of the version that was read. */
export const postMove = signed(async (asked) => {
  const name = oneOf(moveNames)(asked.request.params.move ?? '');
  if (name === undefined) return unknown;
  const meant = meantBy(asked.request);
  if ('problem' in meant) return meant;
  const write = readWrite<object>(asked, given[name]);
  if ('problem' in write) return write;
  const done = await move(asked.api, asked.staff, meant, named(name, write.body), write.asked(name, meant));
  return 'problem' in done ? done : json(200, done, withEtag(done.version));
});

/** The schema of the name has checked the body. */
const named = (name: MoveName, body: object): Move => ({ move: name, ...body }) as Move;

const yearIn = ({ params }: Request): number | undefined =>
  /^20[2-9]\d$/.test(params.year ?? '') ? Number(params.year) : undefined;

/** `GET /api/budgets/{centre}/{year}` */
export const getBudget = signed(async ({ staff, api, request }) => {
  const centre = oneOf(centreIds)(request.params.centre ?? '');
  const year = yearIn(request);
  if (centre === undefined || year === undefined) return unknown;
  const shown = await budget(api.context.table, staff, centre, year, api.rules);
  return 'problem' in shown ? shown : json(200, shown, withEtag(shown.version));
});

/** `PUT /api/budgets/{centre}/{year}`: of version 0 where there is none. */
export const putBudgetOf = signed(async (asked) => {
  const { request, api, staff } = asked;
  const centre = oneOf(centreIds)(request.params.centre ?? '');
  const year = yearIn(request);
  if (centre === undefined || year === undefined) return unknown;
  const of = ifMatch(request);
  if (typeof of === 'object') return of;
  const write = readWrite(asked, budgetBody);
  if ('problem' in write) return write;
  const wanted = { centre, year, total: write.body.total, version: of };
  const set = await putBudget(api, staff, wanted, write.asked('budget', centre, year, of));
  return 'problem' in set ? set : json(200, set, withEtag(set.version));
});

/** Where the list of a centre's panels goes on. */
const panelPlace = cursorOf(z.tuple([z.enum(centreIds), z.iso.date(), uuid]));

/** `GET /api/panels?centre=&cursor=` */
export const getPanels = signed(async ({ staff, api, request }) => {
  const query = readQuery(request, { centre: oneOf(centreIds), cursor: panelPlace }, ['centre']);
  if ('problem' in query) return query;
  const { centre, cursor } = query.value;
  if (cursor !== undefined && cursor[0] !== centre)
    return problem('invalid-request', 400, { errors: [{ parameter: 'cursor', reason: 'invalidChoice' }] });
  const after = cursor && { heldOn: cursor[1], panelId: cursor[2] };
  const page = await listPanels(api.context.table, staff, centre, after);
  if ('problem' in page) return page;
  const goesOn = page.next && cursorText([centre, page.next.heldOn, page.next.panelId]);
  return json(200, { items: page.items, cursor: goesOn ?? null });
});

/** `POST /api/panels` */
export const postPanel = signed(async (asked) => {
  const write = readWrite(asked, callPanel);
  if ('problem' in write) return write;
  const called = await callPanelFor(asked.api, asked.staff, write.body, write.asked('panel'));
  return 'problem' in called ? called : json(201, called, withEtag(called.version));
});

/** `GET /api/panels/{panelId}` */
export const getPanel = signed(async ({ staff, api, request }) => {
  const panelId = idIn(request, 'panelId');
  if (panelId === undefined) return unknown;
  const shown = await showPanel(api.context.table, staff, panelId);
  return 'problem' in shown ? shown : json(200, shown, withEtag(shown.version));
});

/** `POST /api/panels/{panelId}/scores`: one's own, in place of those given before. */
export const postScores = signed(async (asked) => {
  const panelId = idIn(asked.request, 'panelId');
  if (panelId === undefined) return unknown;
  const write = readWrite(asked, giveScores);
  if ('problem' in write) return write;
  const scored = await scoreFor(asked.api, asked.staff, panelId, write.body, write.asked('scores', panelId));
  return 'problem' in scored ? scored : json(200, scored, withEtag(scored.version));
});

/** `POST /api/panels/{panelId}/outcome`: on every application, together. */
export const postOutcome = signed(async (asked) => {
  const of = ifMatch(asked.request);
  if (typeof of === 'object') return of;
  const panelId = idIn(asked.request, 'panelId');
  if (panelId === undefined) return unknown;
  const write = readWrite(asked, outcomeBody);
  if ('problem' in write) return write;
  const wanted = { panelId, version: of, outcomes: write.body.outcomes };
  const recorded = await recordFor(asked.api, asked.staff, wanted, write.asked('outcome', panelId, of));
  return 'problem' in recorded ? recorded : json(200, recorded, withEtag(recorded.version));
});

/** `GET /api/panel-members?centre=` */
export const getMembers = signed(async ({ staff, api, request }) => {
  const query = readQuery<{ centre: CentreId }, 'centre'>(request, { centre: oneOf(centreIds) }, ['centre']);
  if ('problem' in query) return query;
  const members = await listMembers(api.context.table, staff, query.value.centre);
  return 'problem' in members ? members : json(200, { items: members, cursor: null });
});

/** `POST /api/panel-members` */
export const postMember = signed(async (asked) => {
  const write = readWrite(asked, panelMemberBody);
  if ('problem' in write) return write;
  const added = await addMember(asked.api, asked.staff, write.body, write.asked('panel-member'));
  return 'problem' in added ? added : json(201, added);
});

/** `DELETE /api/panel-members/{panelMemberId}`: to be taken out is all that can become of one. */
export const deleteMember = signed(async ({ staff, api, request }) => {
  const key = idempotencyKey(request);
  if (typeof key === 'object') return key;
  const panelMemberId = idIn(request, 'panelMemberId');
  if (panelMemberId === undefined) return unknown;
  const asked = staffRequest(staff, key, ['remove', panelMemberId]);
  return (await removeMember(api, staff, panelMemberId, asked)) ?? noContent;
});
