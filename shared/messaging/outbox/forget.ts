import { keys, type Table } from '#shared/table/index.ts';

/** AWS: at most 100 writes in a transaction. */
const mostAtOnce = 100;

/**
 * Deletes every reply kept with a phone except its last one, and the note of the texts it was sent lately.
 */
export async function forgetReplies(table: Table, phone: string, lastWord: string): Promise<void> {
  const { items } = await table.query<{ pk: string; sk: string }>(keys.repliesTo(phone));
  const others = items
    .map(({ pk, sk }) => ({ pk, sk }))
    .filter(({ sk }) => sk !== keys.replyKey(phone, lastWord).sk);
  const all = [keys.sentLatelyKey(phone), ...others];
  for (let start = 0; start < all.length; start += mostAtOnce) {
    const outcome = await table.write(
      all.slice(start, start + mostAtOnce).map((key) => ({ as: 'reply', delete: key })),
    );
    if (outcome.result !== 'written') throw new Error('The replies of a phone could not be deleted');
  }
}
