import { usualTries } from './pauses.ts';
import type { WorkQueue } from './work-queue.ts';

/**
 * The queue of a function, as `ownQueue` gives it. Its client is loaded with the first record that fails or
 * cannot be read, in no cold start.
 */
export function ownQueueOnDemand(): WorkQueue {
  let opened: Promise<WorkQueue> | undefined;
  const open = (): Promise<WorkQueue> => {
    // infra/bundle.ts builds this file apart.
    opened ??= import('./work-queue.ts').then(({ openOwnQueue }) => openOwnQueue());
    return opened;
  };
  return {
    triesOf: () => usualTries,
    hide: async (record, seconds) => (await open()).hide(record, seconds),
    setAside: async (record, reason) => (await open()).setAside(record, reason),
  };
}
