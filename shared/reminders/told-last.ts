import { localDate } from '../language/index.ts';
import { type Line, messagesSince } from '../messaging/index.ts';
import type { Table } from '../table/index.ts';

/** What a reminder told of: the codes of its activities, and the day in Baghdad on which they have a session. */
export type RemindedOf = { readonly codes: readonly string[]; readonly day: string };

/** What these people have been reminded of since then, that which was told last first. Their messages are found in an index. */
export async function remindedOf(
  table: Table,
  personIds: readonly string[],
  since: Date,
): Promise<readonly RemindedOf[]> {
  const messages = await Promise.all(personIds.map((personId) => messagesSince(table, personId, since)));
  return messages
    .flat()
    .filter(({ purpose, state }) => purpose === 'reminder' && (state === 'sent' || state === 'sending'))
    .toSorted((a, b) => ((a.sentAt ?? a.createdAt) < (b.sentAt ?? b.createdAt) ? 1 : -1))
    .flatMap(({ lines }) => lines.flatMap(toldIn));
}

/** Of a line as `messages.ts` makes it. */
const toldIn = ({ args: { code, other, start } }: Line): readonly RemindedOf[] =>
  typeof start === 'string'
    ? [{ codes: [code, other].filter((each) => typeof each === 'string'), day: localDate(start) }]
    : [];
