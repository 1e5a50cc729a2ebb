/** Writes `openapi.json` anew: `node functions/site/openapi/generate.ts`. */
import { writeFileSync } from 'node:fs';
import { openApiText } from './document.ts';

writeFileSync(new URL('openapi.json', import.meta.url), openApiText());
