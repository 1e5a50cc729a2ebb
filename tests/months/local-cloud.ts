import type { TestProject } from 'vitest/node';
import { movableClock } from '../../local/clock/movable-clock.ts';
import { placesOf } from '../../local/places.ts';
import { freePorts } from '../../local/ports.ts';
import { startLocal } from '../../local/start-local.ts';
import { collectEvidence } from '../e2e/evidence.ts';
import '../e2e/provided.ts';

/** The file by which the cloud's clock is moved. */
export const clockFile = placesOf('months').clock;

/** Deploys the local stacks into an empty local cloud of these tests' own, with a clock that they move. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const local = await startLocal({
    name: 'months',
    ports: await freePorts(),
    fresh: true,
    clock: movableClock(clockFile),
    log: (line) => console.log(line),
  });
  project.provide('outputs', local.outputs);
  project.provide('endpoint', local.endpoint);
  project.provide('filesBucket', local.stacks.FilesBucket);
  return async () => {
    try {
      await collectEvidence('months', local);
    } finally {
      await local.stop();
    }
  };
}
