/** `npm run check`: everything about the code that can be told without running it. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { preparePython, venvBin } from '../local/cloud/python.ts';
import { projectRoot } from '../local/places.ts';

type Step = {
  readonly what: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Says something also where it finds nothing: what it could not look at, and why. */
  readonly tells?: true;
};

const onAws = ['dev', 'staging', 'prod'];
const templates = (of: readonly string[]) =>
  of.flatMap((stage) =>
    readdirSync(join(projectRoot, 'cdk.out', stage))
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => join('cdk.out', stage, file)),
  );

const node = process.execPath;
const tool = (name: string) => join(projectRoot, 'node_modules', '.bin', name);
const layers = ['events', 'shared', 'functions', 'infra', 'local', 'bench', 'bin'];

const steps: readonly (() => Step)[] = [
  () => ({ what: 'Types', command: tool('tsc'), args: ['-p', '.'] }),
  () => ({
    what: 'Lint and format',
    command: tool('biome'),
    args: ['ci', '--colors=off', '--error-on-warnings', '.'],
  }),
  () => ({ what: 'Unused code', command: tool('knip'), args: [] }),
  () => ({
    what: 'Layers',
    command: node,
    args: [tool('depcruise'), '--config', '.dependency-cruiser.json', ...layers],
  }),
  () => ({ what: 'Words of the texts', command: node, args: ['local/words/check-words.ts'], tells: true }),
  () => ({ what: 'Stacks of every stage, with cdk-nag', command: node, args: ['infra/synth-all.ts'] }),
  () => ({
    what: 'Templates (cfn-lint)',
    command: join(venvBin, 'cfn-lint'),
    args: ['--', ...templates(onAws)],
  }),
  () => ({
    what: 'Templates of the local cloud',
    command: join(venvBin, 'cfn-lint'),
    // Actions that IAM does not know: the local cloud has one of its own (infra/stages.ts).
    args: ['--ignore-checks', 'W3005', 'W3037', '--', ...templates(['local'])],
  }),
];

process.chdir(projectRoot);
let failed = 0;
await preparePython('check', { logFile: join(projectRoot, '.local', 'check', 'setup.log') });
for (const step of steps) {
  const { what, command, args, tells } = step();
  const began = Date.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${what} (${seconds} s)`);
  if (status === 0 && tells === true && stdout.trim() !== '') console.log(stdout.trim());
  if (status === 0) continue;
  failed += 1;
  console.log(`${stdout}${stderr}`);
}
console.log(
  failed === 0 ? 'Everything is in order.' : `${failed} of ${steps.length} checks found something.`,
);
process.exitCode = failed === 0 ? 0 : 1;
