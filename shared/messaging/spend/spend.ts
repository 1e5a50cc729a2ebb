import { SegmentedMessage } from 'sms-segments-calculator';
import type { CentreId } from '#events/index.ts';
import { raise } from '#shared/concerns/index.ts';
import { localMonth } from '#shared/language/index.ts';
import { type Condition, type Context, either, isAbsent, keys, type Table } from '#shared/table/index.ts';
import type { Limits } from '../schema.ts';

/** The texts of a centre in a month. `cost` in millionths of a US dollar, at the prices of the settings. */
export type Spend = { readonly segments: number; readonly cost: number };

const millionth = 1_000_000;

/** The month of an instant in Baghdad: `2026-11`. */
export const monthOf = (now: Date): string => localMonth(now.toISOString());

/** How many SMS segments a text takes (GSM-7 or UCS-2, by its letters). */
export const segmentsOf = (text: string): number => new SegmentedMessage(text).segmentsCount;

/** The network's bill for a text. */
export function costOf(text: string, phone: string, limits: Limits): Spend {
  const segments = segmentsOf(text);
  return { segments, cost: Math.round(segments * segmentPrice(phone, limits) * millionth) };
}

/** The price of a segment to this phone in US dollars; 0 where no beginning of its number has a price. */
export function segmentPrice(phone: string, limits: Limits): number {
  const [price = 0] = Object.entries(limits.segmentPrice)
    .filter(([prefix]) => phone.startsWith(prefix))
    .sort(([a], [b]) => b.length - a.length)
    .map(([, dollars]) => dollars);
  return price;
}

/** The monthly cap of a centre, in millionths of a US dollar; texts of no centre have no cap. */
export function capOf(centre: CentreId | undefined, { monthlyCap }: Limits): number | undefined {
  const dollars = centre === undefined ? undefined : (monthlyCap[centre] ?? monthlyCap.default);
  return dollars === undefined ? undefined : Math.round(dollars * millionth);
}

/** The centre's spending in Baghdad's month so far, and whether its team leader was warned. */
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
 * The cost of the centre's texts in Baghdad's month, in millionths of a US dollar. At 80 % of the cap its
 * team leader is told, once a month: a crash before that is noted leaves it to the next text, and telling
 * twice raises one concern.
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
 * Adds texts to a month of a centre. `false`, and nothing is added, when the condition `may` does not hold:
 * then another sender has spent what was left.
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
