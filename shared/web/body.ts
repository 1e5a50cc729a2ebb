import type { Language } from '#events/index.ts';
import { isLanguage } from '#shared/language/index.ts';
import { type Problem, problem } from './problem.ts';
import type { Request } from './request.ts';

/** The largest body read by default, in bytes (contract.md). */
export const mostBytes = 16 * 1024;

export type Read<T> = { readonly value: T } | Problem;

/**
 * The fields of a form as they were typed: browsers send each line break as two characters and count it as
 * one (HTML, "Constructing the entry list"; `maxlength`). `most`: the limit in bytes.
 */
export function readForm(request: Request, most = mostBytes): Read<URLSearchParams> {
  const text = readText(request, 'application/x-www-form-urlencoded', most);
  if ('problem' in text) return text;
  const fields = [...new URLSearchParams(text.value)];
  return {
    value: new URLSearchParams(fields.map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')])),
  };
}

/** The exact bytes of the body, for checking a signature; refuses more than `most`. */
export function readBytes(request: Request, most = mostBytes): Read<Buffer> {
  const bytes = bytesOf(request);
  if (bytes === undefined) return problem('invalid-request', 400);
  return bytes.length > most ? problem('too-large', 413) : { value: bytes };
}

/** The body as text: of this media type, in UTF-8, not compressed, at most `most` bytes; else a problem. */
export function readText(request: Request, mediaType: string, most = mostBytes): Read<string> {
  const bytes = readBytes(request, most);
  if ('problem' in bytes) return bytes;
  if (!isOfType(request.headers['content-type'], mediaType) || isPacked(request)) {
    return problem('unsupported-media-type', 415);
  }
  try {
    return { value: new TextDecoder('utf-8', { fatal: true }).decode(bytes.value) };
  } catch {
    // TextDecoder throws only for bytes that are not UTF-8.
    return problem('invalid-request', 400);
  }
}

/** The largest body searched for its language, in bytes; none of our bodies is larger. */
const mostBytesOfWords = 64 * 1024;

/** The language that a JSON body names for its person, even where the rest of the body is wrong. */
export function languageOfBody(request: Request): Language | undefined {
  const bytes = bytesOf(request);
  if (bytes === undefined || bytes.length === 0 || bytes.length > mostBytesOfWords) return undefined;
  const value = parsedJson(bytes.toString('utf8'));
  if (typeof value !== 'object' || value === null) return undefined;
  const language: unknown = Reflect.get(value, 'language');
  return typeof language === 'string' && isLanguage(language) ? language : undefined;
}

function bytesOf({ body = '', isBase64Encoded }: Request): Buffer | undefined {
  if (!isBase64Encoded) return Buffer.from(body, 'utf8');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(body) ? Buffer.from(body, 'base64') : undefined;
}

function isOfType(contentType: string | undefined, wanted: string): boolean {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((text) => text.startsWith('charset='));
  return type.trim() === wanted && (charset === undefined || /^charset="?utf-?8"?$/.test(charset));
}

/** RFC 9110, 8.4: a body with a content encoding must not be read as if it had none. */
const isPacked = ({ headers }: Request): boolean =>
  (headers['content-encoding'] ?? 'identity').trim().toLowerCase() !== 'identity';

/** The value of a JSON text; `undefined`, which is no JSON value, when the text is not JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws only for text that is not JSON.
    return undefined;
  }
}
