import { type Actor, type CentreId, envelope, type PanelEvent } from '#events/index.ts';
import {
  again,
  type Context,
  ifAnswered,
  type RequestAnswered,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import {
  type Grant,
  type GrantRules,
  grantsById,
  type MoveOfMany,
  type Mover,
  movesTogether,
} from '../index.ts';
import type { CallPanel, GiveScores, Panel, PanelOutcome, PanelRefused, Scores } from './schema.ts';
import { panelById, panelWrites, scoreWrites } from './store.ts';

/**
 * Extra writes for the same transaction, made from the changed panel; one named `request` that is refused
 * ends it.
 */
type ExtraWrites = (panel: Panel) => readonly Write[];

const isApprover = ({ parts }: Mover): boolean => parts.includes('approver');
const mayCall = ({ parts }: Mover): boolean => parts.includes('manager') || parts.includes('approver');

/** Calls a meeting on applications of its centre that are screened. Throws when no attempt came through. */
export async function call(
  context: Context,
  { centre, heldOn, criteria, grantIds }: CallPanel,
  mover: Mover,
  extraWrites: ExtraWrites = () => [],
): Promise<Panel | PanelRefused | RequestAnswered> {
  const { staffId } = mover;
  if (staffId === null || !mayCall(mover)) return { refused: 'not-yours' };
  if (new Set(grantIds).size !== grantIds.length) return { refused: 'does-not-fit' };
  return untilWritten(context, 'call a panel', async () => {
    const grants = await grantsById(context.table, grantIds);
    const ready = new Set(
      grants
        .filter((grant) => grant.centre === centre && grant.status === 'screened')
        .map(({ grantId }) => grantId),
    );
    const others = grantIds.filter((grantId) => !ready.has(grantId));
    if (others.length > 0) return { refused: 'not-screened', grantIds: others };
    const now = context.now();
    const panel: Panel = {
      panelId: context.newId(now),
      ...{ centre, heldOn, criteria, grantIds },
      status: 'called',
      calledBy: staffId,
      calledAt: now.toISOString(),
      decidedBy: null,
      decidedAt: null,
      outcomes: [],
      version: 1,
    };
    const event = eventOf(context, now, panel, mover.actor, {
      type: 'panel.called',
      data: { panelId: panel.panelId, heldOn, applications: grantIds.length },
    });
    return {
      writes: [...extraWrites(panel), ...panelWrites(panel, event)],
      result: panel,
      ifRefused: ifAnswered,
    };
  });
}

/**
 * Records one member's scores of an application, replacing earlier ones; only before the outcome is recorded.
 */
export async function score(
  context: Context,
  panelId: string,
  { grantId, scores }: GiveScores,
  mover: Mover,
  extraWrites: ExtraWrites = () => [],
): Promise<Scores | PanelRefused | RequestAnswered> {
  const { staffId } = mover;
  return untilWritten(context, 'keep scores', async () => {
    const panel = await panelById(context.table, panelId);
    if (panel === undefined) return { refused: 'unknown' };
    if (staffId === null || !isApprover(mover)) return { refused: 'not-yours' };
    if (panel.status === 'decided') return { refused: 'panel-decided' };
    if (!panel.grantIds.includes(grantId) || scores.length !== panel.criteria.length)
      return { refused: 'does-not-fit' };
    const [grant] = await grantsById(context.table, [grantId]);
    if (grant?.interests.includes(staffId)) return { refused: 'interest-declared' };
    const now = context.now();
    const given: Scores = { grantId, staffId, scores, at: now.toISOString() };
    const event = eventOf(context, now, panel, mover.actor, {
      type: 'panel.scored',
      data: { panelId, scoredGrantId: grantId },
    });
    return {
      writes: [...extraWrites(panel), ...scoreWrites(panel, given, event)],
      result: given,
      ifRefused: ifAnswered,
    };
  });
}

/**
 * Records what a panel decided on each of its applications, all in one transaction: each is moved as if
 * decided alone, by the person who records it, and the budget must have all approved sums together. If one
 * cannot be moved, all are refused, and the answer says which and why. Above the threshold this is the first
 * of two approvals.
 */
export async function recordOutcome(
  context: Context,
  command: { readonly panelId: string; readonly version: number; readonly outcomes: readonly PanelOutcome[] },
  mover: Mover,
  rules: GrantRules,
  extraWrites: ExtraWrites = () => [],
): Promise<Panel | PanelRefused | RequestAnswered> {
  const { staffId } = mover;
  return untilWritten(context, 'record the outcome of a panel', async () => {
    const panel = await panelById(context.table, command.panelId);
    if (panel === undefined) return { refused: 'unknown' };
    if (staffId === null || !isApprover(mover)) return { refused: 'not-yours' };
    if (panel.status === 'decided') return { refused: 'panel-decided' };
    if (panel.version !== command.version) return { refused: 'version-changed', version: panel.version };
    if (!coversEach(panel, command.outcomes)) return { refused: 'does-not-fit' };
    const grants = await grantsById(context.table, panel.grantIds);
    const now = context.now();
    const moves = command.outcomes.flatMap((each) => moveOf(each, grants));
    const together = movesTogether(context, now, moves, mover, rules);
    if ('refused' in together) return { refused: 'outcomes-refused', why: together.refused };
    const decided: Panel = {
      ...panel,
      status: 'decided',
      decidedBy: staffId,
      decidedAt: now.toISOString(),
      outcomes: command.outcomes.map(({ grantId, decision }) => ({ grantId, decision })),
      version: panel.version + 1,
    };
    const count = (decision: PanelOutcome['decision']) =>
      command.outcomes.filter((each) => each.decision === decision).length;
    const event = eventOf(context, now, panel, mover.actor, {
      type: 'panel.decided',
      data: {
        panelId: panel.panelId,
        approved: count('approve'),
        rejected: count('reject'),
        returned: count('return'),
        postponed: count('postpone'),
      },
    });
    return {
      writes: [...extraWrites(decided), ...panelWrites(decided, event), ...together.writes],
      result: decided,
      ifRefused: (refused) => {
        if (refused.has('request')) return { answer: ifAnswered.request };
        const onlyMoney = [...refused.keys()].every((name) => name === 'budget');
        return onlyMoney ? { answer: together.shortBudget(refused.get('budget')) } : again;
      },
    };
  });
}

/** Whether the outcomes cover each application of the panel once, and no other. */
const coversEach = ({ grantIds }: Panel, outcomes: readonly PanelOutcome[]): boolean =>
  outcomes.length === grantIds.length &&
  grantIds.every((grantId) => outcomes.some((outcome) => outcome.grantId === grantId));

function moveOf(outcome: PanelOutcome, grants: readonly Grant[]): readonly MoveOfMany[] {
  const { grantId, version } = outcome;
  const grant = grants.find((each) => each.grantId === grantId);
  switch (outcome.decision) {
    case 'approve': {
      const { amount, application } = outcome;
      return [{ grantId, grant, version, move: { move: 'approve', amount, application } }];
    }
    case 'reject':
    case 'return':
      return [{ grantId, grant, version, move: { move: outcome.decision, reason: outcome.reason } }];
    case 'postpone':
      return [];
  }
}

type OfPanel = Extract<PanelEvent, { data: { panelId: string } }>;
type Told = OfPanel extends infer Event
  ? Event extends OfPanel
    ? Pick<Event, 'type' | 'data'>
    : never
  : never;

const eventOf = (
  context: Context,
  now: Date,
  { panelId, centre }: { readonly panelId: string; readonly centre: CentreId },
  actor: Actor,
  told: Told,
): PanelEvent => ({
  ...envelope({ eventId: context.newId(now), now, actor }, centre, `panel/${panelId}`),
  ...told,
});
