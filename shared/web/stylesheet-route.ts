import { stylesheetPath } from './page/stylesheet-path.ts';
import type { Route } from './web-handler.ts';

/**
 * The stylesheet. Its address changes with its content, so a copy may be cached for good; it is loaded with
 * the first page.
 */
export const stylesheetRoute: Route = {
  method: 'GET',
  path: stylesheetPath,
  answer: async () => ({
    statusCode: 200,
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
    body: (await import('./page/stylesheet.ts')).stylesheet,
  }),
};
