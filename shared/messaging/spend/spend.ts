import { SegmentedMessage } from 'sms-segments-calculator';
import type { CentreId } from '#events/index.ts';
import { raise } from '#shared/concerns/index.ts';
import { localMonth } from '#shared/language/index.ts';
import { type Condition, type Context, either, isAbsent, keys, type Table } from '#shared/table/index.ts';
import type { Limits } from '../schema.ts';

/** What a month's texts of a centre have come to. `cost` in millionths of a US dollar, as prices were set. */
export type Spend = { readonly segments: number; readonly cost: number };

const millionth = 1_000_000;

/** Baghdad's month of an instant. */
export const monthOf = (now: Date): string => localMonth(now.toISOString());

export const segmentsOf = (text: string): number => new SegmentedMessage(text).segmentsCount;

/** What the network bills for a text. */
export function costOf(text: string, phone: string, limits: Limits): Spend {
  const segments = segmentsOf(text);
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

/** What the centre's texts have come to in Baghdad's month, and whether its team leader was told that it is much. */
export const monthSoFar = async (
  table: Table,
  centre: CentreId | undefined,
  now: Date,
): Promise<Partial<Spend> & { readonly warned?: true }> =>
  (await table.get<Partial<Spend> & { readonly warned?: true }>(
    keys.spendKey(centre ?? 'none', monthOf(now)),
  )) ?? {};

/** From this share of its cap on, a centre's month is put to the team leader (domain.md rule 12). */
const warnedAt = 0.8;

/**
 * What the centre's texts have cost in Baghdad's month. When that is most of what they may, its team leader is told,
 * once a month: who dies before it is noted that she was leaves it to the next text, and telling it twice is once.
 */
export async function spentBy(
  context: Context,
  centre: CentreId | undefined,
  now: Date,
  limits: Limits,
): Promise<number> {
  const month = monthOf(now);
  const key = keys.spendKey(centre ?? 'none', month);
  const { cost = 0, warned } = await monthSoFar(context.table, centre, now);
  const cap = capOf(centre, limits);
  const isMuch = cap !== undefined && cost > 0 && cost >= cap * warnedAt;
  if (centre === undefined || !isMuch || warned) return cost;
  const actor = { kind: 'system', function: 'send-sms' } as const;
  await raise(context, { about: 'spending', centre, month, occasions: ['80'] }, actor);
  await context.table.update({ update: key, changes: { set: { warned: true } } });
  return cost;
}

/**
 * Adds texts to a month of a centre. `false`, and nothing is added, when it has spent more than `may` allows: then
 * another sender has spent what was left.
 */
export async function charge(
  table: Table,
  centre: CentreId | undefined,
  month: string,
  spend: Spend,
  may: Condition | undefined,
): Promise<boolean> {
  const written = await table.update({
    update: keys.spendKey(centre ?? 'none', month),
    changes: { add: spend },
    ...(may === undefined ? {} : { when: either(isAbsent, may) }),
  });
  return written !== undefined;
}
