import { TransactionConflictException } from '@aws-sdk/client-dynamodb';

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
