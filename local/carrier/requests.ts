/** Reading and answering HTTP requests of the carrier. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod/mini';
import { isPhoneNumber } from './numbers.ts';

/** A request that cannot be served, with the sentence that says why. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
  readonly status: number;
  constructor(title: string, status = 400) {
    super(title);
    this.status = status;
  }
}

const largestBody = 256 * 1024;

/** @throws {BadRequest} when the body is larger than 256 KB */
export async function textIn(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBody) throw new BadRequest('The body is larger than 256 KB.', 413);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** @throws {BadRequest} when the body is not JSON */
export async function jsonIn(request: IncomingMessage): Promise<unknown> {
  const text = await textIn(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest('The body is not JSON.');
  }
}

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

/** RFC 9457 problem details. */
export function answerProblem(response: ServerResponse, status: number, title: string): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8' });
  response.end(JSON.stringify({ type: 'about:blank', status, title }));
}

/** @throws {BadRequest} naming the first field that is wrong */
export function parsed<T>(schema: z.ZodMiniType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new BadRequest(
    `${issue?.path.join('.') || 'The body'} is not as expected: ${issue?.message ?? 'invalid'}`,
  );
}

/** @throws {BadRequest} when a part of a path is no number in E.164 */
export function numberIn(segment: string): string {
  let number = segment;
  try {
    number = decodeURIComponent(segment);
  } catch {
    throw new BadRequest(`${segment} is not percent-encoded text.`);
  }
  if (!isPhoneNumber(number))
    throw new BadRequest(`${number} is not a number in E.164, such as +9647701234501.`);
  return number;
}
