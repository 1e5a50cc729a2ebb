import { Agent, request } from 'node:http';
import { apiUrl } from '../cloud/driver.ts';

/** A request as it goes over the wire: nothing is put right on the way, as `fetch` would. */
export type RawRequest = {
  readonly method: string;
  /** Under the address of the API, percent-encoded as it is to be sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
};

export type RawAnswer = {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

export function send({ method, path, headers, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port, pathname } = new URL(apiUrl);
  const bytes = body === undefined ? undefined : Buffer.from(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        hostname,
        port,
        method,
        path: `${pathname}${path}`,
        headers: { ...headers, ...(bytes && { 'content-length': String(bytes.length) }) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            contentType: answer.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(bytes);
  });
}
