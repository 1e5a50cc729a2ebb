/** The edge: one address for the site, the API and the console, as a CDN gives them on AWS. */
import { forward } from './forward.ts';
import { type Listening, listen } from './listen.ts';

export type EdgeOptions = {
  readonly port: number;
  readonly cloudPort: number;
  /** Id of the HTTP API all paths go to; undefined while the stacks are not deployed. */
  readonly httpApiId: () => string | undefined;
};

/** AWS: payload size of an HTTP API, 10 MB. */
const largestBody = 10 * 1024 * 1024;

/**
 * Starts a reverse proxy in front of MiniStack's HTTP API. It passes everything on as it comes; the
 * API is found by the Host header, as `<id>.execute-api.<region>.amazonaws.com` is on AWS.
 */
export function startEdge({ port, cloudPort, httpApiId }: EdgeOptions): Promise<Listening> {
  return listen(port, (request, response) => {
    const id = httpApiId();
    if (id === undefined) {
      request.resume();
      response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' });
      return void response.end('Diwan is starting; try again in a moment.\n');
    }
    if (Number(request.headers['content-length'] ?? 0) > largestBody) {
      request.resume();
      response.writeHead(413, { 'content-type': 'application/json', connection: 'close' });
      return void response.end('{"message":"Request Entity Too Large"}');
    }
    forward(request, response, {
      port: cloudPort,
      headers: {
        host: `${id}.execute-api.127.0.0.1:${cloudPort}`,
        'x-forwarded-host': request.headers.host ?? '',
        'x-forwarded-proto': 'http',
        'x-forwarded-for': request.socket.remoteAddress ?? '',
      },
      unreachable: 'The local cloud does not answer.',
    });
  });
}
