/** The edge: one address for the site, the API and the console, as a CDN gives them on AWS. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { forward } from './forward.ts';
import { type Listening, listen } from './listen.ts';
import { turnstile } from './turnstile.ts';

export type Edge = Listening & {
  /** From now on every request is answered with 503; those under way go on. */
  readonly closeIntake: () => void;
  /** Requests that have not been answered yet, those that wait for their turn too. */
  readonly underWay: () => number;
};

export type EdgeOptions = {
  readonly port: number;
  readonly cloudPort: number;
  /** Id of the HTTP API all paths go to; undefined while the stacks are not deployed. */
  readonly httpApiId: () => string | undefined;
};

/**
 * How many requests the local cloud is given at once. It starts a process of the function for each, at once,
 * and on a few cores none of two hundred comes to an answer. The others wait here for their turn.
 */
export const mostAtOnce = 16;

/** AWS: payload size of an HTTP API, 10 MB. */
const largestBody = 10 * 1024 * 1024;

/**
 * Starts a reverse proxy in front of MiniStack's HTTP API. It passes everything on as it comes, some requests
 * at once and the others after them, in their order; the API is found by the Host header, as `<id>.execute-api.<region>.amazonaws.com` is on AWS.
 */
export async function startEdge({ port, cloudPort, httpApiId }: EdgeOptions): Promise<Edge> {
  let stopping = false;
  let underWay = 0;
  const turns = turnstile(mostAtOnce);
  const server = await listen(port, (request, response) => {
    if (stopping) return notNow(request, response, 'Diwan is stopping and takes nothing new.');
    const id = httpApiId();
    if (id === undefined) return notNow(request, response, 'Diwan is starting; try again in a moment.');
    if (Number(request.headers['content-length'] ?? 0) > largestBody) {
      request.resume();
      response.writeHead(413, { 'content-type': 'application/json', connection: 'close' });
      return void response.end('{"message":"Request Entity Too Large"}');
    }
    underWay += 1;
    const leave = turns.enter(() =>
      forward(request, response, {
        port: cloudPort,
        headers: {
          host: `${id}.execute-api.127.0.0.1:${cloudPort}`,
          'x-forwarded-host': request.headers.host ?? '',
          'x-forwarded-proto': 'http',
          'x-forwarded-for': request.socket.remoteAddress ?? '',
        },
        unreachable: 'The local cloud does not answer.',
      }),
    );
    response.on('close', () => {
      underWay -= 1;
      leave();
    });
  });
  return {
    ...server,
    closeIntake: () => {
      stopping = true;
    },
    underWay: () => underWay,
  };
}

function notNow(request: IncomingMessage, response: ServerResponse, sentence: string): void {
  request.resume();
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' });
  response.end(`${sentence}\n`);
}
