// Runs one of the project's TypeScript programs on the pinned Node, from a fresh clone too:
// installs the packages first when they are missing or older than the lock file.
// Plain JavaScript without imports of packages, because it runs before they exist, on any Node ≥ 20.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node');
const [program, ...args] = process.argv.slice(2);

/** The installed tree is current when every locked package is there in the locked version. */
function packagesAreCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(pinnedNode) || !existsSync(installed)) return false;
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(want).every(
    ([path, entry]) => path === '' || entry.optional || have[path]?.version === entry.version,
  );
}

if (program === undefined) {
  console.error('Usage: node bin/run.mjs <program.ts> [arguments]');
  process.exit(2);
}
if (!packagesAreCurrent()) {
  console.error('Installing packages (npm ci) …');
  const installed = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (installed.status !== 0 || !existsSync(pinnedNode)) {
    console.error('The packages could not be installed. Is the npm registry reachable? Try: npm ci');
    process.exit(1);
  }
}

const child = spawn(pinnedNode, ['--disable-warning=ExperimentalWarning', join(root, program), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${dirname(pinnedNode)}:${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
  },
});
// Ctrl-C reaches the whole process group; the child decides when it is done.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
