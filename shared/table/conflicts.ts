import { TransactionConflictException } from '@aws-sdk/client-dynamodb';

const attempts = 8;
const firstPause = 10;
const longestPause = 400;

/**
 * Carries out a single write, again while a transaction holds its item. AWS: a write outside transactions that meets one
 * is refused with `TransactionConflictException`, which the SDK does not try again. Nothing was written then, so that
 * whatever the write is, it may be repeated. Throws what the last attempt threw.
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

/** A random share of the time at the most, so that those who met do not meet again. */
const pause = (most: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * most));
