import { endOfQuiet } from '#shared/language/index.ts';
import { type FanOutQueue, introducing, type Limits, pushPage } from '#shared/messaging/index.ts';
import { phoneStatesOf, reachedBy } from '#shared/people/index.ts';
import { all, type Context, equals, keys, recordEvent } from '#shared/table/index.ts';
import { finishedEvent } from './decide.ts';
import { messageOf } from './message.ts';
import type { Broadcast } from './schema.ts';
import { broadcastById, recipientsOn } from './store.ts';

/** A page that is to be handed on to be sent. */
export type Sending = {
  readonly broadcastId: string;
  readonly page: number;
  /** The start of the run that asked for this page; if it was resumed since, another run handles the page. */
  readonly runningSince?: string | undefined;
};

/** The page that follows, and after how many seconds. */
export type Next = Sending & { readonly inSeconds: number };

/** AWS: the longest that SQS delays a message, in seconds. */
const longestDelay = 900;
/** The number of texts assumed for a page of unknown size: the most it can have. */
const longestPage = 400;

const system = { kind: 'system', function: 'broadcast' } as const;

/**
 * Hands a page of a running broadcast on to be sent, and answers with the next, as far behind as sending this
 * one takes: so a paused or cancelled broadcast stops within seconds. Sends nothing in quiet hours; the same
 * page comes again after them. For a page already done it answers with the first page not done, in case that
 * run was lost; no sooner than that page is due, in case it was not.
 */
export async function sendPage(
  context: Context,
  queue: FanOutQueue,
  { limits, perSecond }: { readonly limits: Limits; readonly perSecond: number },
  { broadcastId, page, runningSince }: Sending,
): Promise<Next | undefined> {
  const { table, now: clock } = context;
  const broadcast = await broadcastById(table, broadcastId);
  if (broadcast?.status !== 'running') return undefined;
  if (runningSince !== undefined && broadcast.runningSince !== runningSince) return undefined;
  const sending = { broadcastId, runningSince: broadcast.runningSince };
  const paced = (messages: number) => Math.ceil(messages / perSecond);
  if (page !== broadcast.pagesDone)
    return { ...sending, page: broadcast.pagesDone, inSeconds: paced(longestPage) };
  const now = clock();
  const quietUntil = endOfQuiet(now, limits.quietHours);
  if (quietUntil !== undefined) {
    const seconds = Math.ceil((quietUntil.getTime() - now.getTime()) / 1_000);
    return { ...sending, page, inSeconds: Math.min(longestDelay, seconds) };
  }
  const recipients = await recipientsOn(table, broadcastId, page);
  if (recipients === undefined) throw new Error(`Page ${page} of a broadcast is not there`);
  const people = await reachedBy(table, recipients.personIds);
  const states = await phoneStatesOf(
    table,
    people.map(({ phone }) => phone),
  );
  const countedIn = new Map(recipients.personIds.map((id, nth) => [id, recipients.languages?.[nth]]));
  const messages = people.map((person) => {
    const known = countedIn.get(person.personId) ?? person.language;
    const state = states.get(person.phone) ?? {};
    const message = messageOf(broadcast, person, state.chosenLanguage ?? known, now);
    return introducing(message, state) === 'stop' ? { ...message, pricedWith: 'stop' as const } : message;
  });
  await pushPage(context, queue, limits, messages);
  const isLast = page + 1 >= broadcast.pages;
  if (!(await markDone(context, broadcast, isLast)) || isLast) return undefined;
  return { ...sending, page: page + 1, inSeconds: paced(messages.length) };
}

/** `false` when the broadcast was paused or cancelled meanwhile, or another run did this page and goes on. */
async function markDone(
  { table, now, newId }: Context,
  broadcast: Broadcast,
  isLast: boolean,
): Promise<boolean> {
  const at = now();
  const outcome = await table.write([
    {
      as: 'broadcast',
      update: keys.broadcastKey(broadcast.broadcastId),
      changes: {
        set: {
          pagesDone: broadcast.pagesDone + 1,
          ...(isLast ? { status: 'finished', version: broadcast.version + 1 } : {}),
        },
      },
      when: all(equals('pagesDone', broadcast.pagesDone), equals('version', broadcast.version)),
    },
    ...(isLast
      ? [recordEvent(finishedEvent(broadcast, { now: at, eventId: newId(at), actor: system }))]
      : []),
  ]);
  if (outcome.result === 'contended') throw new Error('How far a broadcast has come could not be written');
  return outcome.result === 'written';
}
