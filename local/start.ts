/** `npm start`: the whole of Diwan on this machine, in the foreground, until Ctrl-C. */
import { deadLettersIn, deadLetterTeller } from './cloud/dead-letters.ts';
import { Failure, reasonOf } from './failure.ts';
import { portsFrom } from './ports.ts';
import type { Local, Outputs } from './start-local.ts';

const usage = `Usage: npm start            go on with the data of the last time
       npm start -- --fresh begin empty
Set DIWAN_PORT=<number> to use four other ports in a row.`;

const stopped = Symbol('stopped by a signal');

/** A terminal that was closed takes no more output; that is no reason to leave things running. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/** How often it is looked whether something was given up, in milliseconds. Stands before `main`, which runs at once. */
const lookedEvery = 15_000;

let crashed = false;
const code = await main(process.argv.slice(2));
// Sockets kept open for reuse would otherwise hold the process for a while.
process.exit(crashed ? 1 : code);

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((argument) => argument !== '--fresh');
  if (unknown !== undefined) {
    console.error(`${unknown} is not an option.\n${usage}`);
    return 2;
  }
  const stopping = new AbortController();
  // The same signal may come twice, from the terminal and from npm: the first counts.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) return;
      console.log('\nStopping …');
      stopping.abort(stopped);
    });
  }
  // A mistake in one of the servers must not leave the cloud running on its own.
  process.on('uncaughtException', (error) => {
    crashed = true;
    console.error(error);
    stopping.abort(stopped);
  });
  // The parent process may be killed without a signal to this one: then nobody is left to press Ctrl-C.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && stopping.abort(stopped);
  setInterval(orphaned, 1000).unref();
  let local: Local;
  try {
    // Loaded only now, so that even the first moments listen to Ctrl-C.
    const { startLocal } = await import('./start-local.ts');
    local = await startLocal({
      name: 'start',
      ports: portsFrom(process.env.DIWAN_PORT),
      fresh: args.includes('--fresh'),
      log: (line) => console.log(line),
      signal: stopping.signal,
    });
  } catch (error) {
    if (stopping.signal.aborted) {
      console.log('Stopped before Diwan was ready; nothing was left running.');
      return 130;
    }
    console.error(error instanceof Failure ? `\n${error.message}` : error);
    console.error('\nDiwan was not started; this attempt has left nothing running.');
    return 1;
  }
  return run(local, stopping.signal);
}

/** From ready to the end. */
async function run(local: Local, signal: AbortSignal): Promise<number> {
  console.log(welcome(local.outputs));
  const watching = watchDeadLetters(local.endpoint);
  const asked = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined));
  });
  const broken = await Promise.race([asked, local.broken]);
  clearInterval(watching);
  if (broken !== undefined) console.error(`\n${broken}`);
  let saved: boolean;
  try {
    saved = await local.stop();
  } catch (error) {
    console.error(`Something could not be stopped: ${reasonOf(error)}`);
    return 1;
  }
  if (broken !== undefined) console.log('Diwan has been stopped.');
  else if (saved) console.log('Stopped. The data is kept for the next start.');
  else
    console.error('Stopped, but the data could not be saved: what came since the last orderly stop is lost.');
  return broken === undefined && saved ? 0 : 1;
}

/** Says what lies in the dead-letter queues: now, and whenever more has come. */
function watchDeadLetters(endpoint: string): NodeJS.Timeout {
  const tell = deadLetterTeller(
    () => deadLettersIn(endpoint),
    (line) => console.error(`\n${line}`),
  );
  const look = () =>
    tell().catch((error: unknown) =>
      console.error(`\nThe dead-letter queues could not be looked at: ${reasonOf(error)}`),
    );
  void look();
  return setInterval(look, lookedEvery).unref();
}

function welcome({ siteUrl, apiUrl, consoleUrl, carrierUrl, staff }: Outputs): string {
  const widest = Math.max(...staff.map(({ username }) => username.length));
  const logins = staff.map(
    ({ username, password, groups }) => `    ${username.padEnd(widest)}  ${password}  ${groups.join(', ')}`,
  );
  return `
Diwan is ready.

  Site      ${siteUrl}
  API       ${apiUrl}
  Console   ${consoleUrl}
  Phones    ${carrierUrl}   (text 214 from one of them)

  Demo logins
${logins.join('\n')}

Ctrl-C stops everything.`;
}
