import { concernsById } from '#shared/concerns/index.ts';
import type { Phone } from '#shared/people/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import { isHerNews } from '../news/news.ts';
import { messageIdOf } from '../outbox/message-id.ts';
import { messagesSince, post, type SendQueue } from '../outbox/outbox.ts';
import type { Message, Notice } from '../schema.ts';
import { concernIdOfMessage } from './untold.ts';

const day = 24 * 3_600_000;
/** What is older has been told by someone else, or is nothing that a text should bring up again. */
const lookedBack = 90 * day;
/** As many in one text as may be read at once. */
const mostTogether = 5;

/** No text will ever tell it, or it waits for the month's money and goes by itself. */
const notToRetry: ReadonlySet<string> = new Set(['prefix', 'budget']);

/**
 * Tells the people of a phone, which takes texts again, what they missed while it did not: what stands open before the team
 * leader, as far as it is true when it is sent, several in one text. The line leaves the list when the text goes. The same
 * messages however often it is asked because of the same text.
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

/** The messages of her open lines. */
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

/** A message that says what these said, the last of them in the lead: an answer to whoever has just texted. */
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
