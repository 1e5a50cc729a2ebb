/** Counts the calls that go over a wire, by command. */
import type { Wire } from './wire.ts';

export function countedCalls(): {
  readonly wire: Wire;
  readonly calls: () => Readonly<Record<string, number>>;
} {
  const calls: Record<string, number> = {};
  return {
    calls: () => ({ ...calls }),
    wire: ({ command }, carryOut) => {
      calls[command] = (calls[command] ?? 0) + 1;
      return carryOut();
    },
  };
}
