import { centreIds } from '#events/index.ts';
import { type GrantRules, setBudget } from '#shared/grants/index.ts';
import { localYear } from '#shared/language/index.ts';
import type { Context } from '#shared/table/index.ts';

const actor = { kind: 'system', function: 'seed' } as const;
/** Forty million dinars, or thirty thousand dollars. */
const totals = { IQD: 40_000_000, USD: 3_000_000 } as const;

/** Sets what each centre may grant this year, where it is not set. */
export async function seedBudgets(context: Context, rules: GrantRules): Promise<void> {
  const year = localYear(context.now().toISOString());
  for (const centre of centreIds) {
    const { currency } = rules[centre];
    // A budget set before has another version, and stays unchanged.
    await setBudget(context, { centre, year, currency, total: totals[currency], version: 0 }, actor);
  }
}
