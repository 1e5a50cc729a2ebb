/**
 * Writes `openapi.json` anew, after a change to a schema or to what is said of a call:
 * `node functions/site/openapi/generate.ts && biome format --write functions/site/openapi`
 */
import { writeFileSync } from 'node:fs';
import { openApiText } from './document.ts';

writeFileSync(new URL('openapi.json', import.meta.url), openApiText());
