import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type Answer = APIGatewayProxyStructuredResultV2;
export type Headers = Readonly<Record<string, string>>;

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
