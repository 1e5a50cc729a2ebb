import { ago, columns, counted, instantOf, none } from '#bin/ops/frame/columns.ts';
import { command } from '#bin/ops/frame/command.ts';
import type { Installation } from '#bin/ops/frame/installation.ts';
import { type DeadQueue, queueClient, queuesOf } from '#bin/ops/queues/queues.ts';
import { lookInto } from '#bin/ops/queues/take.ts';
import { clocksOf } from '#bin/ops/watching/clocks.ts';
import { findingsIn, lying } from '#bin/ops/watching/findings.ts';
import { alarmsOf, lastValues, type Measured, watchClient } from '#bin/ops/watching/metrics.ts';
import { type Source, sourcesOf } from '#bin/ops/watching/readers.ts';

/** `status`: whether all is well, and the next command where it is not. */
export const status = command({
  name: 'status',
  does: 'Says how it is: queues, dead letters, readers of the stream, clocks, alarms, the last deployment.',
  async read({ installation }) {
    const looked = await look(installation);
    const findings = findingsIn(looked);
    return {
      text: linesOf(installation, looked, findings),
      json: { ...jsonOf(looked), findings },
      needsAttention: findings.length > 0,
    };
  },
});

async function look(installation: Installation) {
  const now = new Date();
  const sqs = queueClient(installation);
  const watch = watchClient(installation);
  const stacks = await installation.stacks();
  const [{ work, dead }, sources, clocks, { alarms, ringing }] = await Promise.all([
    queuesOf(installation, sqs),
    sourcesOf(installation),
    clocksOf(installation, now),
    alarmsOf(installation, watch),
  ]);
  const wanted: readonly Measured[] = [
    ...work.map(({ short }) => ageOf(installation.named(short))),
    ...sources
      .filter(({ readsStream }) => readsStream)
      .map((source) => behind(installation.named(source.function))),
  ];
  const values = await lastValues(watch, wanted, now);
  const lastOf = (name: string) => values.get(installation.named(name));
  return {
    now,
    stacks,
    work: work.map((queue) => ({ ...queue, ...defined('oldestSeconds', lastOf(queue.short)) })),
    dead: await Promise.all(dead.map(async (queue) => ({ ...queue, since: await oldestIn(queue) }))),
    sources: sources.map((source): Source & { readonly behindMs?: number } => ({
      ...source,
      ...(source.readsStream ? defined('behindMs', lastOf(source.function)) : {}),
    })),
    clocks,
    alarms,
    ringing,
  };

  async function oldestIn(queue: DeadQueue): Promise<Date | undefined> {
    // Metrics know the age of the oldest, but not on the local cloud, and minutes late.
    return lying(queue) === 0 ? undefined : (await lookInto(sqs, queue, 10))[0]?.since;
  }
}

type Looked = Awaited<ReturnType<typeof look>>;

const ageOf = (of: string): Measured => ({
  namespace: 'AWS/SQS',
  metric: 'ApproximateAgeOfOldestMessage',
  dimension: 'QueueName',
  of,
});
const behind = (of: string): Measured => ({
  namespace: 'AWS/Lambda',
  metric: 'IteratorAge',
  dimension: 'FunctionName',
  of,
});

const defined = <Name extends string>(name: Name, value: number | undefined) =>
  // The one key is the name given, which a computed key does not tell the compiler.
  (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: number };

const deployedAt = ({ stacks }: Looked): Date | undefined =>
  stacks
    .flatMap(({ LastUpdatedTime, CreationTime }) => LastUpdatedTime ?? CreationTime ?? [])
    .toSorted((a, b) => b.getTime() - a.getTime())[0];

function linesOf(installation: Installation, looked: Looked, findings: readonly string[]): readonly string[] {
  const { now, stacks, work, dead, sources, clocks, alarms, ringing } = looked;
  const at = deployedAt(looked);
  const stackNames = counted(stacks.length, 'stack');
  return [
    `Stage ${installation.stage}: ${stackNames}, last deployed ${at === undefined ? none : `${instantOf(at)} (${ago(now.getTime() - at.getTime())} ago)`}.`,
    '',
    ...columns(
      work.map(({ short, waiting, taken, delayed, oldestSeconds }) => [
        short,
        waiting,
        taken,
        delayed,
        oldestSeconds === undefined ? none : ago(oldestSeconds * 1000),
      ]),
      ['queue', 'waiting', 'taken or held', 'delayed', 'oldest'],
    ),
    '',
    ...columns(
      dead.map((queue) => [
        queue.of,
        lying(queue),
        queue.since === undefined ? none : ago(now.getTime() - queue.since.getTime()),
      ]),
      ['dead letters of', 'messages', 'oldest'],
    ),
    '',
    ...columns(
      sources
        .filter(({ readsStream }) => readsStream)
        .map((source) => [
          source.function,
          source.state,
          source.behindMs === undefined ? none : ago(source.behindMs),
          source.lastResult ?? none,
        ]),
      ['reader of the stream', 'state', 'behind', 'last batch'],
    ),
    '',
    ...columns(
      clocks.map(({ group, clocks: count, overdue, lookedAt }) => [
        group,
        count,
        overdue,
        lookedAt < count ? `the first ${lookedAt} looked at` : '',
      ]),
      ['clocks of', 'set', 'overdue'],
    ),
    '',
    alarms === 0
      ? 'There are no alarms in this stage.'
      : `${counted(alarms, 'alarm')}, of which ${ringing.length} ring.`,
    '',
    ...(findings.length === 0
      ? ['All is well.']
      : ['Needs attention:', ...findings.map((finding) => `  - ${finding}`)]),
  ];
}

const jsonOf = (looked: Looked) => ({
  deployedAt: deployedAt(looked)?.toISOString() ?? null,
  stacks: looked.stacks.map(({ StackName, StackStatus }) => ({ stack: StackName, status: StackStatus })),
  queues: looked.work.map(({ short, waiting, taken, delayed, oldestSeconds = null }) => ({
    ...{ queue: short, waiting, taken, delayed, oldestSeconds },
  })),
  deadLetters: looked.dead.map((queue) => ({
    of: queue.of,
    messages: lying(queue),
    since: queue.since?.toISOString() ?? null,
  })),
  readers: looked.sources.filter(({ readsStream }) => readsStream),
  clocks: looked.clocks,
  alarms: { count: looked.alarms, ringing: looked.ringing },
});
