import { type Answer, type Headers, json } from '../../../shared/web/index.ts';
import document from '../openapi/openapi.json' with { type: 'json' };

const anyoneForAnHour: Headers = { 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' };

/** `GET /api/openapi.json`: what this API is, made from the schemas that check what comes in. */
export const getOpenApi = (): Answer => json(200, document, anyoneForAnHour);
