/** The project's own Python environment, for the programs that are written in Python. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#local/failure.ts';
import { waitForLock } from '#local/lock.ts';
import { projectRoot } from '#local/places.ts';
import { type ProcessNotes, runProgram } from '#local/processes.ts';

const requirementFiles = {
  /** MiniStack, for the local cloud. */
  cloud: 'local/cloud/requirements.txt',
  /** cfn-lint, for `npm run check`. */
  check: 'local/cloud/requirements-check.txt',
  /** The dictionary of Sorani, for `npm run check`. */
  words: 'local/cloud/requirements-words.txt',
} as const;

export type PythonOptions = {
  readonly logFile: string;
  readonly notes?: ProcessNotes;
  readonly signal?: AbortSignal;
};

/** Folder of the environment's programs. */
export const venvBin = join(projectRoot, '.venv', 'bin');

/** Whether {@link preparePython} would have nothing to do. */
export function pythonIsReady(purpose: keyof typeof requirementFiles): boolean {
  const stamp = stampFile(purpose);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(purpose);
}

/**
 * Makes sure that `.venv` holds exactly the pinned packages for a purpose; does nothing when it already does.
 *
 * @throws {Failure} when Python is missing, too old, lacks `venv`, or the packages cannot be installed
 */
export async function preparePython(
  purpose: keyof typeof requirementFiles,
  options: PythonOptions,
): Promise<void> {
  if (pythonIsReady(purpose)) return;
  // `npm start` and `npm test` may both come here first.
  const lock = await waitForLock(join(projectRoot, '.local', 'python.lock'), 'pip', options.signal);
  try {
    if (!pythonIsReady(purpose)) await install(purpose, options);
  } finally {
    lock.release();
  }
}

async function install(purpose: keyof typeof requirementFiles, options: PythonOptions): Promise<void> {
  const venv = join(projectRoot, '.venv');
  mkdirSync(join(options.logFile, '..'), { recursive: true });
  if (!venvWorks()) {
    rmSync(venv, { recursive: true, force: true });
    await runProgram(findPython(), ['-m', 'venv', venv], {
      ...options,
      what: 'Creating a Python environment (python3 -m venv; on Debian it needs the package python3-venv)',
    });
  }
  rmSync(stampFile(purpose), { force: true });
  const args = [
    '-m',
    'pip',
    'install',
    '--disable-pip-version-check',
    '--no-input',
    '--require-hashes',
    '-r',
  ];
  await runProgram(join(venvBin, 'python'), [...args, join(projectRoot, requirementFiles[purpose])], {
    ...options,
    what: `Installing Python packages (${requirementFiles[purpose]})`,
  });
  writeFileSync(stampFile(purpose), stampOf(purpose));
}

function stampFile(purpose: string): string {
  return join(projectRoot, '.venv', `installed-${purpose}`);
}

function stampOf(purpose: keyof typeof requirementFiles): string {
  return createHash('sha256')
    .update(readFileSync(join(projectRoot, requirementFiles[purpose])))
    .digest('hex');
}

/** A venv breaks when its Python is upgraded away, or when its creation was interrupted. */
function venvWorks(): boolean {
  const python = join(venvBin, 'python');
  return existsSync(python) && versionOf(python) !== undefined && runs(python, ['-m', 'pip', '--version']);
}

/** The first Python on the PATH that is new enough. */
function findPython(): string {
  const names = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
  const found = names.find((name) => {
    const [major = 0, minor = 0] = versionOf(name) ?? [];
    return major === 3 && minor >= 10;
  });
  if (found !== undefined) return found;
  const version = versionOf('python3');
  throw new Failure(
    `The local cloud needs Python 3.10 or newer; ${
      version === undefined ? 'there is no python3 on the PATH' : `python3 here is ${version.join('.')}`
    }. Install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python) and start again.`,
  );
}

function versionOf(python: string): number[] | undefined {
  try {
    const code = 'import sys; print(sys.version_info[0], sys.version_info[1])';
    const printed = execFileSync(python, ['-c', code], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return printed.trim().split(' ').map(Number);
  } catch {
    return undefined; // not there, or broken: both are answered by looking further
  }
}

function runs(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false; // the question was whether it runs
  }
}
