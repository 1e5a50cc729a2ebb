/** The code of a function on a bench table: built as it is deployed, without starting as Lambda starts it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

type Built = {
  readonly console: typeof import('#functions/console/console.ts');
  readonly site: typeof import('#functions/site/site.ts');
};

/** The module of a function that makes its handler. */
export async function built<Name extends keyof Built>(name: Name): Promise<Built[Name]> {
  const folder = join(import.meta.dirname, '..', '.local', 'bench');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, '..', 'functions', name, `${name}.ts`)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    logLevel: 'error',
  });
  // Built from that very module.
  return (await import(outfile)) as Built[Name];
}
