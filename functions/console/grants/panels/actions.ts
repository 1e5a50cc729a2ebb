import type { CentreId } from '#events/index.ts';
import { type Grant, grantsById } from '#shared/grants/index.ts';
import {
  addPanelMember,
  type CallPanel,
  call,
  type GiveScores,
  type Panel,
  type PanelMember,
  type PanelOutcome,
  type PanelRefused,
  panelById,
  panelMemberById,
  panelMembersOf,
  panelsOf,
  recordOutcome,
  removePanelMember,
  type Scores,
  score,
  scoresOf,
} from '#shared/grants/panels/index.ts';
import { mayBeTexted } from '#shared/language/index.ts';
import {
  answerTo,
  answerWrite,
  focalPointCentres,
  type PanelAnswer,
  type PanelMemberAnswer,
  panelCentres,
  type Staff,
  type StaffRequest,
} from '#shared/staff/index.ts';
import type { Table } from '#shared/table/index.ts';
import { type Problem, problem, versionChanged } from '#shared/web/index.ts';
import { once } from '../../frame/once.ts';
import { type Acting, moverOf } from '../actions.ts';
import { forbidden, itemOf } from '../view.ts';

/** How many panels a page of the list holds. */
export const panelsOnAPage = 50;

const unknown = problem('not-found', 404);

async function panelFor(table: Table, staff: Staff, panelId: string): Promise<Panel | Problem> {
  const centres = panelCentres(staff);
  if (centres.length === 0) return forbidden;
  const panel = await panelById(table, panelId);
  if (panel === undefined) return unknown;
  return centres.includes(panel.centre) ? panel : forbidden;
}

/** Calls a meeting of a centre's panel. */
export async function callPanelFor(
  { context }: Acting,
  staff: Staff,
  wanted: CallPanel,
  request?: StaffRequest,
): Promise<PanelAnswer | Problem> {
  if (!panelCentres(staff).includes(wanted.centre)) return forbidden;
  return once<PanelAnswer>(context, request, async () => {
    const called = await call(context, wanted, moverOf(staff, wanted.centre), (panel) =>
      request === undefined ? [] : [answerWrite(request, told(panel, []), context.now())],
    );
    return 'refused' in called ? problemOf(called) : told(called, []);
  });
}

/** A panel with everyone's scores, and its applications as they stand now. */
export async function showPanel(table: Table, staff: Staff, panelId: string): Promise<PanelAnswer | Problem> {
  const panel = await panelFor(table, staff, panelId);
  if ('problem' in panel) return panel;
  const [scores, grants] = await Promise.all([scoresOf(table, panelId), grantsById(table, panel.grantIds)]);
  return told(panel, scores, grants);
}

/** A page of a centre's panels, by the day they are held. */
export async function listPanels(
  table: Table,
  staff: Staff,
  centre: CentreId,
  after?: Pick<Panel, 'heldOn' | 'panelId'>,
): Promise<{ readonly items: readonly PanelAnswer[]; readonly next: Panel | undefined } | Problem> {
  if (!panelCentres(staff).includes(centre)) return forbidden;
  const { items, next } = await panelsOf(table, centre, panelsOnAPage, after);
  return { items: items.map((panel) => told(panel, [])), next };
}

/** Gives the scores of this login; the same scores again change nothing. */
export async function scoreFor(
  { context }: Acting,
  staff: Staff,
  panelId: string,
  wanted: GiveScores,
  request?: StaffRequest,
): Promise<PanelAnswer | Problem> {
  const panel = await panelFor(context.table, staff, panelId);
  if ('problem' in panel) return panel;
  const done = await once<{ readonly scored: true }>(context, request, async () => {
    const mover = moverOf(staff, panel.centre);
    const scored = await score(context, panelId, wanted, mover, () =>
      request === undefined ? [] : [answerWrite(request, { scored: true }, context.now())],
    );
    return 'refused' in scored ? problemOf(scored) : { scored: true };
  });
  return 'problem' in done ? done : showPanel(context.table, staff, panelId);
}

/** Records the decisions on all applications of a panel, together. */
export async function recordFor(
  { context, rules }: Acting,
  staff: Staff,
  wanted: { readonly panelId: string; readonly version: number; readonly outcomes: readonly PanelOutcome[] },
  request?: StaffRequest,
): Promise<PanelAnswer | Problem> {
  const panel = await panelFor(context.table, staff, wanted.panelId);
  if ('problem' in panel) return panel;
  return once<PanelAnswer>(context, request, async () => {
    const mover = moverOf(staff, panel.centre);
    const recorded = await recordOutcome(context, wanted, mover, rules, (decided) =>
      request === undefined ? [] : [answerWrite(request, told(decided, []), context.now())],
    );
    return 'refused' in recorded ? problemOf(recorded, wanted.outcomes) : told(recorded, []);
  });
}

function problemOf(
  refusal: PanelRefused | { readonly refused: 'request-answered' },
  outcomes: readonly PanelOutcome[] = [],
): Problem {
  switch (refusal.refused) {
    case 'unknown':
      return unknown;
    case 'request-answered':
      return problem('busy', 503);
    case 'version-changed':
      return versionChanged(refusal.version);
    case 'not-yours':
      return forbidden;
    case 'does-not-fit':
      return problem('invalid-request', 400, {
        errors: [{ pointer: outcomes.length > 0 ? '/outcomes' : '/scores', reason: 'doesNotFit' }],
      });
    case 'outcomes-refused':
      return problem('outcomes-refused', 409, {
        errors: refusal.why.map(({ grantId }) => ({
          pointer: `/outcomes/${outcomes.findIndex((outcome) => outcome.grantId === grantId)}`,
          reason: 'decisionRefused' as const,
        })),
      });
    case 'not-screened':
    case 'panel-decided':
    case 'interest-declared':
    case 'budget-short':
    case 'no-budget':
      return problem(refusal.refused, 409);
  }
}

const told = (panel: Panel, scores: readonly Scores[], grants?: readonly Grant[]): PanelAnswer => ({
  panelId: panel.panelId,
  centre: panel.centre,
  heldOn: panel.heldOn,
  criteria: [...panel.criteria],
  status: panel.status,
  decidedAt: panel.decidedAt,
  applications: panel.grantIds.map((grantId) => {
    const given = scores.filter((each) => each.grantId === grantId);
    const all = given.flatMap((each) => each.scores);
    const grant = grants?.find((each) => each.grantId === grantId);
    return {
      grantId,
      decision: panel.outcomes.find((outcome) => outcome.grantId === grantId)?.decision ?? null,
      scores: given.map((each) => ({ staffId: each.staffId, scores: [...each.scores] })),
      mean:
        all.length === 0 ? null : Math.round((all.reduce((sum, one) => sum + one, 0) / all.length) * 10) / 10,
      ...(grant === undefined ? {} : { grant: itemOf(grant) }),
    };
  }),
  version: panel.version,
});

/** For the managers of a centre: the phones told each morning which applications wait for its panel. */
export async function listMembers(
  table: Table,
  staff: Staff,
  centre: CentreId,
): Promise<readonly PanelMemberAnswer[] | Problem> {
  if (!focalPointCentres(staff).includes(centre)) return forbidden;
  return panelMembersOf(table, centre);
}

/** The part of the answer to keep: its phone stands in the request, and comes again with it. */
type KeptMember = Omit<PanelMember, 'phone'>;

/** Adds a phone to those told each morning. */
export async function addMember(
  { context, allowedPrefixes }: Acting,
  staff: Staff,
  wanted: Pick<PanelMember, 'phone' | 'language' | 'centre'>,
  request?: StaffRequest,
): Promise<PanelMemberAnswer | Problem> {
  if (!focalPointCentres(staff).includes(wanted.centre)) return forbidden;
  if (!mayBeTexted(wanted.phone, allowedPrefixes))
    return problem('invalid-request', 400, { errors: [{ pointer: '/phone', reason: 'phoneNotAllowed' }] });
  const done = await once<KeptMember>(context, request, async () => {
    const author = { kind: 'staff', id: staff.id } as const;
    const added = await addPanelMember(context, wanted, author, ({ phone: _phone, ...kept }) =>
      request === undefined ? [] : [answerWrite<KeptMember>(request, kept, context.now())],
    );
    return 'refused' in added ? problem('busy', 503) : added;
  });
  return 'problem' in done ? done : { ...done, phone: wanted.phone };
}

/** Takes a phone off that list; `undefined` when done, now or by the same request before. */
export async function removeMember(
  acting: Pick<Acting, 'context'>,
  staff: Staff,
  panelMemberId: string,
  request?: StaffRequest,
): Promise<Problem | undefined> {
  const { context } = acting;
  const centres = focalPointCentres(staff);
  if (centres.length === 0) return forbidden;
  const member = await panelMemberById(context.table, panelMemberId);
  const before = request && (await answerTo(context.table, request));
  if (before !== undefined) return 'refused' in before ? problem('idempotency-key-reused', 422) : undefined;
  if (member === undefined) return unknown;
  if (!centres.includes(member.centre)) return forbidden;
  const extraWrites = request === undefined ? [] : [answerWrite(request, {}, context.now())];
  const author = { kind: 'staff', id: staff.id } as const;
  const isRemoved = await removePanelMember(context, panelMemberId, author, extraWrites);
  return isRemoved ? undefined : removeMember(acting, staff, panelMemberId, request);
}
