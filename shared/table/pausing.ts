import type { Context } from './context.ts';

type Pauses = {
  /** Half of what the first pause may last at the most, in milliseconds. */
  readonly first?: number;
  /** What no pause is longer than, in milliseconds. */
  readonly longest?: number;
};

/**
 * Waits before something is tried again that others were in the way of: `attempt` counts those that failed, from one. Any
 * time up to a limit that doubles with each, so that those who met do not meet again (AWS, "Exponential backoff and
 * jitter").
 */
export const pauseBefore = (
  context: Pick<Context, 'pause'>,
  attempt: number,
  { first = 40, longest = 1_000 }: Pauses = {},
): Promise<void> => context.pause(Math.min(first * 2 ** attempt, longest));
