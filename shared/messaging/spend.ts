import { SegmentedMessage } from 'sms-segments-calculator';
import type { CentreId } from '../../events/index.ts';
import { localMonth } from '../language/index.ts';
import { before, either, isAbsent, keys, type Table } from '../table/index.ts';
import type { Limits } from './schema.ts';

/** What a month's texts of a centre have come to. `cost` in millionths of a US dollar, as prices were set. */
export type Spend = { readonly segments: number; readonly cost: number };

const millionth = 1_000_000;
const monthOf = (now: Date) => localMonth(now.toISOString());
const keyOf = (centre: CentreId | undefined, now: Date) => keys.spendKey(centre ?? 'none', monthOf(now));

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
  return (await table.get<Spend>(keyOf(centre, now)))?.cost ?? 0;
}

/**
 * Adds a text to the month of its centre. `false`, and nothing is added, when `most` has been reached: then
 * another sender has spent what was left.
 */
export async function charge(
  table: Table,
  centre: CentreId | undefined,
  now: Date,
  spend: Spend,
  most: number | undefined,
): Promise<boolean> {
  const written = await table.update({
    update: keyOf(centre, now),
    changes: { add: spend },
    ...(most === undefined ? {} : { when: either(isAbsent, before('cost', most)) }),
  });
  return written !== undefined;
}
