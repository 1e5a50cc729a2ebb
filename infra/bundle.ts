/**
 * Builds the code of every function in one run of esbuild, for the stacks, the tests and the benchmarks
 * alike. Why not `NodejsFunction`: docs/decisions/system/bundling.md.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { pastIndexes } from './past-indexes.ts';
import { metadataForReading } from './phone-metadata.ts';

export const functionNames = [
  'site',
  'console',
  'sms-inbound',
  'sms-webhook',
  'count',
  'relay',
  'notify',
  'send-sms',
  'sms-reports',
  'promote',
  'schedule',
  'expire-offer',
  'reconcile',
  'remind',
  'watch',
  'complete',
  'broadcast',
  'rearrange',
  'grants',
] as const;
export type FunctionName = (typeof functionNames)[number];

/**
 * Where the SDK looks for credentials when the environment has none: files, sign-in, other services. Lambda's
 * environment always has them, so these, loaded only on demand, are left out
 * (docs/decisions/system/bundling.md).
 */
export const otherCredentials = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** The folder that holds `index.mjs`, the built code of a function. */
export type FunctionCode = (name: FunctionName) => string;

/**
 * The SDK loads this on demand for answers that are streams of events. Only the bucket's client needs it, which
 * is built apart; no other service called gives such answers.
 */
const eventStreams = '@smithy/core/event-streams';

const projectRoot = join(import.meta.dirname, '..');
const entryOf = (name: string): string => join(projectRoot, 'functions', name, 'handler.ts');

/**
 * Builds all functions into `<folder>/<name>/index.mjs`. The same sources give the same bytes, so a
 * deployment without changes changes nothing.
 * @throws when a function has no handler, or a handler does not build
 */
export async function bundleFunctions(folder: string): Promise<FunctionCode> {
  const missing = functionNames.filter((name) => !existsSync(entryOf(name)));
  if (missing.length > 0) throw new Error(`No handler.ts in functions/ for: ${missing.join(', ')}`);
  mkdirSync(folder, { recursive: true });
  await buildAll(folder, keptPhoneMetadata());
  return (name) => join(folder, name);
}

/**
 * Writes the metadata of phone numbers to a fixed path, since the file name of a part loaded on demand
 * depends on the paths of its sources. Parallel builds write the same content, and none reads a half-written
 * file.
 */
function keptPhoneMetadata(): string {
  const folder = join(projectRoot, '.local');
  mkdirSync(folder, { recursive: true });
  const kept = join(folder, 'phone-metadata.json');
  const written = `${kept}.${process.pid}`;
  writeFileSync(written, JSON.stringify(metadataForReading()));
  renameSync(written, kept);
  return kept;
}

/** Functions whose imports on demand are built into files beside `index.mjs`, which no cold start reads. */
const importingOnDemand: readonly FunctionName[] = [
  'site',
  'console',
  'grants',
  'sms-inbound',
  'sms-webhook',
  'send-sms',
];

/**
 * Modules imported on demand that are built apart, sharing no code with their function: shared code would be
 * read at every cold start, as much of it as either needs, and a client of AWS needs much of the SDK.
 */
const apart: readonly string[] = [
  'shared/messaging/outbox/send-queue.ts',
  'shared/queueing/work-queue.ts',
  'shared/uploads/store.ts',
];
const nameApart = (module: string): string => module.replace(/\.ts$/, '').split('/').slice(-2).join('-');

/** The numbering plans of the world, in the place of which infra/numbering-plans.js requires them on demand. */
const numberingPlans = 'shared/language/phone/numbering-plans.ts';

/** Leaves the import of a module that is built apart as it is, of the file beside; tells which are imported. */
const leaveApart = (imported: Set<string>): Plugin => ({
  name: 'leave-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      const file = path.startsWith('#') ? path.slice(1) : relative(projectRoot, join(resolveDir, path));
      if (file === numberingPlans) {
        imported.add(file);
        return { path: join(import.meta.dirname, 'numbering-plans.js') };
      }
      if (kind !== 'dynamic-import' || !apart.includes(file)) return undefined;
      imported.add(file);
      return { path: `./${nameApart(file)}.mjs`, external: true };
    }),
});

async function buildAll(folder: string, phoneMetadata: string): Promise<void> {
  const atOnce = functionNames.filter((name) => !importingOnDemand.includes(name));
  try {
    const options = optionsWith(phoneMetadata);
    await build({
      ...options,
      external: [...otherCredentials, eventStreams],
      entryPoints: atOnce.map((name) => ({ in: entryOf(name), out: join(name, 'index') })),
      outdir: folder,
    });
    for (const name of importingOnDemand) {
      const entryPoints = [{ in: entryOf(name), out: 'index' }];
      const outdir = join(folder, name);
      const imported = new Set<string>();
      const plugins = [...options.plugins, leaveApart(imported)];
      const external = [...otherCredentials, eventStreams];
      await build({ ...options, entryPoints, outdir, splitting: true, plugins, external });
      if (imported.delete(numberingPlans)) {
        const plans = [{ in: join(projectRoot, numberingPlans), out: 'numbering-plans' }];
        const asCommonJs = { format: 'cjs', outExtension: { '.js': '.cjs' }, banner: {} } as const;
        await build({ ...options, ...asCommonJs, entryPoints: plans, outdir });
      }
      const parts = [...imported].map((part) => ({ in: join(projectRoot, part), out: nameApart(part) }));
      if (parts.length > 0) await build({ ...options, entryPoints: parts, outdir });
    }
  } catch {
    // esbuild has printed each error with its place, and throws them all again as one long object.
    throw new Error('The functions do not build; the errors stand above.');
  }
}

const optionsWith = (phoneMetadata: string) =>
  ({
    absWorkingDir: projectRoot,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    // CommonJS packages in an ES module still ask for Node's own modules by require.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    external: otherCredentials,
    alias: {
      '@aws-sdk/endpoint-cache': join(import.meta.dirname, 'endpoint-cache.js'),
      'node:http': join(import.meta.dirname, 'node-http.js'),
      'node:process': join(import.meta.dirname, 'node-process.js'),
      'libphonenumber-js/mobile/metadata': phoneMetadata,
    },
    plugins: [pastIndexes(projectRoot)],
    minify: true,
    // Arabic and Kurdish texts take two bytes a letter instead of a six-byte escape.
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  }) satisfies BuildOptions;
