import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { chosenLanguageCookie } from './language.ts';
import type { Headers } from './problem.ts';
import type { Request } from './request.ts';

export type Answer = APIGatewayProxyStructuredResultV2;

/** For answers with one person's data: no cache keeps them. */
export const private_ = { 'cache-control': 'no-store' } as const;
/** Lists change with every registration; a few seconds spare the table when everyone looks at once. */
export const briefly = { 'cache-control': 'public, max-age=5' } as const;

/** An answer with a JSON body; not cached unless `headers` say otherwise. */
export const json = (statusCode: number, value: unknown, headers: Headers = private_): Answer => ({
  statusCode,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

/** An answer with a page as its body; adds the doctype. Not cached unless `headers` say otherwise. */
export const html = (statusCode: number, markup: string, headers: Headers = private_): Answer => ({
  statusCode,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: `<!doctype html>${markup}`,
});

/** Done, with nothing to tell (204). */
export const noContent: Answer = { statusCode: 204, headers: { ...private_ }, body: '' };

/**
 * After a form was sent: redirects to the page at `path`, which can be reloaded without sending the form
 * again.
 */
export const seeOther = (path: string, cookies: readonly string[] = []): Answer => ({
  statusCode: 303,
  headers: { location: path, ...private_ },
  ...(cookies.length === 0 ? {} : { cookies: [...cookies] }),
  body: '',
});

/**
 * The policy on every answer. Pages run no script unless `scripted`, and load nothing from other sites. Their
 * address, which may hold the key to a registration, is sent to no other site.
 */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const security: Headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'strict-transport-security': 'max-age=31536000',
};

/**
 * The answer with more sources in its policy, for each directive: added to those it has, or replacing `none`.
 */
function allowing(answer: Answer, sources: Readonly<Record<string, string>>): Answer {
  const before = answer.headers?.['content-security-policy']?.toString() ?? policy;
  const directives = new Map(before.split('; ').map((directive) => [directive.split(' ')[0], directive]));
  for (const [name, source] of Object.entries(sources)) {
    const had = (directives.get(name) ?? name).replace(" 'none'", '');
    directives.set(name, `${had} ${source}`);
  }
  return {
    ...answer,
    headers: { ...answer.headers, 'content-security-policy': [...directives.values()].join('; ') },
  };
}

/** Lets a page run our script, which may send only to our site. */
export const scripted = (answer: Answer): Answer =>
  allowing(answer, { 'script-src': "'self'", 'connect-src': "'self'" });

/**
 * Lets the forms and script of a page send files to `address`, the `url` of an `UploadForm`, and show the
 * answer in a frame.
 * @throws when it is no address
 */
export const uploadingTo = (address: string): ((answer: Answer) => Answer) => {
  const { origin } = new URL(address);
  return (answer) =>
    allowing(answer, { 'form-action': origin, 'connect-src': origin, 'frame-src': `'self' ${origin}` });
};

/** Lets a page be shown in a frame of one of our pages. */
export const framedHere = (answer: Answer): Answer => allowing(answer, { 'frame-ancestors': "'self'" });

/** The least size worth compressing, in bytes: smaller answers fit into one packet. */
const worthPacking = 1_200;

/**
 * The answer as it is sent: with the common headers, compressed where worth it, without a body for `HEAD`.
 */
export function finished(request: Request, answer: Answer): Answer {
  const isHtml = answer.headers?.['content-type']?.toString().startsWith('text/html') ?? false;
  const cookies = [...(answer.cookies ?? []), ...(isHtml ? chosenLanguageCookie(request) : [])];
  const complete: Answer = {
    ...answer,
    headers: {
      ...security,
      vary: isHtml ? 'accept-encoding, accept-language, cookie' : 'accept-encoding, accept-language',
      ...answer.headers,
    },
    ...(cookies.length === 0 ? {} : { cookies }),
  };
  if (request.method === 'HEAD') return { ...complete, body: '' };
  return /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? packed(complete) : complete;
}

/** Gzips an answer: API Gateway compresses nothing itself, and most visitors pay for every kilobyte. */
function packed(answer: Answer): Answer {
  const { body = '' } = answer;
  if (body.length < worthPacking || answer.isBase64Encoded === true) return answer;
  return {
    ...answer,
    headers: { ...answer.headers, 'content-encoding': 'gzip' },
    body: gzipSync(body).toString('base64'),
    isBase64Encoded: true,
  };
}
