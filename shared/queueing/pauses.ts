/**
 * The pauses after the first tries of a record that could not be handled, in seconds: someone may be waiting
 * for it.
 */
const firstPauses = [1, 5, 20, 60, 180, 600, 1_800];
/** Each further pause: an hour. */
const longestPause = 3_600;
/** How much longer a pause may be, as a share of it, so that records which failed together do not meet again. */
const jitter = 0.25;

/**
 * How often a record is tried before its queue sets it aside: the pauses between come to more than twelve
 * hours (`patienceOf`), so that an outage overnight ends before the tries do.
 */
export const usualTries = 20;

/**
 * From this try on, a record that fails is no passing fault: four minutes have gone by. AWS leaves records that were
 * taken more than three times out of the age of the oldest, so this is what tells of them.
 */
export const manyTries = 5;

/** How long a record is hidden after its nth try failed, in whole seconds; `chance` gives 0 to 1. */
export function pauseAfter(tried: number, chance: () => number = Math.random): number {
  const pause = firstPauses[tried - 1] ?? longestPause;
  return Math.round(pause * (1 + chance() * jitter));
}

/** How long a record that always fails stays on a queue with so many tries, in seconds: at the least. */
export const patienceOf = (tries: number): number =>
  Array.from({ length: tries - 1 }, (_, position) => pauseAfter(position + 1, () => 0)).reduce(
    (sum, pause) => sum + pause,
    0,
  );
