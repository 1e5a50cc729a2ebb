import { parcelOf } from '#bin/ops/dead-letters/parcel.ts';
import { columns, counted, instantOf, none } from '#bin/ops/frame/columns.ts';
import { command } from '#bin/ops/frame/command.ts';
import { wholeNumber } from '#bin/ops/frame/parse.ts';
import { deadQueueNamed, queueClient, queuesOf } from '#bin/ops/queues/queues.ts';
import { lookInto } from '#bin/ops/queues/take.ts';

/** `dlq show`: what lies in one dead-letter queue, without what it says of anyone. */
export const dlqShow = command({
  name: 'dlq show',
  does: 'Shows what lies in a dead-letter queue: what it is, since when, how often it was tried, why.',
  arguments: [{ name: 'QUEUE', about: 'What the queue is for: notify.' }],
  options: { most: { type: 'string', value: 'N', about: 'Shows so many at the most.', default: '20' } },
  async read({ installation, values, words: [name = ''] }) {
    const most = wholeNumber('most', values.most);
    const sqs = queueClient(installation);
    const queue = deadQueueNamed(await queuesOf(installation, sqs), installation, name);
    const parcels = (await lookInto(sqs, queue, most)).map((message) =>
      parcelOf(message, queue, installation),
    );
    const rows = parcels.map(({ wrapping, content, since, tries, why, to }) => [
      wrapping,
      instantOf(since),
      tries ?? none,
      content,
      why ?? (to === undefined ? 'no place to send it to is known' : none),
    ]);
    return {
      text:
        parcels.length === 0
          ? [`Nothing lies in the dead-letter queue of ${queue.of}.`]
          : [
              ...columns(rows, ['put aside by', 'since', 'tries', 'what', 'why']),
              '',
              `${counted(parcels.length, 'message')} shown of about ${Math.max(parcels.length, queue.waiting + queue.taken)}. They stay in the queue. Send them back: npm run ops -- dlq redrive ${queue.of}`,
            ],
      json: {
        queue: queue.of,
        messages: parcels.map(({ to, ...parcel }) => ({ ...parcel, canBeSent: to !== undefined })),
      },
      needsAttention: parcels.length > 0,
    };
  },
});
