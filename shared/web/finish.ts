import { gzipSync } from 'node:zlib';
import type { Answer, Headers } from './answer.ts';
import { chosenLanguageCookie } from './language.ts';
import type { Request } from './request.ts';

/**
 * On every answer. Pages run no script, unless they are `scripted`, and load nothing from elsewhere; an address, which may hold the key to a
 * registration, is told to no other site.
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

/** The answer with more in its policy: sources for each directive, beside those it has, or in place of none. */
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

/** A page with a script of ours, which sends only to us. */
export const scripted = (answer: Answer): Answer =>
  allowing(answer, { 'script-src': "'self'", 'connect-src': "'self'" });

/**
 * A page whose forms, and whose script where it has one, send files to where `address` is, `url` of an `UploadForm`, and
 * that may show in a frame what is answered.
 * @throws when it is no address
 */
export const uploadingTo = (address: string): ((answer: Answer) => Answer) => {
  const { origin } = new URL(address);
  return (answer) =>
    allowing(answer, { 'form-action': origin, 'connect-src': origin, 'frame-src': `'self' ${origin}` });
};

/** A page that may stand in a frame of a page of ours. */
export const framedHere = (answer: Answer): Answer => allowing(answer, { 'frame-ancestors': "'self'" });

/** What fits into one packet is sent as it is. */
const worthPacking = 1_200;

/** The answer as it leaves: with the headers that all have, packed where that is worth it, empty for `HEAD`. */
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

/** Gzipped: API Gateway packs nothing itself, and most visitors pay for every kilobyte. */
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
