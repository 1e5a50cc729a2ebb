export type { Verified } from './schema.ts';
export { completedActivityOf, verifiedCertificate } from './store.ts';
