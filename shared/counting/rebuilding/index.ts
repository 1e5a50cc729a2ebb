export type { Difference } from './compare.ts';
export { type Cleaned, cleanCounts, type Rebuilt, rebuildCounts } from './rebuild.ts';
export { folded, type Recounting } from './recounting.ts';
export type { UnderWay } from './run.ts';
export { type Verified, verifyCounts } from './verify.ts';
