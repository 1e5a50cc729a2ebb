/** How the concurrency that AWS allows an account is shared between what people wait for and what works behind it. */
import type { FunctionName } from '#infra/bundle.ts';
import type { Stage } from './stages.ts';

type Shared = Pick<Stage, 'concurrency' | 'accountConcurrency'>;

/**
 * Runs at once that are kept for each function whose answer someone waits for, so that no backlog keeps people out. Also the most it
 * has: a flood at one door leaves the others open.
 */
export const forPeople = {
  site: 100,
  console: 50,
  'sms-webhook': 50,
} as const satisfies Readonly<Partial<Record<FunctionName, number>>>;

/** AWS: so many must be left to functions that have none of their own. */
const unreserved = 100;

/** Readers of the table's stream (`count`, `relay`; a shard each), and of the network's reports. */
const readers = 4;

/** The most runs at once of everything behind a queue or a stream. `send-sms` has three queues. */
export const behindQueues = ({ concurrency }: Pick<Stage, 'concurrency'>): number =>
  Object.values(concurrency).reduce((sum, each) => sum + each, 0) + 2 * concurrency.sendSms + readers;

/** The concurrency an account must have for all of this; less than it works, but a backlog may keep people waiting. */
export const enough = (stage: Pick<Stage, 'concurrency'>): number =>
  Object.values(forPeople).reduce((sum, each) => sum + each, 0) + Math.max(unreserved, behindQueues(stage));

/**
 * The runs at once that are kept for a function; `undefined` where none are, as in an account that has too few: AWS refuses to keep
 * any there.
 */
export const keptFor = (stage: Shared, name: FunctionName): number | undefined => {
  const kept: Readonly<Partial<Record<FunctionName, number>>> = forPeople;
  return stage.accountConcurrency < enough(stage) ? undefined : kept[name];
};
