import { createHash } from 'node:crypto';
import type { Answer } from '../answer.ts';

/**
 * A script for `scripted` pages: its address, which changes with its content so that a copy cached for a year
 * is never outdated, and the answer that serves it. The script is public and holds no personal data.
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
