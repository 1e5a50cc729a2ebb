import * as z from 'zod/mini';
import { callPanel, giveScores } from '#shared/grants/panels/index.ts';
import { focalPointCentres, grantParts, panelCentres, panelMemberBody } from '#shared/staff/index.ts';
import {
  checked,
  cursorOf,
  cursorText,
  type Outcome,
  oneOf,
  type Problem,
  problem,
  seeOther,
} from '#shared/web/index.ts';
import type { consolePages } from '../../declared-pages.ts';
import { formAnswer } from '../../frame/form-answer.tsx';
import { formRequest, versionIn, versionRequest } from '../../frame/form-request.ts';
import { pages } from '../../frame/pages.ts';
import { type Asked, forGrants } from '../for-grants.ts';
import { criteriaIn, outcomesFrom } from '../read-forms.ts';
import { list } from '../view.ts';
import {
  addMember,
  callPanelFor,
  listMembers,
  listPanels,
  recordFor,
  removeMember,
  scoreFor,
  showPanel,
} from './actions.ts';
import { PanelsPage, panelsPath } from './list-page.tsx';
import { PanelPage } from './panel-page.tsx';

const unknown = problem('not-found', 404);
const uuid = z.uuidv7();
const afterPanel = cursorOf(z.tuple([z.iso.date(), uuid]));

export const answers = pages<typeof consolePages.panels>({
  /** `?centre=&after=` */
  getPanels: forGrants((asked) => panelsPage(asked, asked.request.query.get('centre') ?? '')),

  /** Calls a panel, adds a phone to those that are told, or takes one out. */
  postPanels: forGrants(async (asked) => {
    const { acting, staff, fields } = asked;
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
  }),

  getPanel: forGrants((asked) => panelPage(asked, asked.ids.panelId)),

  /** One's scores, or the outcome. */
  postPanel: forGrants(async (asked) => {
    const { acting, staff, fields, ids } = asked;
    const { panelId } = ids;
    const panel = await showPanel(acting.context.table, staff, panelId);
    if ('problem' in panel) return panel;
    const here = `${panelsPath}/${panelId}`;
    switch (fields.get('step')) {
      case 'scores': {
        const scores = panel.criteria.map((_, at) => Number(fields.get(`score${at}`)));
        const wanted = checked({ grantId: fields.get('grantId'), scores }, giveScores);
        if ('problem' in wanted) return panelPage(asked, panelId, wanted);
        const done = await scoreFor(acting, staff, panelId, wanted.value);
        return 'problem' in done ? panelPage(asked, panelId, done) : seeOther(here);
      }
      case 'outcome': {
        const version = versionIn(fields);
        if (version === undefined) return unknown;
        const wanted = outcomesFrom(panel, fields);
        if ('problem' in wanted) return panelPage(asked, panelId, wanted, fields);
        const { outcomes } = wanted.value;
        const once = versionRequest(staff, { id: panelId, version }, ['outcome', outcomes]);
        const done = await recordFor(acting, staff, { panelId, version, outcomes }, once);
        return 'problem' in done ? panelPage(asked, panelId, done, fields) : seeOther(here);
      }
      default:
        return unknown;
    }
  }),
});

/** The panels of a centre, below the reason for a refusal. */
async function panelsPage(asked: Asked, wanted: string, told?: Problem): Promise<Outcome> {
  const { acting, request, staff } = asked;
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
  return formAnswer(asked, PanelsPage, {
    ...{ centres, centre, panels: page.items, screened: screened.items, members },
    more: goesOn === undefined ? undefined : `${panelsPath}?${goesOn}`,
    problem: told,
  });
}

/** A panel, below the reason for a refusal. */
async function panelPage(
  asked: Asked,
  panelId: string,
  told?: Problem,
  entered?: URLSearchParams,
): Promise<Outcome> {
  const { context, staff } = asked;
  const panel = await showPanel(context.table, staff, panelId);
  if ('problem' in panel) return panel;
  const scorer = grantParts(staff, panel.centre).includes('approver') ? staff.id : undefined;
  return formAnswer(asked, PanelPage, { panel, scorer, problem: told, entered });
}
