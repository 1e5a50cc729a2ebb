/** Counts the calls that go over a wire, by command, and the capacity units DynamoDB says they took. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Wire } from './wire.ts';

type Consumed = { readonly CapacityUnits?: number };

export type Meter = {
  readonly wire: Wire;
  readonly calls: () => Readonly<Record<string, number>>;
  /** Units of the calls that were asked to tell them (see `askForCapacity`), by command. */
  readonly units: () => Readonly<Record<string, number>>;
};

export function meter(): Meter {
  const calls: Record<string, number> = {};
  const units: Record<string, number> = {};
  return {
    calls: () => ({ ...calls }),
    units: () => ({ ...units }),
    wire: async ({ command }, carryOut) => {
      calls[command] = (calls[command] ?? 0) + 1;
      const answer = await carryOut();
      // AWS: ConsumedCapacity is one object for a single item's call and a list for several tables' calls.
      const { ConsumedCapacity } = JSON.parse(Buffer.from(answer.body).toString()) as {
        readonly ConsumedCapacity?: Consumed | readonly Consumed[];
      };
      for (const { CapacityUnits = 0 } of [ConsumedCapacity ?? []].flat()) {
        units[command] = (units[command] ?? 0) + CapacityUnits;
      }
      return answer;
    },
  };
}

/** Has a client ask DynamoDB for the capacity that each call takes. */
export function askForCapacity(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => (args) => next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } }),
    { step: 'initialize', name: 'askForCapacity' },
  );
}
