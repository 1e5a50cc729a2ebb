import type { CentreId } from '#events/index.ts';
import { all, type Context, containsNone, isPresent, keys, type Table, upTo } from '#shared/table/index.ts';
import { mostSpent } from '../policy/policy.ts';
import { present } from '../render/render.ts';
import type { Limits, Message, Outgoing, Paid } from '../schema.ts';
import { capOf, charge, costOf, monthOf, type Spend, segmentPrice, spentBy } from './spend.ts';

/**
 * Charges centres for a page of messages in one request for each centre and purpose, so that they need not be
 * charged one by one when sent. Gives all of them in the same order. A page that would pass the cap comes
 * back unpaid; each of its messages is then checked against the cap when it is sent.
 *
 * A page paid twice and pushed twice gets its second payment back, message by message, when they are found sent.
 * One paid twice because the sender died before pushing it only makes the cap apply slightly early: no bill is
 * made from it. The payment for a message dropped later is given back.
 */
export async function payAhead(
  { table, now, newId }: Pick<Context, 'table' | 'now' | 'newId'>,
  limits: Limits,
  messages: readonly Outgoing[],
): Promise<readonly Outgoing[]> {
  const month = monthOf(now());
  const payment = newId(now());
  const price = pricing(limits);
  const priced = messages.map(({ paid: _, ...message }) => ({
    ...message,
    paid: { ...price(message), month, payment },
  }));
  const pages = [...Map.groupBy(priced, ({ centre, purpose }) => `${centre} ${purpose}`).values()];
  const unpaid = new Set<string>();
  for (const page of pages) {
    if (!(await pay(table, limits, page))) for (const { messageId } of page) unpaid.add(messageId);
  }
  return priced.map((message) => {
    const { paid: _, ...bare } = message;
    return unpaid.has(message.messageId) ? bare : message;
  });
}

type Priced = Outgoing & { readonly paid: Paid };

async function pay(table: Table, limits: Limits, page: readonly Priced[]): Promise<boolean> {
  const [first] = page;
  if (first === undefined) return true;
  const { centre, purpose, paid } = first;
  const spend = sumOf(page.map((message) => message.paid));
  const most = mostSpent({ purpose, heard: true, cap: capOf(centre, limits) });
  if (most !== undefined && spend.cost > most) return false;
  const may = most === undefined ? undefined : upTo('cost', most - spend.cost);
  return charge(table, centre, paid.month, spend, may);
}

const sumOf = (each: readonly Spend[]): Spend => ({
  segments: each.reduce((sum, { segments }) => sum + segments, 0),
  cost: each.reduce((sum, { cost }) => sum + cost, 0),
});

/** The cost of each message; the same words at the same price are worked out once. */
function pricing(limits: Limits): (message: Outgoing) => Spend {
  const known = new Map<string, Spend>();
  const priceOf = pricesBy(limits);
  const wordsOf = wordsBy();
  return ({ lines, language, phone, pricedWith }) => {
    const introduction = pricedWith ?? 'none';
    const like = `${priceOf(phone)} ${language} ${introduction} ${wordsOf(lines)}`;
    const before = known.get(like);
    if (before !== undefined) return before;
    const text = present({
      lines: lines.map((line) => ({ ...line, name: null })),
      language,
      introduction,
    });
    const { segments, cost } = costOf(text, phone, limits);
    known.set(like, { segments, cost });
    return { segments, cost };
  };
}

/** Prices differ by the beginnings of numbers: looks at as many digits as the longest beginning has. */
function pricesBy(limits: Limits): (phone: string) => number {
  const known = new Map<string, number>();
  const longest = Math.max(0, ...Object.keys(limits.segmentPrice).map((prefix) => prefix.length));
  return (phone) => {
    const beginning = phone.slice(0, longest);
    const price = known.get(beginning) ?? segmentPrice(phone, limits);
    known.set(beginning, price);
    return price;
  };
}

/** Lines as text; lines shared by many messages are rendered once. */
function wordsBy(): (lines: Outgoing['lines']) => string {
  const known = new WeakMap<Outgoing['lines'], string>();
  return (lines) => {
    const words = known.get(lines) ?? JSON.stringify(lines);
    known.set(lines, words);
    return words;
  };
}

/**
 * Checks the months of the centres that paid ahead for these messages, so that their team leaders are told
 * when most of a cap is spent; for messages paid when sent, `spentBy` checks.
 */
export async function mindSpending(
  context: Context,
  limits: Limits,
  messages: readonly Outgoing[],
): Promise<void> {
  const now = context.now();
  const centres = new Set(messages.flatMap(({ centre, paid }) => (paid === undefined ? [] : centre)));
  for (const centre of centres) {
    if (capOf(centre, limits) !== undefined) await spentBy(context, centre, now, limits);
  }
}

/**
 * Charges, or gives back, the difference between a message's cost and its payment: other words, or a name, in
 * it.
 */
export async function settle(
  table: Table,
  centre: CentreId,
  { segments, cost, month }: Paid,
  bill: Spend,
): Promise<void> {
  if (bill.cost === cost && bill.segments === segments) return;
  await table.update({
    update: keys.spendKey(centre, month),
    changes: { add: { segments: bill.segments - segments, cost: bill.cost - cost } },
  });
}

/**
 * Gives back the payment of a copy of a message that was done with another payment, once: a copy that its queue
 * delivers again carries the payment that is already spent.
 */
export async function giveBackSecond(
  table: Table,
  { messageId, centre, paid }: Outgoing,
  there: Message,
): Promise<void> {
  if (paid?.payment === undefined || there.payments?.has(paid.payment) === true) return;
  const isOurs = await table.update({
    update: keys.messageKey(messageId),
    changes: { add: { payments: new Set([paid.payment]) } },
    when: all(isPresent, containsNone('payments', [paid.payment])),
  });
  if (isOurs) await giveBack(table, centre, paid);
}

/** Gives back the payment for a message that is not sent. */
export async function giveBack(
  table: Table,
  centre: CentreId,
  { segments, cost, month }: Paid,
): Promise<void> {
  await table.update({
    update: keys.spendKey(centre, month),
    changes: { add: { segments: -segments, cost: -cost } },
  });
}
