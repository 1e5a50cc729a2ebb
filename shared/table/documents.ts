/** The document client as the table uses it: how items are translated, and how a command is sent. */
import { type DynamoDBClient, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * The client as the table uses it: items go in and come out as JavaScript values. An attribute that is
 * `undefined` is not written. Throws on an empty set, a class instance, or a number beyond
 * `Number.MAX_SAFE_INTEGER`.
 */
export const documentsOver = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

type Client = Pick<DynamoDBDocumentClient, 'middlewareStack' | 'config'>;
/** A command of the document client, whose middleware gives `Output`. */
type Command<Output> = {
  readonly input: object;
  resolveMiddleware(
    stack: Client['middlewareStack'],
    settings: Client['config'],
    options: undefined,
  ): (args: never) => Promise<{ readonly output: Output }>;
};
/** Carries out a command by its input. */
type Carried = (args: { readonly input: object }) => Promise<{ readonly output: unknown }>;

/**
 * How commands are sent over a document client: its middleware is put together once for each kind of command.
 * The client does so anew for every command, which takes longer than translating the items
 * (docs/decisions/system/libraries.md); the SDK's own `cacheMiddleware` is not for document clients.
 */
export function senderOver(documents: Client) {
  const known = new Map<unknown, Carried>();
  return async <Output>(command: Command<Output>): Promise<Output> => {
    const carried = known.get(command.constructor) ?? putTogether(documents, command);
    known.set(command.constructor, carried);
    const { output } = await carried({ input: command.input });
    // The middleware was put together for this kind of command, whose output it gives.
    return output as Output;
  };
}

/** The middleware of a kind of command, which keeps no more of `command` than how its kind is translated. */
function putTogether({ middlewareStack, config }: Client, command: Command<unknown>): Carried {
  const stack = middlewareStack.clone();
  let carried: Carried | undefined;
  stack.add(
    (next) => {
      // Its types differ by command: here it is handed the input of its own kind only.
      carried = next as unknown as Carried;
      return next;
    },
    // The outermost of all: it is handed all that comes after it.
    { step: 'initialize', priority: 'high', name: 'putTogether' },
  );
  command.resolveMiddleware(stack, config, undefined);
  if (carried === undefined) throw new Error('The SDK put no middleware together');
  return carried;
}

const attempts = 8;
const firstPause = 10;
const longestPause = 400;

/**
 * Carries out a single write, and repeats it while a transaction holds its item. AWS: DynamoDB refuses a
 * single write that meets a transaction with `TransactionConflictException`, which the SDK does not retry.
 * Nothing was written then, so any write may be repeated. Throws what the last attempt threw.
 */
export async function despiteTransactions<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (fault) {
      if (!(fault instanceof TransactionConflictException) || attempt === attempts) throw fault;
      await pause(Math.min(firstPause * 2 ** attempt, longestPause));
    }
  }
}

/** Waits a random share of `most` milliseconds, so that writes that collided do not collide again. */
const pause = (most: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * most));
