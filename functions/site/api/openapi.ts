import { type Answer, type Headers, json } from '#shared/web/index.ts';

const anyoneForAnHour: Headers = {
  'cache-control': 'public, max-age=3600',
  'access-control-allow-origin': '*',
};

/**
 * `GET /api/openapi.json`: the description of this API, made from the schemas that check requests. Imported
 * on request, so that no cold start waits for it.
 */
export async function getOpenApi(): Promise<Answer> {
  const { default: document } = await import('#api/document/openapi.json', { with: { type: 'json' } });
  return json(200, document, anyoneForAnHour);
}
