/**
 * The wire between the SDK's client and DynamoDB, as something a test can take hold of: each HTTP request, the
 * SDK's own retries among them, passes through here on its way to the real DynamoDB Local.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';

type HttpRequest = Parameters<NodeHttpHandler['handle']>[0];

/** One request: `TransactWriteItems` and the JSON sent with it. */
export type Call = { readonly command: string; readonly input: CallInput };
export type CallInput = {
  readonly TableName?: string;
  readonly Key?: unknown;
  readonly Item?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<
    Record<string, { readonly Key?: unknown; readonly Item?: Readonly<Record<string, unknown>> }>
  >[];
};
export type Answer = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
};

/** Stands in the way of a call: carries it out or not, and answers something or throws. */
export type Wire = (call: Call, carryOut: () => Promise<Answer>) => Promise<Answer>;

/** Nothing in the way. */
export const clear: Wire = (_call, carryOut) => carryOut();

/** Several in a row, the first nearest to the code under test. */
export const inTurn = (...wires: readonly Wire[]): Wire =>
  wires.reduceRight<Wire>(
    (inner, outer) => (call, carryOut) => outer(call, () => inner(call, carryOut)),
    clear,
  );

/** An error of DynamoDB as it stands on the wire. */
export const failure = (
  statusCode: number,
  type: string,
  more: Readonly<Record<string, unknown>> = {},
): Answer => ({
  statusCode,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'made-by-a-test' },
  body: Buffer.from(
    JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type, ...more }),
  ),
});

export type ClientOptions = {
  readonly endpoint: string;
  /** DynamoDB Local keeps a database of its own for each access key. */
  readonly accessKeyId: string;
  /** AWS: the SDK tries so often in all; 1 shows each fault to the code under test. */
  readonly maxAttempts: number;
};

/** Connections are kept for all clients of a process: a test has many, and each is done with soon. */
const http = new NodeHttpHandler({ requestTimeout: 20_000 });

/** A client of the real SDK whose requests go over `wire`. */
export function clientOver(
  wire: Wire,
  { endpoint, accessKeyId, maxAttempts }: ClientOptions,
): DynamoDBClient {
  const handle = async (request: HttpRequest, options?: Parameters<NodeHttpHandler['handle']>[1]) => {
    const target: unknown = request.headers['x-amz-target'];
    // The SDK's JSON protocol sends the command's input as it was given.
    const input = JSON.parse(new TextDecoder().decode(request.body)) as CallInput;
    const carryOut = async (): Promise<Answer> => {
      const { response } = await http.handle(request, options);
      const chunks: Buffer[] = [];
      for await (const chunk of response.body) chunks.push(Buffer.from(chunk));
      return { statusCode: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
    };
    const call = { command: String(target).replace(/^.*\./, ''), input };
    return { response: { reason: undefined, ...(await wire(call, carryOut)) } };
  };
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
    maxAttempts,
    requestHandler: {
      metadata: http.metadata ?? { handlerProtocol: 'http/1.1' },
      handle,
      destroy: () => undefined,
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    },
  });
  // As the client of functions: shared/table/context.ts.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
