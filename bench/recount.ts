import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type EventsStub, eventsStub } from './recount/events-stub.ts';
import type { Answered, Asked } from './recount/process.ts';
import { median, type Result, result } from './result.ts';

const few = 10_080;
const many = 1_000_320;
const rated = 60_000;
const rounds = 7;

/** Counting all events anew, as `npm run ops -- counts` does: its memory, and its rate beside a bare loop. */
export async function benchRecount(): Promise<Result[]> {
  const stub = await eventsStub();
  try {
    // Side by side in one process, in turns, so that both are as warm as each other and meet the same machine.
    const pairs = await inProcess(stub, async (run) => {
      stub.hold(rated);
      await run('recount');
      await run('bare');
      const found: { readonly bare: number; readonly recount: number }[] = [];
      for (let round = 0; round < rounds; round++) {
        const bare = perSecond(await run('bare'), rated);
        found.push({ bare, recount: perSecond(await run('recount'), rated) });
      }
      return found;
    });
    stub.hold(few);
    const small = await inProcess(stub, (run) => run('recount'));
    stub.hold(many);
    const big = await inProcess(stub, (run) => run('recount'));
    if (big.events !== many || small.events !== few) throw new Error(`${big.events} of ${many} were counted`);
    const rates = (of: 'recount' | 'bare') => Math.round(median(pairs.map((pair) => pair[of])));
    return [
      result('recount.memory', big.memory / small.memory, '×', {
        goal: 1.2,
        note: `peak of the process: ${megabytes(small.memory)} MB for ${few} events, ${megabytes(big.memory)} MB for ${many} of a quarter as many people; ${big.counters} counters`,
      }),
      result('recount.rate', median(pairs.map(({ recount, bare }) => recount / bare)), '×', {
        goal: 0.8,
        better: 'higher',
        note: `${rates('recount')} events/s against ${rates('bare')} of a bare loop that only reads the same pages; a million in ${Math.round(big.seconds)} s`,
      }),
    ];
  } finally {
    stub.close();
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);

function perSecond({ seconds, events }: Answered, expected: number): number {
  if (events !== expected) throw new Error(`${events} of ${expected} events were read`);
  return events / seconds;
}

type Run = (what: Asked['what']) => Promise<Answered>;

/** Starts a process as an operator's machine would, and lets `measure` ask things of it. */
async function inProcess<T>(stub: EventsStub, measure: (run: Run) => Promise<T>): Promise<T> {
  const child = fork(join(import.meta.dirname, 'recount', 'process.ts'), {
    // A small heap, its young part of one size: how V8 lets a heap grow that may is not the events' doing.
    execArgv: [
      ...process.execArgv,
      '--max-old-space-size=56',
      '--min-semi-space-size=16',
      '--max-semi-space-size=16',
    ],
    env: {
      ...process.env,
      AWS_ENDPOINT_URL_DYNAMODB: stub.endpoint,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The process that recounts has ended');
  });
  // A caller that waits for an answer gets this error from the race.
  ended.catch(() => undefined);
  try {
    return await measure(async (what) => {
      child.send({ what });
      // The process sends nothing else.
      const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Answered];
      return answer;
    });
  } finally {
    child.kill();
  }
}
