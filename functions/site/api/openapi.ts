import { type Answer, type Headers, json } from '#shared/web/index.ts';

const anyoneForAnHour: Headers = {
  'cache-control': 'public, max-age=3600',
  'access-control-allow-origin': '*',
};

/**
 * `GET /api/openapi.json`: what this API is, made from the schemas that check what comes in. Imported when it
 * is asked for, so that no cold start waits for it.
 */
export async function getOpenApi(): Promise<Answer> {
  const { default: document } = await import('#api/document/openapi.json', { with: { type: 'json' } });
  return json(200, document, anyoneForAnHour);
}
