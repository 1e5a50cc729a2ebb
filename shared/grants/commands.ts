import {
  again,
  type Context,
  type Item,
  ifAnswered,
  type RequestAnswered,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { decideMove } from './decide.ts';
import type { GrantChange, Mover } from './grant-change.ts';
import type { Move } from './moves.ts';
import type { Grant, GrantFile, GrantRefused, GrantRules } from './schema.ts';
import { grantById, moveWrites } from './store.ts';

/**
 * Extra writes for the same transaction, made from the changed grant; one named `request` that is refused
 * ends it.
 */
export type ExtraWrites = (grant: Grant) => readonly Write[];

export type WantedMove = {
  readonly grantId: string;
  readonly move: Move;
  /** The version meant; without one, the present version. */
  readonly version?: number;
  /** Receipts and photos that go with a report. */
  readonly files?: readonly GrantFile[];
};

/**
 * Makes a move of a grant's life: one read, one transaction with the grant, its event, what it does to the
 * budget and the answer to the request. Refuses a move the state machine does not allow, another version, and
 * a sum the budget does not have; then nothing is written. Throws when no attempt came through.
 */
export async function moveGrant(
  context: Context,
  { grantId, move, version, files = [] }: WantedMove,
  mover: Mover,
  rules: GrantRules,
  extraWrites: ExtraWrites = () => [],
): Promise<Grant | GrantRefused | RequestAnswered> {
  return untilWritten(context, 'move a grant', async () => {
    const before = await grantById(context.table, grantId);
    if (before === undefined) return { refused: 'unknown' };
    if (version !== undefined && version !== before.version)
      return { refused: 'version-changed', version: before.version };
    const now = context.now();
    const facts = { now, eventId: context.newId(now), mover };
    const change = decideMove(before, move, rules[before.centre], facts);
    if ('refused' in change) return change;
    return {
      writes: [...extraWrites(change.grant), ...moveWrites([change], files)],
      result: change.grant,
      ifRefused: (refused) => {
        if (refused.has('request')) return { answer: ifAnswered.request };
        // Another move was first: decide again, with the grant and budget read anew.
        const isSame = !refused.has(`grant ${grantId}`);
        return isSame && refused.has('budget')
          ? { answer: shortBudget(change, refused.get('budget')) }
          : again;
      },
    };
  });
}

/** One of several moves made together: the grant as read, and the version meant. */
export type MoveOfMany = {
  readonly grantId: string;
  readonly grant: Grant | undefined;
  readonly version: number;
  readonly move: Move;
};

/**
 * The writes of moves made in one transaction, all or none, or why some cannot be made. `shortBudget` reads
 * the free sum from a budget that was too small.
 */
export function movesTogether(
  context: Context,
  now: Date,
  wanted: readonly MoveOfMany[],
  mover: Mover,
  rules: GrantRules,
):
  | {
      readonly writes: readonly Write[];
      readonly shortBudget: (budget: Item | undefined) => ShortBudget;
    }
  | { readonly refused: readonly (GrantRefused & { readonly grantId: string })[] } {
  const decisions = wanted.map(({ grantId, grant, version, move }) => {
    if (grant === undefined) return { refused: 'unknown', grantId } as const;
    if (grant.version !== version)
      return { refused: 'version-changed', version: grant.version, grantId } as const;
    const facts = { now, eventId: context.newId(now), mover };
    const decision = decideMove(grant, move, rules[grant.centre], facts);
    return 'refused' in decision ? { ...decision, grantId } : decision;
  });
  const refused = decisions.flatMap((decision) => ('refused' in decision ? [decision] : []));
  if (refused.length > 0) return { refused };
  const changes = decisions.flatMap((decision) => ('refused' in decision ? [] : [decision]));
  return {
    writes: moveWrites(changes),
    shortBudget: (budget) => {
      const approved = changes.find(({ shift }) => shift !== undefined && shift.free < 0);
      if (approved === undefined) throw new Error('A budget was short of what nobody asked of it');
      return shortBudget(approved, budget);
    },
  };
}

type ShortBudget = Extract<GrantRefused, { refused: 'no-budget' | 'budget-short' }>;

/** Why a budget did not have a sum, from the budget as it stood then. */
function shortBudget({ shift, grant }: GrantChange, budget: Item | undefined): ShortBudget {
  const year = shift?.year ?? 0;
  // A budget in another currency is no budget for this grant.
  if (budget === undefined || budget.currency !== grant.currency) return { refused: 'no-budget', year };
  if ((shift?.free ?? 0) >= 0) throw new Error('A budget holds less than its grants have of it');
  return { refused: 'budget-short', free: Number(budget.free) };
}
