/** One running copy of Diwan on this machine: cloud, stacks, edge, recorder, carrier, demo data. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { startCarrier } from './carrier/carrier.ts';
import type { MovableClock } from './clock/movable-clock.ts';
import { account, region } from './cloud/aws.ts';
import { deploy, type StackOutputs } from './cloud/deploy.ts';
import { startCloud } from './cloud/ministack.ts';
import { pythonIsReady } from './cloud/python.ts';
import { startEdge } from './edge/edge.ts';
import { type Recorder, startRecorder } from './edge/recorder.ts';
import { gatewayKeys } from './gateway-keys.ts';
import { takeLock } from './lock.ts';
import { placesOf } from './places.ts';
import { checkPorts, type Ports } from './ports.ts';
import type { StaffLogin } from './staff.ts';
import { warmUp } from './warm-up.ts';

export type LocalOptions = {
  /** Folder under `.local` for its state; copies with different names and ports run side by side. */
  readonly name: string;
  readonly ports: Ports;
  /** Begin empty. Default: go on with the data of the last time. */
  readonly fresh?: boolean;
  /** How long an offered place is held, for a test that waits for its end. Default: 24 hours. */
  readonly offerSeconds?: number;
  /**
   * How long after its last session an activity is decided on, for a test that waits for it. Default: a day.
   */
  readonly completionGraceSeconds?: number;
  /**
   * When nothing unprompted is sent, as `21:00-08:00` in Baghdad. Default: never, so that a text comes at any
   * hour of the machine.
   */
  readonly quietHours?: string;
  /**
   * Gives the cloud, its functions and the carrier a clock that can be moved ahead. Default: the machine's.
   */
  readonly clock?: MovableClock;
  /** Takes one line for each step: what is being done, then how long it took. */
  readonly log: (line: string) => void;
  /** Ends the start at whatever point it is; what was started is stopped before it throws. */
  readonly signal?: AbortSignal;
};

/** What programs outside the code read (contract.md). */
export type Outputs = {
  readonly siteUrl: string;
  readonly apiUrl: string;
  readonly consoleUrl: string;
  readonly carrierUrl: string;
  readonly tableName: string;
  /** Where `npm run ops` finds the local cloud. */
  readonly cloudUrl: string;
  readonly region: string;
  readonly staff: readonly StaffLogin[];
};

export type Local = {
  readonly outputs: Outputs;
  readonly stacks: StackOutputs;
  /** What the stacks were deployed with, as `-c key=value`; for a test that deploys them otherwise. */
  readonly context: Readonly<Record<string, string>>;
  /** The local cloud itself, for a test that has to look behind the scenes. */
  readonly endpoint: string;
  /** AWS calls of the functions so far. */
  readonly calls: Recorder['calls'];
  /** Settles with a sentence when a part of it ends unasked. */
  readonly broken: Promise<string>;
  /**
   * Takes nothing new, lets work in flight finish, saves the data and stops everything.
   *
   * @returns whether the data was saved
   */
  readonly stop: () => Promise<boolean>;
};

/**
 * Starts everything and returns when it is ready.
 *
 * @throws {Failure} with a sentence for the person at the keyboard; everything is stopped by then
 * @throws the signal's reason when it was aborted; likewise
 */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const { name, ports, fresh = false, log, signal } = options;
  const places = placesOf(name);
  const lock = await takeLock(places.lock, 'Diwan');
  /** What ends each part, in the order of starting. */
  const endings: ((ready: boolean) => Promise<void>)[] = [async () => lock.release()];
  const stopAll = async (ready: boolean) => {
    for (const end of endings.splice(0).reverse()) await end(ready);
  };
  const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    signal?.throwIfAborted();
    log(`${what} …`);
    const begun = performance.now();
    const result = await work();
    log(`  done in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return result;
  };
  const guarded = { name, notes: lock.notes, ...(signal && { signal }) };

  try {
    for (const { what, pid, saved } of lock.endedLeftovers) {
      log(
        `An earlier start was cut off: stopped ${what} it had left (process ${pid}).${
          saved
            ? ' Its data was saved, but not what it still had to do: counts, offers and replies of its last moments may be missing.'
            : ''
        }`,
      );
      // The last deployed state is not known.
      rmSync(places.deployed, { force: true });
    }
    if (lock.lostAll) {
      log('An earlier start was cut off before it could save: what came since the stop before it is lost.');
    }
    rmSync(places.outputs, { force: true });
    await checkPorts(ports);
    if (fresh) for (const file of [places.deployed, places.staff]) rmSync(file, { force: true });
    writeFileSync(places.setupLog, '');

    let stacks: StackOutputs | undefined;
    const addresses = addressesOn(ports);
    const recorder = await startRecorder({
      port: ports.recorder,
      cloudPort: ports.cloud,
      file: places.calls,
      region,
      account,
    });
    endings.push(() => recorder.close());
    const carrier = await startCarrier({
      port: ports.carrier,
      file: places.carrier,
      fresh,
      ...(options.clock && { now: options.clock.now }),
      onAwsCall: recorder.note,
    });
    endings.push(() => carrier.close());
    const edge = await startEdge({
      port: ports.edge,
      cloudPort: ports.cloud,
      // `https://<id>.execute-api.…`; not parsed as a URL, because MiniStack's host name is an address.
      httpApiId: () => /^https?:\/\/([^./]+)\./.exec(stacks?.HttpApiUrl ?? '')?.[1],
    });
    endings.push(() => edge.close());

    const installs = pythonIsReady('cloud') ? '' : ' (installing it first: about half a minute)';
    const cloud = await step(`Starting the local cloud on port ${ports.cloud}${installs}`, () =>
      startCloud({
        ...guarded,
        ports,
        fresh,
        ...(options.clock && { environment: options.clock.environment }),
        log: (line) => log(`  ${line}`),
        quietFor: () => (edge.underWay() + carrier.underWay() > 0 ? 0 : recorder.quietFor()),
      }),
    );
    let deployed = readIfThere(places.deployed);
    let saved = false;
    endings.push(async (ready) => {
      saved = await cloud.stop(ready ? 'keep' : 'discard');
      if (saved && deployed !== undefined) writeFileSync(places.deployed, deployed);
    });

    const context = {
      stage: 'local',
      siteUrl: addresses.siteUrl,
      carrierEndpoint: `${carrier.url}/sns`,
      gatewayEndpoint: `${carrier.url}/android`,
      ...(options.offerSeconds !== undefined && { offerSeconds: String(options.offerSeconds) }),
      ...(options.quietHours !== undefined && { quietHours: options.quietHours }),
      ...(options.completionGraceSeconds !== undefined && {
        completionGraceSeconds: String(options.completionGraceSeconds),
      }),
      awsEndpoint: recorder.url,
    };
    const deployment = await step('Deploying the stacks', () =>
      deploy({
        ...guarded,
        endpoint: cloud.endpoint,
        context,
        ...(deployed !== undefined && { deployed }),
      }),
    );
    if (deployment.skipped) log('  the code is as it was at the last start: nothing to do');
    // The CDK works with sessions of its own roles, as functions do.
    recorder.forget();
    deployed = deployment.hash;
    stacks = deployment.outputs;
    const keys = await gatewayKeys(cloud.endpoint, stacks.GatewaySecretArn);
    carrier.connect(cloud.endpoint, stacks.InboundTopicArn, { siteUrl: addresses.siteUrl, keys });

    const { staff } = await step('Filling in the centres, activities and demo logins', async () => {
      const { seed } = await import('./seed.ts');
      return seed({
        endpoint: cloud.endpoint,
        tableName: deployment.outputs.TableName,
        userPoolId: deployment.outputs.UserPoolId,
        passwordFile: places.staff,
        now: new Date(),
      });
    });
    const { siteUrl, apiUrl, consoleUrl } = addresses;
    await step('Warming up', () =>
      warmUp(cloud.endpoint, [`${siteUrl}/`, `${apiUrl}/centres`, consoleUrl], signal),
    );
    signal?.throwIfAborted();
    lock.markReady();

    let stopping: Promise<boolean> | undefined;
    const stop = () => {
      // The cloud would never get quiet while more comes in; the rest of it has to go on for it to get quiet.
      edge.closeIntake();
      carrier.closeIntake();
      stopping ??= stopAll(true).then(() => saved);
      return stopping;
    };
    const broken = cloud.ended.then(() =>
      stopping === undefined
        ? `The local cloud ended unexpectedly; ${places.cloudLog} may say why. What came since the last orderly stop is lost.`
        : new Promise<string>(() => {}),
    );
    const outputs = { ...addresses, tableName: stacks.TableName, cloudUrl: cloud.endpoint, region, staff };
    writeFileSync(places.outputs, `${JSON.stringify(outputs, null, 2)}\n`);
    endings.push(async () => rmSync(places.outputs, { force: true }));
    return { outputs, stacks, context, endpoint: cloud.endpoint, calls: recorder.calls, broken, stop };
  } catch (error) {
    await stopAll(false);
    throw error;
  }
}

function addressesOn({ edge, carrier }: Ports) {
  const siteUrl = `http://127.0.0.1:${edge}`;
  return {
    siteUrl,
    apiUrl: `${siteUrl}/api`,
    consoleUrl: `${siteUrl}/console`,
    carrierUrl: `http://127.0.0.1:${carrier}`,
  };
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
