/** `npm run check`: every check of the code that needs no running of it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { preparePython, venvBin } from '#local/cloud/python.ts';
import { projectRoot } from '#local/places.ts';
import { type Check, holds, lint, tool, types } from './checks.ts';

const onAws = ['dev', 'staging', 'prod'];
const templates = (of: readonly string[]) =>
  of.flatMap((stage) =>
    readdirSync(join(projectRoot, 'cdk.out', stage))
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => join('cdk.out', stage, file)),
  );

const node = process.execPath;
const layers = ['events', 'shared', 'api', 'functions', 'infra', 'local', 'bench', 'bin', 'tests'];

/** Checks of one round run in parallel; files a check reads are made in an earlier round. */
const rounds: readonly (() => readonly Check[])[] = [
  () => [types, lint],
  () => [
    { what: 'Unused code', command: tool('knip'), args: [] },
    {
      what: 'Layers',
      command: node,
      args: [tool('depcruise'), '--config', '.dependency-cruiser.json', ...layers],
    },
  ],
  () => [
    { what: 'Words of the texts', command: node, args: ['local/words/check-words.ts'], tells: true },
    { what: 'Stacks of every stage, with cdk-nag', command: node, args: ['infra/synth-all.ts'] },
  ],
  () => [
    {
      what: 'Templates (cfn-lint)',
      command: join(venvBin, 'cfn-lint'),
      args: ['--', ...templates(onAws)],
    },
    {
      what: 'Templates of the local cloud',
      command: join(venvBin, 'cfn-lint'),
      // Actions that IAM does not know: the local cloud has one of its own (infra/settings/stages.ts).
      args: ['--ignore-checks', 'W3005', 'W3037', '--', ...templates(['local'])],
    },
    { what: 'Limits of AWS', command: node, args: ['infra/limits/check.ts', ...onAws, 'local'] },
  ],
];

process.chdir(projectRoot);
await preparePython('check', { logFile: join(projectRoot, '.local', 'check', 'setup.log') });
const held: boolean[] = [];
for (const round of rounds) held.push(...(await Promise.all(round().map(holds))));
const failed = held.filter((isFine) => !isFine).length;
console.log(failed === 0 ? 'Everything is in order.' : `${failed} of ${held.length} checks found something.`);
process.exitCode = failed === 0 ? 0 : 1;
