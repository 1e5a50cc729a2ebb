import { createHash } from 'node:crypto';
import type { Answer } from '../answer.ts';

/**
 * A script of ours, for pages that are `scripted`: its address, which changes with it so that a copy kept for a year is
 * never an old one, and the script itself, for anyone: it says nothing of anybody.
 */
export function pageScript(path: string, source: string): { readonly url: string; readonly answer: Answer } {
  const version = createHash('sha256').update(source).digest('base64url').slice(0, 8);
  return {
    url: `${path}?v=${version}`,
    answer: {
      statusCode: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      },
      body: source,
    },
  };
}
