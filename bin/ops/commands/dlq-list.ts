import { type Parcel, parcelOf } from '#bin/ops/dead-letters/parcel.ts';
import { ago, columns, counted, none } from '#bin/ops/frame/columns.ts';
import { command } from '#bin/ops/frame/command.ts';
import { queueClient, queuesOf } from '#bin/ops/queues/queues.ts';
import { lookInto } from '#bin/ops/queues/take.ts';

/** How many messages of each queue are looked at, to say of which kind they are. */
const lookedAt = 20;

/** `dlq list`: the dead-letter queues, and what lies in each. */
export const dlqList = command({
  name: 'dlq list',
  does: 'Lists the dead-letter queues: how much lies in each, since when, and who put it there.',
  options: { all: { type: 'boolean', about: 'Lists empty ones too.' } },
  async read({ installation, values }) {
    const sqs = queueClient(installation);
    const { dead } = await queuesOf(installation, sqs);
    const now = Date.now();
    const rows = [];
    for (const queue of dead) {
      const messages = queue.waiting + queue.taken + queue.delayed;
      if (messages === 0 && !values.all) continue;
      const seen = messages === 0 ? [] : await lookInto(sqs, queue, lookedAt);
      const parcels = seen.map((message) => parcelOf(message, queue, installation));
      rows.push({
        queue: queue.of,
        messages: Math.max(messages, parcels.length),
        since: parcels[0]?.since.toISOString() ?? null,
        kinds: kindsOf(parcels),
      });
    }
    const set = rows.reduce((sum, { messages }) => sum + messages, 0);
    const headings = ['of', 'messages', 'oldest', 'put aside by'];
    const lines = columns(
      rows.map(({ queue, messages, since, kinds }) => [
        queue,
        messages,
        since === null ? none : ago(now - Date.parse(since)),
        Object.entries(kinds)
          .map(([kind, count]) => `${kind} ${count}`)
          .join(', '),
      ]),
      headings,
    );
    return {
      text:
        set === 0
          ? [...(values.all ? lines : []), 'Nothing lies in a dead-letter queue.']
          : [
              ...lines,
              '',
              `${counted(set, 'message')} in all. See them: npm run ops -- dlq show QUEUE. Send them back: npm run ops -- dlq redrive QUEUE`,
            ],
      json: { messages: set, queues: rows },
      needsAttention: set > 0,
    };
  },
});

/** How many were put aside by whom. */
function kindsOf(parcels: readonly Parcel[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { wrapping } of parcels) counts[wrapping] = (counts[wrapping] ?? 0) + 1;
  return counts;
}
