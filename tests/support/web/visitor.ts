/** A browser, or another program, in front of one of our HTTP functions: without network and gateway. */
import { gunzipSync } from 'node:zlib';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Files } from '#shared/uploads/index.ts';
import type { WebHandler } from '#shared/web/index.ts';
import { grantRulesForTests } from '../grants/grants.ts';
import type { Clock } from '../time/clock.ts';

export const siteUrl = 'https://diwan.example';

/** No bucket stands behind these: whoever asks for one in a test gives it. */
const noBucket = () => Promise.reject(new Error('There are no files in this test'));
export const noFiles: Files = {
  address: async () => 'https://files.example/',
  ...{ invite: noBucket, check: noBucket, link: noBucket, forget: noBucket },
};

/** A site that has an address, no number of its own, and texts the mobiles of Iraq; what it hands on is sent by no one. */
export const siteSettings = {
  siteUrl,
  smsNumber: undefined,
  allowedPrefixes: ['+9647'],
  grants: JSON.stringify(grantRulesForTests),
  answers: { push: async () => undefined },
  files: noFiles,
} as const;

export type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

export type Got = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Cookies as they were set, with what they are for. */
  readonly setCookies: readonly string[];
  /** The bytes that go over the line. */
  readonly weight: number;
  // What a test looks into is for the test to say.
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
  readonly json: any;
};

export type Visitor = ReturnType<typeof visitorOf>;

/** Keeps cookies, and follows nothing by itself. */
export function visitorOf(handler: WebHandler, clock: Pick<Clock, 'now'>) {
  const cookies = new Map<string, string>();

  async function send(
    address: string,
    { method = 'GET', headers = {}, body, isBase64Encoded = false }: Sent = {},
  ) {
    const [path = '/', query = ''] = address.split('?');
    const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    const answer = await handler(
      // Only what API Gateway sends and the handlers read.
      {
        version: '2.0',
        rawPath: path,
        rawQueryString: query,
        headers: Object.fromEntries(lowered),
        cookies: [...cookies].map(([name, value]) => `${name}=${value}`),
        ...(body === undefined ? {} : { body }),
        isBase64Encoded,
        requestContext: {
          domainName: 'diwan.example',
          timeEpoch: clock.now().getTime(),
          http: { method, path },
        },
      } as Parameters<WebHandler>[0],
      {} as LambdaContext,
    );
    for (const cookie of answer.cookies ?? []) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (cookie.includes('Max-Age=0')) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const raw = Buffer.from(answer.body ?? '', answer.isBase64Encoded === true ? 'base64' : 'utf8');
    const text = (answer.headers?.['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString('utf8');
    const isJson = String(answer.headers?.['content-type']).includes('json') && text !== '';
    const got: Got = {
      status: answer.statusCode ?? 0,
      headers: Object.fromEntries(
        Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)]),
      ),
      text,
      setCookies: answer.cookies ?? [],
      weight: raw.length,
      json: isJson ? JSON.parse(text) : undefined,
    };
    return got;
  }

  return {
    cookies,
    send,
    get: (address: string, headers: Sent['headers'] = {}) => send(address, { headers }),
    /** Sends JSON. */
    post: (address: string, body: unknown, headers: Sent['headers'] = {}) =>
      send(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    /** Sends a form as a browser does. */
    submit: (address: string, fields: Readonly<Record<string, string>>, headers: Sent['headers'] = {}) =>
      send(address, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
  };
}

/** The value of a form's hidden field. */
export const hiddenIn = ({ text }: Got, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

/** A logger under which a fault fails the test. */
export const faultless = {
  error: (...said: unknown[]) => {
    throw new Error(JSON.stringify(said));
  },
};
