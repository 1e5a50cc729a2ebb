import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { bundleFunctions, type FunctionName, functionNames, otherCredentials } from '#infra/bundle.ts';
import { grantRulesOf, usualGrants } from '#infra/settings/grants.ts';
import { sendingLimits } from '#infra/settings/sending.ts';
import { median, type Result, result } from './result.ts';

const runs = 15;
/** Against the bare function bundled as CDK does, for those that a person waits for; for the others `others`. */
const goals: Readonly<Partial<Record<FunctionName, number>>> = { console: 1, site: 0.9, 'sms-inbound': 0.9 };
const others = 1.3;
const sameBundlingGoal = 1.4;
const largestKb = 500;
const benchFolder = join(import.meta.dirname, '..', '.local', 'bench');

/** The yardstick: a function with the SDK's DynamoDB client and nothing else. */
const bareSource = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient();
export const handler = async () => client.config.region();
`;

const clockPlace = {
  ...{ group: 'none', roleArn: 'none', queueArn: 'none', deadLettersArn: 'none' },
  queueUrl: 'https://sqs.invalid/0/none',
};

/** The environment variables that loading a function needs. */
const environment = {
  AWS_REGION: 'me-central-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  TABLE_NAME: 'none',
  ALLOWED_PREFIXES: '+9647',
  SENDING: JSON.stringify({ allowedPrefixes: ['+9647'], ...sendingLimits }),
  SITE_URL: 'http://127.0.0.1',
  USER_POOL_ID: 'me-central-1_000000000',
  USER_POOL_CLIENT_ID: 'none',
  SEND_QUEUE_URL: 'none',
  DEAD_LETTERS_URLS: JSON.stringify({
    answers: 'https://sqs.invalid/0/send-sms-dead',
    reminders: 'https://sqs.invalid/0/send-reminders-dead',
    broadcasts: 'https://sqs.invalid/0/send-broadcasts-dead',
  }),
  QUEUE_TRIES: JSON.stringify({ answers: 10, reminders: 50, broadcasts: 100 }),
  QUEUE_URLS: JSON.stringify({
    answers: 'https://sqs.invalid/0/send-sms',
    reminders: 'https://sqs.invalid/0/send-reminders',
    broadcasts: 'https://sqs.invalid/0/send-broadcasts',
  }),
  SMS_PER_SECOND: '20',
  REMINDERS: JSON.stringify({ leads: { default: [7_200] }, last: 3_600 }),
  INBOUND_QUEUE_URL: 'none',
  GATEWAY_SECRET_ARN: 'none',
  BUS_NAME: 'none',
  CLOCKS: JSON.stringify({
    ...{ offers: clockPlace, reminders: clockPlace },
    completions: { ...clockPlace, grace: 86_400 },
  }),
  GRANTS: grantRulesOf(usualGrants),
  FILES_BUCKET: 'none',
  POWERTOOLS_SERVICE_NAME: 'bench',
};

const importer = `
const began = performance.now();
await import(process.argv[1]);
process.stdout.write(String(performance.now() - began));
process.exit(0);
`;

/** Time to load each function's deployed bundle in a new process, against the yardstick, run in turns. */
export async function benchCold(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'diwan-bench-'));
  try {
    const code = await bundleFunctions(folder);
    const bare = join(folder, 'bare.mjs');
    buildBare(bare);
    const lean = join(folder, 'lean.mjs');
    buildBare(lean, otherCredentials);
    const files = functionNames.map((name) => ({ name, file: join(code(name), 'index.mjs') }));
    const times = new Map<string, number[]>(
      [bare, lean, ...files.map(({ file }) => file)].map((file) => [file, []]),
    );
    for (let run = -1; run < runs; run++) {
      for (const [file, taken] of times) {
        const milliseconds = load(file);
        if (run >= 0) taken.push(milliseconds);
      }
    }
    const yardstick = median(times.get(bare) ?? []);
    const bareKb = Math.round(statSync(bare).size / 1024);
    const results = files.map(({ name, file }) =>
      result(`cold.${name}`, median(times.get(file) ?? []) / yardstick, '×', {
        goal: goals[name] ?? others,
        note: `load time against a bare function with the DynamoDB client (${bareKb} KB, bundled as CDK does unless told otherwise), median of ${runs}`,
      }),
    );
    const leanYardstick = median(times.get(lean) ?? []);
    const leanKb = Math.round(statSync(lean).size / 1024);
    const sameBundling = files.map(({ name, file }) =>
      result(`cold.${name}-same-bundling`, median(times.get(file) ?? []) / leanYardstick, '×', {
        goal: sameBundlingGoal,
        note: `the same load time against the bare function bundled as ours are (${leanKb} KB)`,
      }),
    );
    const sizes = files.map(({ name, file }) => ({ name, kb: loadedAtOnce(file) / 1024 }));
    const largest = sizes.reduce((a, b) => (a.kb > b.kb ? a : b));
    const listed = sizes.map(({ name, kb }) => `${name} ${Math.round(kb)}`).join(', ');
    return [
      ...results,
      ...sameBundling,
      result('cold.largest-bundle', largest.kb, 'KB', { goal: largestKb, note: listed }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Built as CDK builds a function unless told otherwise, less what `external` leaves out. */
function buildBare(outfile: string, external: readonly string[] = []): void {
  const entry = join(benchFolder, 'bare.ts');
  mkdirSync(benchFolder, { recursive: true });
  writeFileSync(entry, bareSource);
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    external: [...external],
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    minify: true,
    logLevel: 'error',
  });
}

/** Bytes that a cold start reads: a module and its imports, without those loaded on demand. */
export function loadedAtOnce(file: string, counted = new Set<string>()): number {
  if (counted.has(file)) return 0;
  counted.add(file);
  const source = readFileSync(file, 'utf8');
  const imported = [...source.matchAll(/(?:from|import)"(\.\/[^"]+\.mjs)"/g)].map(([, path = '']) => path);
  return imported.reduce(
    (bytes, path) => bytes + loadedAtOnce(join(dirname(file), path), counted),
    statSync(file).size,
  );
}

const load = (file: string): number =>
  Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', importer, file], {
      encoding: 'utf8',
      env: { ...environment },
    }),
  );
