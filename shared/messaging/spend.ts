import { SegmentedMessage } from 'sms-segments-calculator';
import type { CentreId } from '../../events/index.ts';
import { raise } from '../concerns/index.ts';
import { localMonth } from '../language/index.ts';
import { type Condition, type Context, either, isAbsent, keys, type Table } from '../table/index.ts';
import type { Limits } from './schema.ts';

/** What a month's texts of a centre have come to. `cost` in millionths of a US dollar, as prices were set. */
export type Spend = { readonly segments: number; readonly cost: number };

const millionth = 1_000_000;

/** Baghdad's month of an instant. */
export const monthOf = (now: Date): string => localMonth(now.toISOString());

/** What the network bills for a text. */
export function costOf(text: string, phone: string, limits: Limits): Spend {
  const segments = new SegmentedMessage(text).segmentsCount;
  return { segments, cost: Math.round(segments * segmentPrice(phone, limits) * millionth) };
}

/** US dollars. */
export function segmentPrice(phone: string, limits: Limits): number {
  const [price = 0] = Object.entries(limits.segmentPrice)
    .filter(([prefix]) => phone.startsWith(prefix))
    .sort(([a], [b]) => b.length - a.length)
    .map(([, dollars]) => dollars);
  return price;
}

/** What a centre may spend in a month, in millionths of a US dollar; texts of no centre have no cap. */
export function capOf(centre: CentreId | undefined, { monthlyCap }: Limits): number | undefined {
  const dollars = centre === undefined ? undefined : (monthlyCap[centre] ?? monthlyCap.default);
  return dollars === undefined ? undefined : Math.round(dollars * millionth);
}

/** What the centre's texts have cost in Baghdad's month. */
export async function spentBy(table: Table, centre: CentreId | undefined, now: Date): Promise<number> {
  return (await table.get<Spend>(keys.spendKey(centre ?? 'none', monthOf(now))))?.cost ?? 0;
}

/**
 * Adds texts to a month of a centre. `false`, and nothing is added, when it would go beyond what `may` says: then
 * another sender has spent what was left. When most of the cap is spent by then, the team leader is told.
 */
export async function charge(
  context: Context,
  centre: CentreId | undefined,
  month: string,
  spend: Spend,
  { cap, may }: { readonly cap: number | undefined; readonly may?: Condition | undefined },
): Promise<boolean> {
  const spent = await context.table.update<Spend & { readonly warned?: true }>({
    update: keys.spendKey(centre ?? 'none', month),
    changes: { add: spend },
    ...(may === undefined ? {} : { when: either(isAbsent, may) }),
  });
  if (spent === undefined) return false;
  const isMuch = cap !== undefined && spent.cost >= cap * warnedAt;
  if (isMuch && centre !== undefined && spent.warned === undefined) await warn(context, centre, month);
  return true;
}

/** From this share of its cap on, a centre's month is put to the team leader (domain.md rule 12). */
const warnedAt = 0.8;

/** Told once a month: who dies between the two leaves it to the next text, and telling it twice is once. */
async function warn(context: Context, centre: CentreId, month: string): Promise<void> {
  const actor = { kind: 'system', function: 'spending' } as const;
  await raise(context, { about: 'spending', centre, month, occasions: ['80'] }, actor);
  await context.table.update({ update: keys.spendKey(centre, month), changes: { set: { warned: true } } });
}
