import { waitFor } from '#bin/ops/dead-letters/come-back.ts';
import { type Parcel, parcelOf } from '#bin/ops/dead-letters/parcel.ts';
import { type Redriven, redrive } from '#bin/ops/dead-letters/redrive.ts';
import { sender } from '#bin/ops/dead-letters/send.ts';
import { columns, counted } from '#bin/ops/frame/columns.ts';
import { command, type Report } from '#bin/ops/frame/command.ts';
import { wholeNumber } from '#bin/ops/frame/parse.ts';
import { WrongUsage } from '#bin/ops/frame/wrong-usage.ts';
import { type DeadQueue, deadQueueNamed, queueClient, queuesOf } from '#bin/ops/queues/queues.ts';
import { lookInto } from '#bin/ops/queues/take.ts';
import { lying } from '#bin/ops/watching/findings.ts';

/** How many messages of each queue are looked at before, to say where they go. */
const lookedAt = 100;

/** `dlq redrive`: sends the messages of a dead-letter queue to where they belong. */
export const dlqRedrive = command({
  name: 'dlq redrive',
  does: 'Sends what lies in a dead-letter queue to where it belongs. Everything may run twice.',
  arguments: [{ name: 'QUEUE', about: 'What the queue is for: notify.', isOptional: true }],
  options: {
    all: { type: 'boolean', about: 'Every dead-letter queue.' },
    most: {
      type: 'string',
      value: 'N',
      about: 'Sends so many of each queue at the most.',
      default: '100000',
    },
    wait: {
      type: 'string',
      value: 'SECONDS',
      about: 'Waits at the most so long, and says what has come back.',
      default: '0',
    },
  },
  async plan({ installation, values, words: [name], stop }) {
    const most = wholeNumber('most', values.most);
    const seconds = wholeNumber('wait', values.wait, 0);
    if ((name === undefined) === !values.all) throw new WrongUsage('Name one queue, or say --all.');
    const began = new Date();
    const sqs = queueClient(installation);
    const queues = await queuesOf(installation, sqs);
    const chosen = name === undefined ? queues.dead : [deadQueueNamed(queues, installation, name)];
    const full = chosen.filter((queue) => lying(queue) > 0);
    const seen: { queue: DeadQueue; parcels: readonly Parcel[] }[] = [];
    for (const queue of full) {
      const messages = await lookInto(sqs, queue, Math.min(lookedAt, most));
      seen.push({ queue, parcels: messages.map((message) => parcelOf(message, queue, installation)) });
    }
    const found = seen.filter(({ parcels }) => parcels.length > 0);
    if (found.length === 0) {
      return { text: ['Nothing lies there to be sent.'], json: { messages: 0, queues: [] } };
    }
    const count = found.reduce(
      (sum, { queue, parcels }) => sum + Math.min(most, Math.max(lying(queue), parcels.length)),
      0,
    );
    const ways = found.flatMap(({ queue, parcels }) => waysOf(queue, parcels));
    return {
      text: columns(
        ways.map(({ of, wrapping, to, messages }) => [of, wrapping, to, messages]),
        ['dead letters of', 'put aside by', 'go to', 'messages'],
      ),
      json: { messages: count, ways },
      needsAttention: true,
      change: {
        question: `Send ${counted(count, 'message')}?`,
        carryOut: async () => {
          const redriving = { installation, sqs, send: sender(installation, sqs), stop, began };
          const done: Redriven[] = [];
          for (const { queue } of found) done.push(await redrive(redriving, queue, most));
          const all = { sent: done.flatMap(({ sent }) => sent), left: done.flatMap(({ left }) => left) };
          const outcome =
            seconds === 0 ? undefined : await waitFor(installation, sqs, all, seconds, began, stop);
          return reportOf(all, outcome, stop.aborted);
        },
      },
    };
  },
});

/** Where the messages of a queue go, and how many of each kind; of a long queue those looked at. */
function waysOf(queue: DeadQueue, parcels: readonly Parcel[]) {
  const ways = new Map<string, { of: string; wrapping: string; to: string; messages: number }>();
  for (const { wrapping, to } of parcels) {
    const place = placeOf(to);
    const way = ways.get(`${wrapping} ${place}`) ?? { of: queue.of, wrapping, to: place, messages: 0 };
    ways.set(`${wrapping} ${place}`, { ...way, messages: way.messages + 1 });
  }
  return [...ways.values()];
}

function placeOf(to: Parcel['to']): string {
  if (to === undefined) return 'nowhere: it stays';
  if ('queue' in to) return `queue ${nameIn(to.queue)}`;
  return 'functionArn' in to ? `function ${nameIn(to.functionArn)}` : `${to.reader}, out of the table`;
}

const nameIn = (arn: string): string => (arn.split(':').at(-1) ?? '').replace(/^diwan-[a-z]+-/, '');

function reportOf(
  { sent, left }: Redriven,
  outcome: Awaited<ReturnType<typeof waitFor>> | undefined,
  isStopped: boolean,
): Report {
  const events = sent.reduce((sum, each) => sum + (each.events ?? 0), 0);
  return {
    text: [
      `Sent: ${counted(sent.length, 'message')}${events > 0 ? `, with ${counted(events, 'event')} out of the table` : ''}.`,
      ...left.map(({ parcel, why }) => `Left where it was: ${parcel.content}. ${why}`),
      ...(isStopped ? ['Stopped before the end: the same command goes on.'] : []),
      ...(outcome === undefined
        ? sent.length > 0
          ? ['Whether anything comes back: npm run ops -- status']
          : []
        : [
            ...outcome.back.map(
              ({ of, content, why }) =>
                `Came back to ${of}: ${content}${why === undefined ? '' : `. ${why}`}`,
            ),
            outcome.underWay > 0
              ? `${counted(outcome.underWay, 'message')} on the queues they went to: still being tried. Later: npm run ops -- status`
              : `Nothing more waits on the queues they went to; ${outcome.back.length} came back.`,
          ]),
    ],
    json: {
      sent: sent.map(({ to, events: given, parcel }) => ({
        ...{ to, content: parcel.content, wrapping: parcel.wrapping },
        ...(given === undefined ? {} : { events: given }),
      })),
      left: left.map(({ parcel, why }) => ({ content: parcel.content, why })),
      ...(outcome === undefined
        ? {}
        : {
            cameBack: outcome.back.map(({ of, content }) => ({ of, content })),
            underWay: outcome.underWay,
          }),
    },
    needsAttention:
      left.length > 0 ||
      isStopped ||
      (outcome !== undefined && (outcome.back.length > 0 || outcome.underWay > 0)),
  };
}
