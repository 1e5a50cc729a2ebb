/** The names by which the operations stack draws and guards one function. */
export interface Watched {
  readonly function: string;
  /** The queue it takes its work from. Absent when it is called directly or reads the stream. */
  readonly queue?: string;
  /** The queue of its failures. Absent when the caller hears of them at once. */
  readonly deadLetters?: string;
  /** Whether messages may wait on the queue on purpose, so that the age of the oldest says nothing. */
  readonly putsOff?: true;
  /** Further queues that it takes its work from. */
  readonly alsoFrom?: readonly WatchedQueue[];
  /** Whether it reads the table's stream, so that falling behind shows as the age of its iterator. */
  readonly readsStream?: true;
}

export type WatchedQueue = Required<Pick<Watched, 'queue' | 'deadLetters'>> & Pick<Watched, 'putsOff'>;
