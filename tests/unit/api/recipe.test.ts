/** The recipe "A call" of CONTRIBUTING.md, followed as it is written, in a scratch copy. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
let scratch = '';

const inScratch = (file: string) => join(scratch, file);
const read = (file: string) => readFileSync(inScratch(file), 'utf8');
const change = (file: string, before: string, after: string): void => {
  const text = read(file);
  expect([file, text.split(before).length]).toEqual([file, 2]);
  writeFileSync(
    inScratch(file),
    text.replace(before, () => after),
  );
};
const run = (command: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: scratch,
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}` };
};
const compile = () => run(join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.scratch.json');

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'diwan-recipe-'));
  for (const folder of ['api', 'bin', 'docs', 'events', 'functions', 'infra', 'local', 'shared'])
    cpSync(join(root, folder), inScratch(folder), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', 'biome.json', '.gitignore'])
    cpSync(join(root, file), inScratch(file));
  symlinkSync(join(root, 'node_modules'), inScratch('node_modules'));
  const include = ['api', 'functions'];
  writeFileSync(inScratch('tsconfig.scratch.json'), JSON.stringify({ extends: './tsconfig.json', include }));
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** The files that the recipe says to change, of the capability that gets the call. */
const named = (capability: string): readonly string[] => {
  const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const [, recipe = ''] = /\n## A call\n(.*?)\n## /s.exec(contributing) ?? [];
  return [...recipe.matchAll(/`((?:api|functions)\/[^`]*<capability>[^`]*)`/g)].map(([, file = '']) =>
    file.replace('<capability>', capability),
  );
};

const declaration = `
  getFocalPoint: {
    method: 'GET',
    path: '/focal-points/{focalPointId}',
    who: managers,
    takes: { path: { focalPointId: id } },
    gives: gives<FocalPointAnswer>(200),
  },`;
const words = `
    getFocalPoint: {
      summary: 'One focal point',
      gives: ['The focal point.', 'FocalPoint', samples.focalPoint],
    },`;
const handler = `
  getFocalPoint: answer(focalPoints.getFocalPoint, async ({ context, centres, path }) => {
    const point = await focalPointById(context.table, path.focalPointId);
    if (point === undefined) return problem('not-found', 404);
    return centres.includes(point.centre) ? told(point) : problem('forbidden', 403);
  }),`;

const declared = 'export const focalPoints = {';
const answered = 'export const answers: Answers<typeof focalPoints> = {';

it('a staff call takes the two files that the recipe names, and no other', { timeout: 300_000 }, () => {
  const files = named('focal-points');
  expect(files).toEqual(['api/staff/focal-points.ts', 'functions/console/focal-points/calls.ts']);
  const [api = '', calls = ''] = files;

  // A call that is declared and that nothing answers does not compile, nor does what answers a call that nobody declared.
  change(api, declared, `${declared}${declaration}`);
  change(api, '  calls: {', `  calls: {${words}`);
  const other = 'functions/console/broadcasts/calls.ts';
  const before = read(other);
  change(
    other,
    'export const answers: Answers<typeof broadcasts> = {',
    `export const answers: Answers<typeof broadcasts> = {
  shredBroadcast: answer(broadcasts.getBroadcast, () => ({ asItIs: {} })),`,
  );
  const wrong = compile();
  expect(wrong.status).not.toBe(0);
  expect(wrong.said).toMatch(/focal-points\/calls\.ts.*'getFocalPoint' is missing/);
  expect(wrong.said).toMatch(/broadcasts\/calls\.ts.*'shredBroadcast' does not exist/);
  expect(wrong.said.split('error TS')).toHaveLength(3);
  writeFileSync(inScratch(other), before);

  change(calls, answered, `${answered}${handler}`);
  change(
    calls,
    "import { focalPointsOf } from '#shared/people/index.ts';",
    "import { focalPointById, focalPointsOf } from '#shared/people/index.ts';\nimport { problem } from '#shared/web/index.ts';",
  );
  expect(compile()).toEqual({ status: 0, said: '' });

  // `npm run generate` makes of it everything else.
  const generated = run('bin/generate.ts');
  expect([generated.status, generated.said]).toEqual([0, expect.stringContaining('Written: ')]);
  expect(
    JSON.parse(read('api/document/openapi.json')).paths['/focal-points/{focalPointId}'].get,
  ).toMatchObject({
    operationId: 'getFocalPoint',
    security: [{ staff: [] }],
    responses: { 200: {}, 401: {}, 403: {}, 404: {}, 503: {} },
  });
  expect(read('docs/api.md')).toContain('## GET /focal-points/{focalPointId}');
  expect(read('api/routes.ts')).toContain("call: 'getFocalPoint'");
});
