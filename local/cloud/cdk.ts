/** Runs the CDK's own program against the local cloud. */
import { join } from 'node:path';
import { placesOf, projectRoot } from '#local/places.ts';
import { type ProcessNotes, runProgram } from '#local/processes.ts';
import { awsEnvironment } from './aws.ts';

export type CdkOptions = {
  /** Folder under `.local` with the log that its output goes to. */
  readonly name: string;
  readonly endpoint: string;
  readonly notes?: ProcessNotes;
  readonly signal?: AbortSignal;
};

/**
 * Runs `cdk` with these arguments.
 * @param what in words, for the sentence that says it failed
 * @throws {Failure} when it ends with anything but 0, quoting the end of the log
 */
export async function cdk(args: readonly string[], what: string, options: CdkOptions): Promise<void> {
  const { setupLog } = placesOf(options.name);
  const quiet = [
    '--no-notices',
    '--no-version-reporting',
    '--no-path-metadata',
    '--ci',
    '--progress',
    'events',
  ];
  await runProgram(process.execPath, [join(projectRoot, 'node_modules/aws-cdk/bin/cdk'), ...args, ...quiet], {
    what,
    cwd: projectRoot,
    env: cdkEnvironment(options.endpoint),
    logFile: setupLog,
    ...(options.notes && { notes: options.notes }),
    ...(options.signal && { signal: options.signal }),
  });
}

/** The environment in which `cdk`, or a program that runs it, finds the local cloud and nothing else. */
export const cdkEnvironment = (endpoint: string): NodeJS.ProcessEnv => ({
  ...process.env,
  ...awsEnvironment(endpoint),
  CI: 'true',
  NO_COLOR: '1',
  // Neither the CLI nor the app has anything to tell anyone outside.
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  DISABLE_VERSION_CHECK: 'true',
  JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: 'true',
});
