/** The ports of one running copy, all on loopback. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Failure } from './failure.ts';

export type Ports = {
  /** MiniStack. */
  readonly cloud: number;
  /** Site, API and console on one address. */
  readonly edge: number;
  /** The phone network. */
  readonly carrier: number;
  /** Between the Lambdas and the cloud. */
  readonly recorder: number;
};

/**
 * The ports of `npm start`: 4600 and the two after it, and 4566 for the cloud; with a base from
 * `DIWAN_PORT`, four in a row from there.
 *
 * @throws {Failure} when `DIWAN_PORT` is not a port number
 */
export function portsFrom(base: string | undefined): Ports {
  if (base === undefined || base === '') return { edge: 4600, carrier: 4601, recorder: 4602, cloud: 4566 };
  const first = Number(base);
  if (!Number.isInteger(first) || first < 1024 || first > 65_532) {
    throw new Failure(`DIWAN_PORT=${base} is not a port: give a number from 1024 to 65532.`);
  }
  return { edge: first, carrier: first + 1, recorder: first + 2, cloud: first + 3 };
}

/**
 * Makes sure that every port is free.
 *
 * @throws {Failure} naming the first that is taken
 */
export async function checkPorts(ports: Ports): Promise<void> {
  for (const port of Object.values(ports)) {
    if (!(await isFree(port))) {
      throw new Failure(
        `Port ${port} is taken by another program; stop it, or set DIWAN_PORT=<number> to use four other ports in a row.`,
      );
    }
  }
}

/** Below those that systems give to outgoing connections (Linux from 32768, others higher). */
const freely = { from: 15_000, below: 32_000 };

/**
 * Four ports in a row that are free, for a test that runs beside others. Drawn, and not given by the system, which would
 * hand them to a connection of another program before the last of the four is in use.
 *
 * @throws {Failure} when it finds none
 */
export async function freePorts(): Promise<Ports> {
  for (let tries = 0; tries < 50; tries++) {
    const ports = portsFrom(String(randomInt(freely.from, freely.below)));
    const free = await Promise.all(Object.values(ports).map(isFree));
    if (free.every((each) => each)) return ports;
  }
  throw new Failure(`There are no four free ports in a row from ${freely.from} to ${freely.below}.`);
}

async function isFree(port: number): Promise<boolean> {
  try {
    const server = await listenBriefly(port);
    await new Promise((done) => server.close(done));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false;
    throw new Failure(
      `Port ${port} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function listenBriefly(port: number) {
  return new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}
