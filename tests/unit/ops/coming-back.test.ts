import { describe, expect, it } from 'vitest';
import { waitFor } from '#bin/ops/dead-letters/come-back.ts';
import { redrive } from '#bin/ops/dead-letters/redrive.ts';
import { sender } from '#bin/ops/dead-letters/send.ts';
import { queuesOf } from '#bin/ops/queues/queues.ts';
import { namesOnly } from '#tests/support/queues/installation.ts';
import { memoryQueues } from '#tests/support/queues/memory-queues.ts';

const installation = namesOnly();
const never = new AbortController().signal;

/** Sends back two messages of `notify`, lets `then` happen, and looks for what has come back. */
async function sentBack(then: (queues: ReturnType<typeof memoryQueues>, ids: readonly string[]) => void) {
  const queues = memoryQueues({
    'diwan-dev-notify': 'diwan-dev-notify-dead',
    'diwan-dev-notify-dead': undefined,
    'diwan-dev-grants': 'diwan-dev-grants-dead',
    'diwan-dev-grants-dead': undefined,
  });
  const lay = (n: number) =>
    queues.lay(
      'diwan-dev-notify-dead',
      { n },
      { cameFrom: 'diwan-dev-notify', sentAt: Date.now() - 3_600_000 },
    );
  lay(1);
  lay(2);
  const { client } = queues;
  const began = new Date();
  const dead = (await queuesOf(installation, client)).dead.find(({ of }) => of === 'notify');
  if (dead === undefined) throw new Error('No dead-letter queue');
  const redriving = { installation, sqs: client, send: sender(installation, client), stop: never, began };
  const done = await redrive(redriving, dead, 10);
  expect(done.sent).toHaveLength(2);
  then(
    queues,
    done.sent.flatMap(({ messageId }) => messageId ?? []),
  );
  return waitFor(installation, client, done, 1, began, never);
}

/** What is on the queue of `notify` is handled, or set aside by SQS under the id it has. */
const handled = (queues: ReturnType<typeof memoryQueues>, failing: readonly string[] = []) => {
  for (const { id, body } of queues.take('diwan-dev-notify')) {
    if (failing.includes(id)) {
      queues.lay('diwan-dev-notify-dead', body, { id, cameFrom: 'diwan-dev-notify', sentAt: Date.now() });
    }
  }
};

describe('after sending back', () => {
  it('nothing has come back where all is handled', async () => {
    expect(await sentBack((queues) => handled(queues))).toEqual({ back: [], underWay: 0 });
  });

  it('what is still being tried is counted', async () => {
    expect(await sentBack(() => {})).toEqual({ back: [], underWay: 2 });
  });

  it('what SQS set aside again is named', async () => {
    const outcome = await sentBack((queues, [first = '']) => handled(queues, [first]));
    expect(outcome).toMatchObject({ back: [{ of: 'notify', wrapping: 'queue' }], underWay: 0 });
  });

  it('what its function set aside itself is named, though it has another id', async () => {
    const outcome = await sentBack((queues) => {
      handled(queues);
      queues.lay(
        'diwan-dev-notify-dead',
        { n: 1 },
        {
          sentAt: Date.now(),
          attributes: { ERROR_CODE: 'CANNOT_BE_HANDLED', ERROR_MESSAGE: 'no data' },
        },
      );
    });
    expect(outcome.back).toMatchObject([
      { of: 'notify', wrapping: 'function', why: 'CANNOT_BE_HANDLED: no data' },
    ]);
  });

  it('what lay there before, and what lies elsewhere, is not taken for it', async () => {
    const outcome = await sentBack((queues) => {
      handled(queues);
      queues.lay('diwan-dev-notify-dead', { n: 3 }, { sentAt: Date.now() - 600_000 });
      queues.lay('diwan-dev-grants-dead', { n: 4 }, { sentAt: Date.now() });
    });
    expect(outcome.back).toEqual([]);
  });
});
