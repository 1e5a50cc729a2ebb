/** How often a property is tried: `usual` times, or `TEST_RUNS` times as often for whoever has the time (CONTRIBUTING.md). */
export const runs = (usual: number): number => Math.ceil(usual * Number(process.env.TEST_RUNS ?? 1));
