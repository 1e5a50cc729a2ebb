import { type Actor, type BudgetEvent, type CentreId, type Currency, envelope } from '#events/index.ts';
import {
  all,
  atLeast,
  type Context,
  equals,
  ifAnswered,
  isAbsent,
  keys,
  type RequestAnswered,
  recordEvent,
  type Table,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import type { Budget } from './schema.ts';

type Stored = Budget & keys.Key;

/** The grant budget of a centre for a year in Baghdad; `undefined` where none is set. */
export async function budgetOf(table: Table, centre: CentreId, year: number): Promise<Budget | undefined> {
  const stored = await table.get<Stored>(keys.budgetKey(centre, year));
  if (stored === undefined) return undefined;
  const { pk: _pk, sk: _sk, ...budget } = stored;
  return budget;
}

export type BudgetRefused =
  | { readonly refused: 'version-changed'; readonly version: number }
  /** More than `least` is reserved or paid already. */
  | { readonly refused: 'budget-too-small'; readonly least: number };

/** A new budget for a year; `version`: the one that was read, 0 if there was none. */
export type SetBudget = {
  readonly centre: CentreId;
  readonly year: number;
  readonly currency: Currency;
  readonly total: number;
  readonly version: number;
};

/** Sets or changes a budget, never below what is reserved and paid. Throws when no attempt came through. */
export async function setBudget(
  context: Context,
  { centre, year, currency, total, version }: SetBudget,
  actor: Actor,
  extraWrites: (budget: Budget) => readonly Write[] = () => [],
): Promise<Budget | BudgetRefused | RequestAnswered> {
  return untilWritten(context, 'set a budget', async () => {
    const before = await budgetOf(context.table, centre, year);
    if ((before?.version ?? 0) !== version)
      return { refused: 'version-changed', version: before?.version ?? 0 };
    const taken = before === undefined ? 0 : before.reserved + before.paid;
    if (total < taken) return { refused: 'budget-too-small', least: taken };
    const budget: Budget = {
      ...{ centre, year, total },
      // An existing budget keeps its currency for good.
      currency: before?.currency ?? currency,
      reserved: before?.reserved ?? 0,
      paid: before?.paid ?? 0,
      free: total - taken,
      version: version + 1,
    };
    const now = context.now();
    const event: BudgetEvent = {
      ...envelope({ eventId: context.newId(now), now, actor }, centre, `budget/${centre}/${year}`),
      type: 'budget.set',
      data: {
        budgetOf: centre,
        budgetYear: year,
        currency: budget.currency,
        total,
        before: before?.total ?? null,
      },
    };
    return {
      writes: [...extraWrites(budget), budgetWrite(before, budget), recordEvent(event)],
      result: budget,
      ifRefused: ifAnswered,
    };
  });
}

/**
 * Grants may be approved at the same time: the free sum changes by the difference, and only if it is large
 * enough.
 */
function budgetWrite(before: Budget | undefined, budget: Budget): Write {
  const key = keys.budgetKey(budget.centre, budget.year);
  if (before === undefined) return { as: 'budget', put: { ...key, ...budget }, when: isAbsent };
  const more = budget.total - before.total;
  return {
    as: 'budget',
    update: key,
    changes: { set: { total: budget.total, version: budget.version }, add: { free: more } },
    when: all(equals('version', before.version), ...(more < 0 ? [atLeast('free', -more)] : [])),
  };
}
