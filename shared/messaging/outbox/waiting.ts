import {
  type Context,
  equals,
  isAbsent,
  isPresent,
  keys,
  recordEvent,
  type Table,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { isNews, topicOf } from '../news/news.ts';
import { trueNow } from '../news/still-true.ts';
import { phoneNow, type SentLately, type Waits } from '../policy/phone-now.ts';
import { addresseeOf, type NamedLine } from '../render/recipient.ts';
import type { Message } from '../schema.ts';
import { keyOf, refOf } from './outbox.ts';
import { droppedEvent, isBeingSent } from './outcome.ts';

/** A message to a person, which may wait for her phone. */
export type News = Message & { readonly personId: string };

/** How often noting a waiting message is tried. */
const mostLooks = 5;
/** How many waiting messages are noted for a phone; those beyond go out by themselves. */
const mostWaiting = 20;
/** How many messages go out in one text with another: as many as a person reads at once. */
const mostAlong = 4;
/**
 * In seconds: how long the other messages leave it to the first to take them along, and how often they look.
 */
const patience = 600;
const betweenLooks = 30;

/**
 * Notes with a phone that a message waits, so that the first to go takes the others along. The note may be
 * lost: each message is also on its queue, and then goes by itself.
 */
export async function noteWaiting(
  context: Context,
  phone: string,
  { messageId }: Pick<Message, 'messageId'>,
  until: Date,
): Promise<void> {
  const { table } = context;
  let looks = 0;
  return untilWritten(context, 'note that a message waits', async () => {
    const { state, lately } = await phoneNow(table, phone);
    const { waiting = [], version } = lately;
    if (state === undefined || waiting.some(({ id }) => id === messageId) || ++looks > mostLooks) return;
    const entry: Waits = { id: messageId, until: Math.ceil(until.getTime() / 1000) };
    const writes: readonly Write[] = [
      {
        as: 'lately',
        update: keys.sentLatelyKey(phone),
        changes: {
          set: {
            version: version + 1,
            sent: lately.sent,
            waiting: [...waiting, entry].slice(-mostWaiting),
            expiresAt: entry.until + 24 * 3600,
          },
        },
        when: version === 0 ? isAbsent : equals('version', version),
      },
      // Nothing is noted with an erased phone.
      { as: 'phone', check: keys.phoneStateKey(phone), when: isPresent },
    ];
    return { writes, result: undefined };
  });
}

/**
 * Until when a message that has waited leaves it to one that waited before it to take it along; `undefined`
 * when the message goes itself.
 */
export function leftToAnother(
  { waiting = [] }: SentLately,
  { messageId, heldFor }: Pick<Message, 'messageId' | 'heldFor'>,
  now: Date,
): Date | undefined {
  if (heldFor === undefined) return undefined;
  const seconds = now.getTime() / 1000;
  const [first] = waiting.filter(({ until }) => until <= seconds && until + patience > seconds);
  const isIts = first !== undefined && first.id !== messageId && waiting.some(({ id }) => id === messageId);
  return isIts ? new Date(now.getTime() + betweenLooks * 1000) : undefined;
}

/** A message that has waited or is taken along, with the lines that are said of it. */
export type Said = { readonly message: News; readonly lines: readonly NamedLine[] };

/**
 * The messages that are still true and can be told on this phone, with their lines, in the order they were
 * made.
 */
async function saidOf(
  table: Table,
  ids: readonly string[],
  phone: string,
  now: Date,
): Promise<readonly Said[]> {
  const items = await table.getEach<Message>([...new Set(ids)].map((id) => keys.messageKey(id)));
  const said = await Promise.all(
    items.map(async (message): Promise<readonly Said[]> => {
      if (!('personId' in message) || !isNews(message)) return [];
      const told = await trueNow(table, message, now);
      if (told === undefined) return [];
      const to = await addresseeOf(table, { ...message, lines: told.lines }, now);
      return typeof to === 'string' || to.phone !== phone ? [] : [{ message, lines: to.lines }];
    }),
  );
  return said.flat().toSorted((a, b) => (a.message.createdAt < b.message.createdAt ? -1 : 1));
}

/** The last message about each topic. */
const lastOfEach = (said: readonly Said[]): readonly Said[] => [
  ...new Map(said.map((each) => [topicOf(each.message), each])).values(),
];

/** The lines of a message and of those taken along, without lines a later message has overtaken. */
export async function linesTogether(
  table: Table,
  message: News,
  own: readonly NamedLine[],
  phone: string,
  now: Date,
): Promise<readonly NamedLine[]> {
  const along = await saidOf(table, message.along ?? [], phone, now);
  return lastOfEach(
    [...(own.length === 0 ? [] : [{ message, lines: own }]), ...along].toSorted(inOrder),
  ).flatMap(({ lines }) => lines);
}
const inOrder = (a: Said, b: Said) => (a.message.createdAt < b.message.createdAt ? -1 : 1);

/**
 * Takes along the messages that wait for the same phone: from then on this message tells them, in one text.
 * Gives the ids of all it takes along; none when nothing waits, and no new ones when another sender has one.
 */
export async function takeAlong(
  context: Context,
  message: News,
  phone: string,
  { waiting = [] }: SentLately,
): Promise<readonly string[]> {
  const ids = waiting.map(({ id }) => id).filter((id) => id !== message.messageId);
  if (ids.length === 0) return [];
  const { table } = context;
  const said = await saidOf(table, ids, phone, context.now());
  const free = said.filter(
    ({ message: { state, attempt, along } }) =>
      state === 'queued' && attempt === undefined && along === undefined,
  );
  const taken = free.slice(0, mostAlong);
  if (taken.length === 0) return [];
  const along = [...(message.along ?? []), ...taken.map((each) => each.message.messageId)];
  const outcome = await table.write([
    { as: 'message', update: keyOf(refOf(message)), changes: { set: { along } }, when: isBeingSent },
    ...taken.flatMap(({ message: each }) => [
      {
        as: 'along',
        update: keyOf(refOf(each)),
        changes: { set: { state: 'dropped', reason: 'folded', foldedInto: message.messageId } },
        when: equals('state', 'queued'),
      },
      recordEvent(droppedEvent(context, each, 'folded')),
    ]),
  ]);
  return outcome.result === 'written' ? along : (message.along ?? []);
}
