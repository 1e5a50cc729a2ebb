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
import type { SentLately, Waits } from '../policy/sent-lately.ts';
import { addresseeOf, type NamedLine, phoneNow } from '../render/recipient.ts';
import type { Message } from '../schema.ts';
import { isBeingSent } from './mark-sent.ts';
import { keyOf, refOf } from './outbox.ts';
import { droppedEvent } from './outcome-events.ts';

/** A message to a person, as what waits for her phone is. */
export type News = Message & { readonly personId: string };

/** So often it is tried to keep in mind what waits. */
const mostLooks = 5;
/** How many are kept in mind of what waits for a phone; those beyond go out by themselves. */
const mostWaiting = 20;
/** How many go out in one text with another: as much as may be read at once. */
const mostAlong = 4;
/** In seconds: how long the others leave it to the first of them to take them along, and how often they look. */
const patience = 600;
const betweenLooks = 30;

/**
 * Keeps with a phone that a message waits for it, so that whichever goes first takes the others along. Only kept in mind:
 * each is on its queue and goes by itself where this is lost.
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
      // With a phone that is erased nothing is noted.
      { as: 'phone', check: keys.phoneStateKey(phone), when: isPresent },
    ];
    return { writes, result: undefined };
  });
}

/**
 * Until when a message that has waited leaves it to another, which waited before it, to take it along; `undefined` when it
 * is to go itself.
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

/** What is said of a message that has waited, or that another takes along. */
export type Said = { readonly message: News; readonly lines: readonly NamedLine[] };

/** What of these messages is still to be said, and can be, on this phone; in the order in which it happened. */
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

/** The last that is told of each thing. */
const lastOfEach = (said: readonly Said[]): readonly Said[] => [
  ...new Map(said.map((each) => [topicOf(each.message), each])).values(),
];

/** The lines of a message and of those that go along with it, without what a later one of them has overtaken. */
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
 * Takes along what waits for the same phone: from then on it is this message that tells of it, in one text. Answers with
 * which; none where someone else is at one of them at that moment, or there is nothing.
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
