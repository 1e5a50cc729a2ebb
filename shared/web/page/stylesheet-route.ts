import type { Route } from '../web-handler.ts';
import { stylesheet, stylesheetPath } from './stylesheet.ts';

/** The stylesheet. Its address changes with it, so a copy may be kept for good. */
export const stylesheetRoute: Route = {
  method: 'GET',
  path: stylesheetPath,
  answer: () => ({
    statusCode: 200,
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
    body: stylesheet,
  }),
};
