import type { TestProject } from 'vitest/node';
import { movableClock } from '#local/clock/movable-clock.ts';
import { placesOf } from '#local/places.ts';
import { freePorts } from '#local/ports.ts';
import { startLocal } from '#local/start-local.ts';
import { collectEvidence } from '#tests/e2e/cloud/evidence.ts';
import '#tests/e2e/cloud/provided.ts';
import { forgetRoles, keepTexts, quietHours } from './texts.ts';

/** The file by which the cloud's clock is moved. */
export const clockFile = placesOf('months').clock;

/** Deploys the local stacks into an empty local cloud of these tests' own, with a clock that they move. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  forgetRoles();
  const local = await startLocal({
    name: 'months',
    ports: await freePorts(),
    fresh: true,
    // As wherever people are real: the moved clock goes through nights.
    quietHours: `${quietHours.from}-${quietHours.until}`,
    clock: movableClock(clockFile),
    log: (line) => console.log(line),
  });
  project.provide('outputs', local.outputs);
  project.provide('endpoint', local.endpoint);
  project.provide('filesBucket', local.stacks.FilesBucket);
  return async () => {
    try {
      await keepTexts({ ...local.outputs, endpoint: local.endpoint });
      await collectEvidence('months', local);
    } finally {
      await local.stop();
    }
  };
}
