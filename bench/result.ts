/** One figure of a benchmark, as `bench/results/latest.json` holds it. */
export type Result = {
  /** `area.what`: register, cold, count, rush, understand, fanout, attendance, grants, recount. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The goal; `null` for a figure that is only reported. */
  readonly goal: number | null;
  readonly better: 'lower' | 'higher';
  readonly met: boolean;
  readonly note: string;
};

/** A figure against its goal, rounded to three digits after the point. */
export function result(
  name: string,
  value: number,
  unit: string,
  { goal = null, better = 'lower', note = '' }: Partial<Pick<Result, 'goal' | 'better' | 'note'>> = {},
): Result {
  const rounded = Math.round(value * 1_000) / 1_000;
  const met = goal === null || (better === 'lower' ? rounded <= goal : rounded >= goal);
  return { name, value: rounded, unit, goal, better, met, note };
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
