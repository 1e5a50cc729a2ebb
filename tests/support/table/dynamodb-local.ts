/** AWS's DynamoDB Local, as the npm package amplify-dynamodb-simulator carries it: a Java program, in memory. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const emulator = new URL('../../../node_modules/amplify-dynamodb-simulator/emulator/', import.meta.url)
  .pathname;
const oldestJava = 17;
const startsWithin = 30_000;

export type DynamoDbLocal = { readonly endpoint: string; readonly stop: () => Promise<void> };

/** Why DynamoDB Local cannot run here, in a sentence; `undefined` when it can. */
export function whyNoDynamoDb(): string | undefined {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error !== undefined)
    return `Java is missing: install version ${oldestJava} or newer for the data-layer tests.`;
  const version = Number(/version "(\d+)/.exec(stderr)?.[1]);
  if (version >= oldestJava) return undefined;
  return `Java ${version} is too old for DynamoDB Local: install version ${oldestJava} or newer.`;
}

/** Starts DynamoDB Local on a free port. Throws when it does not answer within half a minute. */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal> {
  const port = await freePort();
  // A run is over before the JVM's second compiler has paid for itself: without it the tests take a quarter less.
  const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  const options = ['-Xmx1g', ...quick, '-Djava.library.path=DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'];
  const java = spawn('java', [...options, '-inMemory', '-disableTelemetry', '-port', String(port)], {
    cwd: emulator,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  java.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = () => stopped(java);
  const giveUpAt = Date.now() + startsWithin;
  while (!(await answers(endpoint))) {
    if (java.exitCode !== null || Date.now() > giveUpAt) {
      await stop();
      throw new Error(`DynamoDB Local did not start on port ${port}: ${said}`);
    }
    await wait(50);
  }
  return { endpoint, stop };
}

/** Any answer will do: without a signature it is a 400. */
const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

async function stopped(java: ChildProcess): Promise<void> {
  if (java.exitCode !== null || java.signalCode !== null) return;
  const over = new Promise((resolve) => java.once('exit', resolve));
  java.kill('SIGKILL');
  await over;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('No port')),
      );
    });
  });
