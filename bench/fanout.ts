import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sendingLimits } from '#infra/settings/sending.ts';
import type { Reminding } from '#shared/reminders/index.ts';
import type { Answered, Asked } from './fanout/process.ts';
import { type QueueStub, queueStub } from './fanout/queue-stub.ts';
import { type TableStub, tableStub } from './fanout/table-stub.ts';
import { median, type Result, result } from './result.ts';

const few = 10_000;
const many = 100_000;
const warmUp = 8_000;
const rounds = 5;
/** The size of a batch of the queue, and of a page of the handler, which sends its batches in parallel. */
const batch = 10;
const page = 400;

/**
 * Reminding a roster of 10,000 and of 100,000 by the real handler, page after page, against a bare loop of
 * sends.
 */
export async function benchFanout(): Promise<Result[]> {
  const table = await tableStub();
  const queue = await queueStub();
  try {
    const place = { table, queue };
    const rosters = {
      warm: table.addRoster(warmUp),
      few: table.addRoster(few),
      many: table.addRoster(many),
    };
    // Side by side in one process, in turns, so that both are as warm as each other.
    const speed = await inProcess(place, rosters.warm, async (run) => {
      const times = { handler: [] as number[], bare: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        times.bare.push((await run({ bare: few, atOnce: batch })).seconds);
        times.handler.push((await run({ remind: rosters.few })).seconds);
      }
      return times;
    });
    const small = await inProcess(place, rosters.warm, (run) => run({ remind: rosters.few }));
    const big = await inProcess(place, rosters.warm, async (run) => {
      queue.counted();
      const whole = await run({ remind: rosters.many });
      const { batches, messages } = queue.counted();
      if (messages !== many) throw new Error(`${messages} of ${many} were reminded`);
      const bare = await run({ bare: many, atOnce: batch });
      const sideBySide = await run({ bare: many, atOnce: page });
      return { ...whole, batches, bare: bare.seconds, sideBySide };
    });
    const perSecond = (people: number, seconds: number) => Math.round(people / seconds);
    const ratio = (handler: number, bare: number) => bare / handler;
    const reads = big.calls;
    return [
      result('fanout.rate-10000', ratio(median(speed.handler), median(speed.bare)), '×', {
        goal: 0.8,
        better: 'higher',
        note: `${perSecond(few, median(speed.handler))} people/s against ${perSecond(few, median(speed.bare))} of a bare loop that only builds and sends the same batches, one after the other`,
      }),
      result('fanout.rate-100000', ratio(big.seconds, big.bare), '×', {
        goal: 0.8,
        better: 'higher',
        note: `${perSecond(many, big.seconds)} people/s against ${perSecond(many, big.bare)}`,
      }),
      result('fanout.processor', ratio(big.processor, big.sideBySide.processor), '×', {
        better: 'higher',
        note: `time of the processor, against the same loop with a page of batches side by side, as the handler sends them: ${perSecond(many, big.processor)} people/s against ${perSecond(many, big.sideBySide.processor)}; the rest is reading, deciding and paying`,
      }),
      result('fanout.memory', big.memory / small.memory, '×', {
        goal: 1.2,
        note: `peak of the process: ${megabytes(small.memory)} MB for 10,000, ${megabytes(big.memory)} MB for 100,000`,
      }),
      result('fanout.queue-sends', big.batches / many, 'sends/person', { goal: 0.11, note: 'ten to a send' }),
      result('fanout.query-pages', (reads.Query ?? 0) / many, 'queries/person', {
        goal: 0.01,
        note: `for 100,000: ${reads.Query} Query, ${reads.BatchGetItem} BatchGetItem, ${reads.GetItem} GetItem, ${reads.UpdateItem} UpdateItem`,
      }),
    ];
  } finally {
    queue.close();
    table.close();
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);

type Place = { readonly table: TableStub; readonly queue: QueueStub };
type Run = (asked: Asked) => Promise<Answered>;

/** Starts a process like the function's, warms it, and lets `measure` ask things of it. */
async function inProcess<T>(
  { table, queue }: Place,
  warm: Reminding,
  measure: (run: Run) => Promise<T>,
): Promise<T> {
  const child = fork(join(import.meta.dirname, 'fanout', 'process.ts'), {
    // A heap that fits a function of 512 MB, its young part of one size: how V8 lets that grow is not the
    // roster's doing.
    execArgv: [
      ...process.execArgv,
      '--max-old-space-size=256',
      '--min-semi-space-size=32',
      '--max-semi-space-size=32',
    ],
    env: {
      ...process.env,
      TABLE_NAME: 'diwan',
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      AWS_ENDPOINT_URL_SQS: queue.endpoint,
      QUEUE_URL: `${queue.endpoint}/pages`,
      REMINDERS_QUEUE_URL: `${queue.endpoint}/reminders`,
      REMINDERS: JSON.stringify({ leads: { default: [7_200] }, last: 3_600 }),
      SENDING: JSON.stringify({ ...sendingLimits, allowedPrefixes: ['+9647'], monthlyCap: {} }),
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
    },
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The process that fans out has ended');
  });
  // A caller that waits for an answer gets this error from the race.
  ended.catch(() => undefined);
  const run: Run = async (asked) => {
    child.send(asked);
    // The process sends nothing else.
    const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Answered];
    return answer;
  };
  try {
    await run({ remind: warm });
    await run({ bare: warmUp, atOnce: batch });
    return await measure(run);
  } finally {
    child.kill();
  }
}
