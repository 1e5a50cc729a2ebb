/** AWS's behaviour that neither DynamoDB Local nor MiniStack has: two transactions on one item at once. */
import { setTimeout as wait } from 'node:timers/promises';
import { conflict } from './faults.ts';
import type { Call, Wire } from './wire.ts';

/** The items a write touches, by their keys. */
function touched({ command, input }: Call): readonly string[] {
  const keyOf = (key: unknown): string => {
    // Keys and items alike hold `pk` and `sk` as strings.
    const { pk, sk } = key as { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } };
    return `${pk.S} ${sk.S}`;
  };
  if (command === 'TransactWriteItems') {
    return (input.TransactItems ?? []).flatMap((write) =>
      Object.values(write).map(({ Key, Item }) => keyOf(Key ?? Item)),
    );
  }
  return command === 'PutItem' || command === 'UpdateItem' ? [keyOf(input.Key ?? input.Item)] : [];
}

/**
 * A wire for all processes of a test: a transaction holds its items for `holds` milliseconds, and whatever
 * else wants to write one of them meanwhile is refused as AWS refuses it. `count` says how often that was.
 * With `untilDone` the items are held at least until the transaction is carried out, however slow the
 * machine is; without it for the time alone.
 */
export function contention(
  holds = 10,
  untilDone = true,
): { readonly wire: Wire; readonly count: () => number } {
  const held = new Set<string>();
  let refused = 0;
  return {
    count: () => refused,
    wire: async (call, carryOut) => {
      const items = touched(call);
      if (items.some((item) => held.has(item))) {
        refused += 1;
        return conflict(call);
      }
      if (call.command !== 'TransactWriteItems') return carryOut();
      for (const item of items) held.add(item);
      if (!untilDone) {
        void wait(holds).then(() => {
          for (const item of items) held.delete(item);
        });
        return carryOut();
      }
      try {
        const [answer] = await Promise.all([carryOut(), wait(holds)]);
        return answer;
      } finally {
        for (const item of items) held.delete(item);
      }
    },
  };
}
