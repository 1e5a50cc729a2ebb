/** Where the local programs keep things. */
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..');

/** @param name `start` for `npm start`; a test run chooses its own */
export function placesOf(name: string) {
  const folder = join(projectRoot, '.local', name);
  const cloud = join(folder, 'cloud');
  return {
    folder,
    /** Everything MiniStack keeps. */
    cloud,
    cloudState: join(cloud, 'state'),
    cloudObjects: join(cloud, 'objects'),
    cloudTemporary: join(cloud, 'tmp'),
    cloudLog: join(folder, 'cloud.log'),
    /** By how many seconds the cloud's clock is ahead, where it can be moved. */
    clock: join(folder, 'clock'),
    /** Output of pip and the CDK. */
    setupLog: join(folder, 'setup.log'),
    lock: join(folder, 'lock.json'),
    /** What is deployed, as of the last orderly stop. */
    deployed: join(folder, 'deployed.json'),
    carrier: join(folder, 'carrier.jsonl'),
    calls: join(folder, 'calls.json'),
    staff: join(folder, 'staff.json'),
    /** Written when it is ready, for programs outside the code (contract.md); gone when it is not. */
    outputs: name === 'start' ? join(projectRoot, '.local', 'outputs.json') : join(folder, 'outputs.json'),
    assembly: join(folder, 'cdk.out'),
  };
}
