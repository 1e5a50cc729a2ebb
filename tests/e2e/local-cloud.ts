import type { TestProject } from 'vitest/node';
import { freePorts } from '../../local/ports.ts';
import { type Local, type Outputs, startLocal } from '../../local/start-local.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    outputs: Outputs;
    /** Where the functions' log lines are, for the test that looks for personal data in them. */
    cloudEndpoint: string;
  }
}

/** Deploys the local stacks into an empty local cloud of the tests' own, and stops them at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const local: Local = await startLocal({
    name: 'test',
    ports: await freePorts(),
    fresh: true,
    log: (line) => console.log(line),
  });
  project.provide('outputs', local.outputs);
  project.provide('cloudEndpoint', local.endpoint);
  return () => local.stop();
}
