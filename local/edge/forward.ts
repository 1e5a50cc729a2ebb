/** Passes an HTTP request on to another server on loopback, both bodies as streams. */
import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';

export type Forward = {
  readonly port: number;
  /** Headers to set or replace. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Told once the answer's first byte is there, and the request's body has been sent. */
  readonly onRequestBody?: (body: Buffer) => void;
  /** The sentence of the 502 when the other server cannot be reached. */
  readonly unreachable: string;
};

/** Headers that concern one connection only (RFC 9110, 7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A spare connection is dropped well before MiniStack would (75 s): a reused one is never just being closed. */
const agent = new Agent({ keepAlive: true, timeout: 30_000 });

/** Forwards one request; answers 502 with a sentence when the other side cannot be reached or breaks off. */
export function forward(from: IncomingMessage, to: ServerResponse, options: Forward): void {
  const chunks: Buffer[] = [];
  const onward = request({
    agent,
    host: '127.0.0.1',
    port: options.port,
    method: from.method,
    path: from.url,
    headers: { ...endToEnd(from), ...framing(from), ...options.headers },
  });
  onward.on('response', (answer) => {
    to.writeHead(answer.statusCode ?? 502, endToEnd(answer));
    answer.pipe(to);
    answer.on('error', () => to.destroy());
    answer.on('end', () => options.onRequestBody?.(Buffer.concat(chunks)));
  });
  onward.on('error', () => {
    if (to.headersSent) return void to.destroy();
    from.resume();
    to.writeHead(502, { 'content-type': 'application/problem+json', connection: 'close' });
    to.end(JSON.stringify({ type: 'about:blank', status: 502, title: options.unreachable }));
  });
  to.on('close', () => {
    if (!to.writableFinished) onward.destroy();
  });
  if (options.onRequestBody !== undefined) from.on('data', (chunk: Buffer) => chunks.push(chunk));
  from.pipe(onward);
}

function endToEnd({ rawHeaders }: IncomingMessage): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    const value = rawHeaders[at + 1] ?? '';
    if (hopByHop.has(name)) continue;
    const earlier = headers[name];
    headers[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return headers;
}

/** A body without a length goes on without a length; a request without a body goes on without one. */
function framing({ headers }: IncomingMessage): Record<string, string> {
  return headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' };
}
