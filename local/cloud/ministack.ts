/** The local cloud: one MiniStack process on loopback, with its state in the project's `.local` folder. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '#local/failure.ts';
import { placesOf, projectRoot } from '#local/places.ts';
import { type ProcessNotes, startProgram, tailOf } from '#local/processes.ts';
import { moveAddresses } from './addresses.ts';
import { account, credentials, region } from './aws.ts';
import { drain } from './drain.ts';
import { preparePython, venvBin } from './python.ts';
import { rewindStreamConsumers } from './streams.ts';

export type CloudOptions = {
  /** Folder under `.local` that holds its state. */
  readonly name: string;
  readonly ports: {
    readonly cloud: number;
    /**
     * The port of a proxy that stands in front of it and ends TLS for it (x-forwarded-proto). All addresses
     * MiniStack gives out (queue URLs above all) then lead there, and IAM is enforced. Default: none.
     */
    readonly recorder?: number;
  };
  /** Begin with an empty cloud. Default: go on with the state of the last orderly stop. */
  readonly fresh?: boolean;
  /** What its process, and those of the functions, find in their environment besides. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Takes one line for each thing worth knowing. */
  readonly log: (line: string) => void;
  readonly notes?: ProcessNotes;
  readonly signal?: AbortSignal;
  /**
   * Milliseconds since a Lambda last called the cloud, 0 while it is asked something; lets a stop wait for
   * them.
   */
  readonly quietFor?: () => number;
};

export type Cloud = {
  /** Where clients reach it: through the proxy, if there is one. */
  readonly endpoint: string;
  /** Settles when the process has ended, wanted or not. */
  readonly ended: Promise<unknown>;
  /**
   * Ends it. `keep` (default) lets work in flight finish, for at most 20 s, and saves the state; `discard`
   * leaves the state as it was before this start.
   *
   * @returns whether the state was saved; it is not when the process had already ended or did not end by
   * itself
   */
  readonly stop: (state?: 'keep' | 'discard') => Promise<boolean>;
};

/**
 * Starts the local cloud and waits until it answers. Installs it first when needed.
 *
 * @throws {Failure} when Python is missing, the packages cannot be installed, or it does not come up
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const {
    name,
    ports,
    fresh = false,
    log,
    notes,
    signal,
    quietFor = () => Number.POSITIVE_INFINITY,
  } = options;
  const places = placesOf(name);
  const watched = { ...(notes && { notes }), ...(signal && { signal }) };
  await preparePython('cloud', { logFile: places.setupLog, ...watched });

  // Nothing saved means that the last start never got ready; its remains are of no use.
  if (fresh || !existsSync(join(places.cloudState, 'lambda.json'))) {
    rmSync(places.cloud, { recursive: true, force: true });
  }
  rmSync(places.cloudTemporary, { recursive: true, force: true });
  for (const folder of [places.cloudState, places.cloudObjects, places.cloudTemporary]) {
    mkdirSync(folder, { recursive: true });
  }
  // Lambdas are unpacked here; this keeps them from taking on the project's own package.json ("type":
  // "module").
  writeFileSync(join(places.cloudTemporary, 'package.json'), '{}');
  writeFileSync(places.cloudLog, '');
  const givenOut = ports.recorder ?? ports.cloud;
  moveAddresses(places.cloudState, givenOut);
  const rewound = rewindStreamConsumers(places.cloudState);
  if (rewound > 0) log(`put ${rewound} stream consumers back to the beginning of the new stream`);

  signal?.throwIfAborted();
  // MiniStack's own command listens on the very port it gives out; its server can be told another.
  const bind = `127.0.0.1:${ports.cloud}`;
  const server = [
    '-m',
    'hypercorn',
    'ministack.app:app',
    '--workers',
    '0',
    '--bind',
    bind,
    '--keep-alive',
    '75',
  ];
  const cloud = startProgram(join(venvBin, 'python'), server, {
    what: 'the local cloud',
    cwd: places.cloud,
    env: {
      ...environment(givenOut, places),
      ...options.environment,
      AUTH: String(ports.recorder !== undefined),
    },
    logFile: places.cloudLog,
    ...(notes && { notes }),
  });
  const endpoint = `http://127.0.0.1:${givenOut}`;
  try {
    await untilHealthy(`http://${bind}`, cloud.ended, places.cloudLog, signal);
  } catch (error) {
    await cloud.stop('SIGKILL', 0);
    throw error;
  }
  let running = true;
  void cloud.ended.then(() => {
    running = false;
  });
  const stop: Cloud['stop'] = async (state = 'keep') => {
    const saves = running && state === 'keep';
    if (saves && !(await drain({ endpoint, patienceMs: 20_000, quietFor }))) {
      log('Some work was still under way; counts, offers and replies that follow from it may be missing.');
    }
    await (saves ? cloud.stop('SIGINT', 20_000) : cloud.stop('SIGKILL', 0));
    return saves && (await cloud.ended).signal !== 'SIGKILL';
  };
  return { endpoint, ended: cloud.ended, stop };
}

/** The environment is built from nothing, so that no setting of the machine changes what the Lambdas see. */
function environment(port: number, places: ReturnType<typeof placesOf>): Record<string, string> {
  // The first node on the PATH runs the Lambdas: the pinned one, which is what AWS runs too.
  const node = join(projectRoot, 'node_modules', 'node', 'bin');
  const path = existsSync(node) ? node : dirname(process.execPath);
  return {
    PATH: [path, venvBin, process.env.PATH ?? ''].join(':'),
    HOME: process.env.HOME ?? places.cloud,
    LANG: 'C.UTF-8',
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    TMPDIR: places.cloudTemporary,
    GATEWAY_PORT: String(port),
    MINISTACK_HOST: '127.0.0.1',
    MINISTACK_REGION: region,
    MINISTACK_ACCOUNT_ID: account,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    PERSIST_STATE: '1',
    STATE_DIR: places.cloudState,
    S3_PERSIST: '1',
    S3_DATA_DIR: places.cloudObjects,
    LAMBDA_EXECUTOR: 'local',
    // Processes a burst has started are let go after a minute; each function keeps one.
    LAMBDA_WARM_TTL_SECONDS: '60',
    // It would otherwise listen on further ports, and look for Docker.
    SFTP_ENABLED: '0',
    IOT_MTLS_ENABLED: '0',
    DOCKER_HOST: `unix://${places.cloud}/no-docker`,
    LOG_LEVEL: 'INFO',
  };
}

async function untilHealthy(
  endpoint: string,
  ended: Promise<unknown>,
  logFile: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(100)) {
    signal?.throwIfAborted();
    if (gone) throw new Failure(`The local cloud did not start. The end of ${logFile}:\n${tailOf(logFile)}`);
    const answer = await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(2000) }).catch(
      () => undefined, // not listening yet
    );
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  throw new Failure(
    `The local cloud did not answer within a minute. The end of ${logFile}:\n${tailOf(logFile)}`,
  );
}
