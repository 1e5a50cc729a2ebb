/** `npm run generate`: writes anew what is made from code: the API's description, its routes and its page, the pages of events, of
 * the moves of a grant, of the limits of AWS. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiText } from '#api/document/document.ts';
import { referencePage } from '#api/document/reference-page.ts';
import { routesText } from '#api/document/route-table.ts';
import { cataloguePage } from '#events/catalogue/page.ts';
import { limitsPage } from '#infra/limits/page.ts';
import { installationSchema } from '#infra/settings/installation.ts';
import { projectRoot } from '#local/places.ts';
import { movesPage } from '#shared/grants/moves-page.ts';

const files = {
  'api/document/openapi.json': openApiText(),
  'api/routes.ts': routesText(),
  'docs/api.md': referencePage(),
  'events/README.md': cataloguePage(),
  'docs/grant-moves.md': movesPage(),
  'docs/limits.md': limitsPage(),
  'infra/settings/installation.schema.json': `${JSON.stringify(installationSchema(), null, 2)}\n`,
};
for (const [file, text] of Object.entries(files)) writeFileSync(join(projectRoot, file), text);
const biome = join(projectRoot, 'node_modules', '.bin', 'biome');
const { status } = spawnSync(biome, ['format', '--write', ...Object.keys(files)], {
  cwd: projectRoot,
  stdio: ['ignore', 'ignore', 'inherit'],
});
console.log(`Written: ${Object.keys(files).join(', ')}`);
process.exitCode = status ?? 1;
