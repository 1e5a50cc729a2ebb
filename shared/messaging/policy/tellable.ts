import type { CentreId } from '#events/index.ts';
import { type Phone, type PhoneState, personById, type Reached } from '#shared/people/index.ts';
import { type Context, keys, type Table } from '#shared/table/index.ts';
import type { HeldFor, Limits } from '../schema.ts';
import { capOf, monthSoFar } from '../spend/spend.ts';
import { nothingSent, phoneNow, type SentLately, stillCounting } from './phone-now.ts';
import { maySend, type Reason } from './policy.ts';

/**
 * The instant at which someone would be told of a change made now, and what holds the text until then; or why
 * no text would tell her.
 */
export type Tellable =
  | { readonly toldAt: Date; readonly heldFor?: HeldFor }
  | { readonly cannot: Reason | 'erased' };

/** A phone as it stands, and what its centre has spent this month, in millionths of a US dollar. */
export type PhoneToTell = {
  readonly phone: string;
  readonly state: Partial<PhoneState>;
  readonly lately: SentLately;
  readonly spent: number;
};

/**
 * Whether and when a text about a place or a day would reach a phone: after quiet hours, and the next morning
 * when the phone has had its day's limit. With the month's budget used up there is no such time: nobody knows
 * when more comes.
 */
export function tellableAt(
  { phone, state, lately, spent }: PhoneToTell,
  centre: CentreId,
  limits: Limits,
  now: Date,
): Tellable {
  const verdict = maySend({
    purpose: 'notice',
    news: true,
    phone,
    stopped: state.stoppedAt !== undefined,
    heard: state.heardAt !== undefined,
    known: state.knownAt !== undefined,
    unreachable: state.unreachableAt !== undefined,
    focalPoint: state.focalPointId !== undefined,
    now,
    text: '',
    sentLately: stillCounting(lately.sent, now),
    spent,
    cap: capOf(centre, limits),
    limits,
  });
  if (verdict.send) return { toldAt: now };
  if ('reason' in verdict) return { cannot: verdict.reason };
  const { holdUntil: toldAt, heldFor } = verdict;
  return heldFor === 'budget' ? { cannot: 'budget' } : { toldAt, heldFor };
}

/** Why someone would not be told by an instant; `short` where a text goes at once and is still too late. */
export type NotInTime = Reason | 'erased' | 'short';

/**
 * Why someone would not be told of a change made now by an instant (UTC ISO); nothing where she would. Being
 * told at that very instant is in time.
 */
export function notToldBy(tellable: Tellable, by: string): NotInTime | undefined {
  if ('cannot' in tellable) return tellable.cannot;
  return tellable.toldAt.toISOString() <= by ? undefined : (tellable.heldFor ?? 'short');
}

/** Whether and when a known person would be told: reads her, her phone and her centre's month. */
export async function whenTold(
  context: Context,
  limits: Limits,
  { personId, centre }: { readonly personId: string; readonly centre: CentreId },
): Promise<Tellable> {
  const now = context.now();
  const person = await personById(context.table, personId);
  if (person === undefined) return { cannot: 'erased' };
  const [{ state = {}, lately }, { cost: spent = 0 }] = await Promise.all([
    phoneNow(context.table, person.phone),
    monthSoFar(context.table, centre, now),
  ]);
  return tellableAt({ phone: person.phone, state, lately, spent }, centre, limits, now);
}

/** A person, and why no text tells her by then. */
export type NotTold = { readonly personId: string; readonly reason: NotInTime };

/**
 * The people who would not be told of a change made now by an instant (UTC ISO), in the order given; two who
 * share a phone have the same result. Reads phones a hundred at a time, and the centre's month once.
 */
export async function notToldInTime(
  context: Pick<Context, 'table' | 'now'>,
  limits: Limits,
  centre: CentreId,
  people: readonly Pick<Reached, 'personId' | 'phone'>[],
  by: string,
): Promise<readonly NotTold[]> {
  return notToldAmong(await tellableEach(context, limits, centre, people), by);
}

/** A person, and when a text would tell her. */
export type PersonTellable = { readonly personId: string; readonly tellable: Tellable };

/** When each of these people would be told of a change made now, in the order given. */
export async function tellableEach(
  { table, now: clock }: Pick<Context, 'table' | 'now'>,
  limits: Limits,
  centre: CentreId,
  people: readonly Pick<Reached, 'personId' | 'phone'>[],
): Promise<readonly PersonTellable[]> {
  if (people.length === 0) return [];
  const now = clock();
  const phones = [...new Set(people.map(({ phone }) => phone))];
  const [found, { cost: spent = 0 }] = await Promise.all([
    phonesToTell(table, phones),
    monthSoFar(table, centre, now),
  ]);
  return people.map(({ personId, phone }) => {
    const { state = {}, lately = nothingSent } = found.get(phone) ?? {};
    return { personId, tellable: tellableAt({ phone, state, lately, spent }, centre, limits, now) };
  });
}

/** Those who would not be told by an instant (UTC ISO), in the order given. */
export const notToldAmong = (people: readonly PersonTellable[], by: string): readonly NotTold[] =>
  people.flatMap(({ personId, tellable }) => {
    const reason = notToldBy(tellable, by);
    return reason === undefined ? [] : [{ personId, reason }];
  });

type Found = { readonly state?: Partial<Phone['state']>; readonly lately?: SentLately };

async function phonesToTell(table: Table, phones: readonly string[]): Promise<ReadonlyMap<string, Found>> {
  const items = await table.getEach<keys.Key & Partial<PhoneState> & Partial<SentLately>>(
    phones.flatMap((phone) => [keys.phoneStateKey(phone), keys.sentLatelyKey(phone)]),
  );
  const found = new Map<string, Found>();
  for (const item of items) {
    const phone = item.pk.slice(keys.phonePartition('').length);
    const told = keys.isSentLatelyKey(item) ? { lately: { ...nothingSent, ...item } } : { state: item };
    found.set(phone, { ...found.get(phone), ...told });
  }
  return found;
}
