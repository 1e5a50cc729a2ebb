import type { Actor } from '#events/index.ts';
import { again, type Context, keys, type Table, untilWritten } from '#shared/table/index.ts';
import type { RankedQueues } from '../deliver/ranked-queues.ts';
import { namedByNetwork } from '../gateways/senders.ts';
import { alongWith, keyOf, refOf } from '../outbox/outbox.ts';
import type { DeliveryReport, Message, MessageRef } from '../schema.ts';
import { putToTeamLeader, toldAfterAll } from '../untold/untold.ts';
import { type Consequence, decideReport } from './decide-report.ts';
import { type FailedPhone, reportWrites } from './report-writes.ts';

/** Dependencies of keeping reports, besides the table. */
export type Reporting = {
  /** The queues for messages tried again, each by its rank. */
  readonly queue: RankedQueues;
  /** In seconds: how long after its first attempt a message is tried again, after its second, and so on. */
  readonly triedAgainAfter: readonly number[];
  readonly actor: Actor;
};

/**
 * How often a message is looked up by the network's name, which is written once the message is marked as
 * sent.
 */
const looksForName = 3;

/**
 * Keeps how a message ended, with the event that says so, and has it tried again where that may help.
 * Repeating it is harmless; a report of an unknown message, or of a delivered one, changes nothing. Gives
 * whether anything was kept. Throws while the message is still being sent: the report may come again.
 */
export async function keepReport(
  context: Context,
  { queue, triedAgainAfter, actor }: Reporting,
  report: DeliveryReport,
): Promise<boolean> {
  let looks = 0;
  const kept = await untilWritten<KeptReport | boolean>(context, 'keep a report', async () => {
    const found = await find(context.table, report);
    if (found === undefined) {
      return typeof report.messageId === 'string' || ++looks > looksForName ? false : again;
    }
    const { message, attempt = message.attempt ?? 1 } = found;
    const given = { now: context.now(), attempt, triedAgainAfter };
    const consequence = decideReport(message, report, given);
    if (consequence.is === 'nothing') return false;
    if (consequence.is === 'push-again') {
      await queue.push(refOf(message), message.purpose);
      return true;
    }
    if (consequence.is === 'look-again') return again;
    if (consequence.is === 'failed') await failedAlong(context, message, actor);
    const writes = await reportWrites(context, message, report, consequence, found.phone, actor);
    return { writes, result: { message, consequence } };
  });
  if (typeof kept === 'boolean') return kept;
  const { message, consequence } = kept;
  if (consequence.is === 'try-again') await queue.push(refOf(message), message.purpose);
  await arrivedAfterAll(context, message, consequence, actor);
  return true;
}

type KeptReport = { readonly message: Message; readonly consequence: Consequence };

/**
 * Messages taken along failed too: written before the message is marked, so that after a crash the next try
 * does it.
 */
async function failedAlong(context: Context, { along = [] }: Message, actor: Actor): Promise<void> {
  for (const each of await alongWith(context.table, along))
    await putToTeamLeader(context, each, undefined, 'failed', actor);
}

/** News that arrived after all leaves the list of news not told. */
async function arrivedAfterAll(
  context: Context,
  message: Message,
  { is }: Consequence,
  actor: Actor,
): Promise<void> {
  const { along = [], outcome } = message;
  if (is !== 'delivered' || outcome !== 'failed') return;
  for (const each of [message, ...(await alongWith(context.table, along))])
    await toldAfterAll(context, each, actor);
}

type FoundMessage = { readonly message: Message; readonly attempt?: number; readonly phone?: FailedPhone };

/** The message a report is about and the phone it went to, as far as known. */
async function find(table: Table, { messageId, phone }: DeliveryReport): Promise<FoundMessage | undefined> {
  if (typeof messageId !== 'string') return findByNetwork(table, messageId.networkId, phone);
  const name = namedByNetwork(messageId);
  if (name === undefined) return undefined;
  const places: readonly MessageRef[] = [
    { messageId: name.messageId },
    ...(phone === null ? [] : [{ messageId: name.messageId, phone }]),
  ];
  const items = await table.getEach<Message & FailedPhone & keys.Key>([
    ...places.map(keyOf),
    ...(phone === null ? [] : [keys.phoneStateKey(phone)]),
  ]);
  const message = items.find((item) => !keys.isPhoneStateKey(item));
  const state = items.find(keys.isPhoneStateKey);
  if (message === undefined) return undefined;
  return { message, attempt: name.attempt, ...(state && phone !== null && { phone: { ...state, phone } }) };
}

async function findByNetwork(
  table: Table,
  networkId: string,
  phone: string | null,
): Promise<FoundMessage | undefined> {
  type Named = Message & Partial<keys.Gsi2>;
  const pk = keys.messageOfNetwork(networkId, '').gsi2pk;
  const { items } = await table.query<Named>({ pk, index: 'gsi2', limit: 1 });
  const [named] = items;
  if (named === undefined) return undefined;
  // The index may be a moment behind.
  const read = await table.getEach<Named & FailedPhone & keys.Key>([
    keyOf(refOf(named)),
    ...(phone === null ? [] : [keys.phoneStateKey(phone)]),
  ]);
  const message = read.find((item) => !keys.isPhoneStateKey(item));
  const state = read.find(keys.isPhoneStateKey);
  if (message === undefined) return undefined;
  return {
    message,
    attempt: attemptNamed(message.gsi2pk === pk ? message : named),
    ...(state && phone !== null && { phone: { ...state, phone } }),
  };
}

/** The attempt the network's name stands for: the last that went out, until the next one has a name. */
const attemptNamed = ({ state, attempt = 1 }: Message): number =>
  state === 'sent' ? attempt : Math.max(1, attempt - 1);
