/** The recorder: everything reaches the local cloud through it, and it notes what the Lambdas call. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { dirname } from 'node:path';
import { credentials } from '#local/cloud/aws.ts';
import { type AwsCall, type CallScope, callsIn, functionOf } from './calls.ts';
import { forward } from './forward.ts';
import { listen } from './listen.ts';
import { signerOf } from './signer.ts';

export type RecorderOptions = CallScope & {
  readonly port: number;
  readonly cloudPort: number;
  /** The file the distinct calls are written to: `{ "calls": [AwsCall & { "times" }] }`. */
  readonly file: string;
};

export type Recorder = {
  readonly port: number;
  readonly url: string;
  /** Distinct calls so far, in a steady order. */
  readonly calls: () => readonly (AwsCall & { readonly times: number })[];
  /** Takes a call that went to another server of the local cloud, such as the carrier. */
  readonly note: (call: AwsCall) => void;
  /** Clears the list, when the calls so far were made by no function. */
  readonly forget: () => void;
  /** Milliseconds since a function's last call. */
  readonly quietFor: () => number;
  readonly close: () => Promise<void>;
};

/** Starts the recorder. It forwards bodies unchanged and looks at a request only after it was answered. */
export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const { port, cloudPort, file, ...scope } = options;
  const seen = new Map<string, { call: AwsCall; times: number }>();
  let lastCallAt = Number.NEGATIVE_INFINITY;
  let unwritten: NodeJS.Timeout | undefined;

  const calls = () =>
    [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { call, times }]) => ({ ...call, times }));
  const write = () => {
    clearTimeout(unwritten);
    unwritten = undefined;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify({ calls: calls() }, null, 2)}\n`);
    renameSync(`${file}.new`, file);
  };
  /** Whose key it is. A form or a link is used by a browser, in the name of the function that signed it. */
  const holders = new Map<string, string>();
  const note = (call: AwsCall) => {
    const key = JSON.stringify(call);
    const known = seen.get(key);
    seen.set(key, { call, times: (known?.times ?? 0) + 1 });
    unwritten ??= setTimeout(write, 250);
  };

  write();
  const server = await listen(port, (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const byTool = isFromTool(headers);
    if (!byTool) lastCallAt = performance.now();
    forward(request, response, {
      port: cloudPort,
      // Policies of buckets, topics and queues refuse whatever did not come by TLS. On AWS it always does;
      // here MiniStack is told that TLS ends at this proxy.
      headers: { 'x-forwarded-proto': 'https' },
      onRequestBody: (body) => {
        if (byTool) return;
        lastCallAt = performance.now();
        setImmediate(() => {
          const asked = { method, url, headers, body: body.toString('utf8') };
          const key = signerOf(asked)?.accessKey;
          if (key === credentials.accessKeyId) return;
          // Anything else, such as fetching a key set, is open to everyone and none of IAM's business.
          if (key === undefined && headers['x-amz-target'] === undefined) return;
          const named = functionOf(headers);
          if (key !== undefined && named !== 'unknown') holders.set(key, named);
          callsIn(asked, scope, holders.get(key ?? '') ?? named).forEach(note);
        });
      },
      unreachable: 'The local cloud does not answer.',
    });
  });
  const close = async () => {
    await server.close();
    write();
  };
  return {
    port: server.port,
    url: server.url,
    calls,
    note,
    forget: () => seen.clear(),
    close,
    quietFor: () => performance.now() - lastCallAt,
  };
}

/**
 * The deploy, the seed and the tests sign with the account's own key; a function with a session of its role.
 */
function isFromTool(headers: IncomingHttpHeaders): boolean {
  return headers.authorization?.includes(`Credential=${credentials.accessKeyId}/`) ?? false;
}
