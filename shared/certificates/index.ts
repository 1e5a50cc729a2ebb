export { handOver } from './hand-over.ts';
export { type Completer, completersOf } from './list.ts';
export type { Verified } from './schema.ts';
export { completedActivityOf, givenUnder, verifiedCertificate } from './store.ts';
