import type { TestProject } from 'vitest/node';
import { freePorts } from '#local/ports.ts';
import { type Local, startLocal } from '#local/start-local.ts';
import { collectEvidence } from './evidence.ts';
import './provided.ts';

/** Long enough to answer an offer in a test, short enough to wait for its end in another. */
const offerSeconds = 25;

/** Long enough for sheets and answers before a course is decided on. */
const completionGraceSeconds = 60;

/** Which local cloud these tests have to themselves (tests/running/phases.ts). */
const cloud = process.env.DIWAN_CLOUD ?? 'test';

/** Deploys the local stacks into an empty local cloud of the tests' own, and stops them at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const local: Local = await startLocal({
    name: cloud,
    ports: await freePorts(),
    fresh: true,
    offerSeconds: offerSeconds,
    completionGraceSeconds,
    log: (line) => console.log(line),
  });
  project.provide('outputs', local.outputs);
  project.provide('endpoint', local.endpoint);
  project.provide('filesBucket', local.stacks.FilesBucket);
  return async () => {
    try {
      await collectEvidence(cloud, local);
    } finally {
      await local.stop();
    }
  };
}
