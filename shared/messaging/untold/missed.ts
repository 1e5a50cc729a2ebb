import { concernsById } from '#shared/concerns/index.ts';
import type { Phone } from '#shared/people/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { isHerNews } from '../news/news.ts';
import { messageIdOf, messagesSince, post, type SendQueue } from '../outbox/outbox.ts';
import type { Message, Notice } from '../schema.ts';
import { concernIdOfMessage } from './untold.ts';

const day = 24 * 3_600_000;
/** Older news was told by someone else, or is nothing that a text should bring up again. */
const lookedBack = 90 * day;
/** As many messages in one text as a person reads at once. */
const mostTogether = 5;

/** Reasons not to retry: no text will ever tell it, or it waits for the month's money and goes by itself. */
const notToRetry: ReadonlySet<string> = new Set(['prefix', 'budget']);

/**
 * Tells the people of a phone that takes texts again the news they missed: the open entries on the team
 * leader's list, if still true when sent, several in one text. An entry leaves the list when the text goes.
 * The same text from the phone always makes the same messages.
 * @param because the id of the text that came from the phone
 */
export async function tellMissed(
  context: Context,
  queue: SendQueue,
  { people, state }: Pick<Phone, 'people' | 'state'>,
  because: string,
): Promise<void> {
  if (state.missed !== true) return;
  const { table } = context;
  const since = new Date(context.now().getTime() - lookedBack);
  const missed = await Promise.all(people.map(({ personId }) => missedBy(table, personId, since)));
  const all = missed.flat().toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  for (let from = 0; from < all.length; from += mostTogether) {
    const [last, ...others] = all.slice(from, from + mostTogether).toReversed();
    if (last === undefined) return;
    await post(table, queue, again(last, others, because, context.now()));
  }
}

/** The messages of the open entries about her. */
async function missedBy(table: Table, personId: string, since: Date): Promise<readonly Notice[]> {
  const lost = (await messagesSince(table, personId, since)).filter(
    (message): message is Notice => isLost(message) && isHerNews(message),
  );
  const ids = [...new Set(lost.flatMap((message) => concernIdOfMessage(message) ?? []))];
  const open = (await concernsById(table, ids)).filter(
    ({ status, reason = '' }) => status === 'open' && !notToRetry.has(reason),
  );
  const wanted = new Set(open.map(({ messageId }) => messageId));
  return lost.filter(({ messageId }) => wanted.has(messageId));
}

const isLost = ({ state, outcome }: Message): boolean => state === 'dropped' || outcome === 'failed';

/**
 * A message that says these messages again, the last one first: it answers the person who has just texted.
 */
function again(last: Notice, others: readonly Notice[], because: string, now: Date): Notice {
  const { messageId, personId, lines, language, languageIsGuess, centre, notAfter } = last;
  const { activityId, kind, sessionId } = last;
  return {
    messageId: messageIdOf(because, 'missed', messageId),
    personId,
    lines,
    language,
    ...(languageIsGuess === undefined ? {} : { languageIsGuess }),
    ...(centre === undefined ? {} : { centre }),
    ...(notAfter === undefined ? {} : { notAfter }),
    ...(activityId === undefined ? {} : { activityId }),
    ...(kind === undefined ? {} : { kind }),
    ...(sessionId === undefined ? {} : { sessionId }),
    purpose: 'answer',
    createdAt: now.toISOString(),
    state: 'queued',
    along: others.map((each) => each.messageId),
  };
}
