/** What `status` looks at, and the sentence for each thing that needs attention. */
import type { Stack } from '@aws-sdk/client-cloudformation';
import { ago, counted } from '#bin/ops/frame/columns.ts';
import type { DeadQueue, WorkQueue } from '#bin/ops/queues/queues.ts';
import type { ClockGroup } from './clocks.ts';
import type { Ringing } from './metrics.ts';
import type { Source } from './readers.ts';

export type Looked = {
  readonly stacks: readonly Pick<Stack, 'StackName' | 'StackStatus'>[];
  readonly work: readonly (WorkQueue & { readonly oldestSeconds?: number })[];
  readonly dead: readonly DeadQueue[];
  readonly sources: readonly (Source & { readonly behindMs?: number })[];
  readonly clocks: readonly ClockGroup[];
  readonly ringing: readonly Ringing[];
};

/** As the alarms have it (infra/stacks/operations.ts): five minutes of work, a minute of the stream. */
const waitsTooLong = 300;
const tooFarBehind = 60_000;

/** A sentence for each thing that someone has to look at, with the command that helps. */
export function findingsIn({ stacks, work, dead, sources, clocks, ringing }: Looked): readonly string[] {
  const deployedBadly = stacks.filter(({ StackStatus = '' }) => /FAILED|ROLLBACK/.test(StackStatus));
  return [
    ...deployedBadly.map(
      ({ StackName, StackStatus }) =>
        `The stack ${StackName} is ${StackStatus}: deploy again (docs/deploy.md).`,
    ),
    ...dead
      .filter((queue) => lying(queue) > 0)
      .map(
        (queue) =>
          `${counted(lying(queue), 'message')} of ${queue.of} ${lying(queue) === 1 ? 'was' : 'were'} set aside. Look: npm run ops -- dlq show ${queue.of}. Once the cause is mended: npm run ops -- dlq redrive ${queue.of}`,
      ),
    // Messages that are held count as taken: a queue that holds some says nothing by its age.
    ...work
      .filter(
        ({ waiting, taken, oldestSeconds = 0 }) => waiting > 0 && taken === 0 && oldestSeconds > waitsTooLong,
      )
      .map(
        ({ short, oldestSeconds = 0 }) =>
          `Work for ${short} has waited for ${ago(oldestSeconds * 1000)} and nobody takes it: see the log of ${short}.`,
      ),
    ...sources
      .filter(({ state }) => !/^(Enabled|Enabling|Creating|Updating)$/.test(state))
      .map(
        (source) =>
          `${source.function} takes nothing from its ${source.readsStream ? 'stream' : 'queue'} (${source.state}): deploy again.`,
      ),
    ...sources
      .filter(({ lastResult }) => lastResult !== undefined && /PROBLEM|FAIL/i.test(lastResult))
      .map((source) => `${source.function} fails: see its log. AWS says: ${source.lastResult}`),
    ...sources
      .filter(({ behindMs = 0 }) => behindMs > tooFarBehind)
      .map((source) => `${source.function} is ${ago(source.behindMs ?? 0)} behind the table: see its log.`),
    ...clocks
      .filter(({ overdue }) => overdue > 0)
      .map(
        ({ group, overdue }) =>
          `${counted(overdue, 'clock')} of ${group} should have fired: npm run ops -- schedules reconcile`,
      ),
    ...ringing.map(({ alarm, means }) => `The alarm ${alarm} rings. ${means}`.trim()),
  ];
}

/** How much lies in a queue. */
export const lying = ({
  waiting,
  taken,
  delayed,
}: Pick<WorkQueue, 'waiting' | 'taken' | 'delayed'>): number => waiting + taken + delayed;
