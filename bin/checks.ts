/** The static checks that more than one program runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '#local/places.ts';

export type Check = {
  readonly what: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Whether it reports even without a finding: what it could not look at, and why. */
  readonly tells?: true;
};

/** A program of the packages. */
export const tool = (name: string): string => join(projectRoot, 'node_modules', '.bin', name);

export const types: Check = { what: 'Types', command: tool('tsc'), args: ['-p', '.'] };
export const lint: Check = {
  what: 'Lint and format',
  command: tool('biome'),
  args: ['ci', '--colors=off', '--error-on-warnings', '.'],
};

/** Runs a check and prints a line for it, with what it found; `false` when it found something. */
export async function holds({ what, command, args, tells }: Check): Promise<boolean> {
  const began = Date.now();
  const child = spawn(command, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Record<'out' | 'err', Buffer[]> = { out: [], err: [] };
  child.stdout.on('data', (chunk: Buffer) => said.out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.err.push(chunk));
  const [status] = await once(child, 'close');
  const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8');
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${what} (${seconds} s)`);
  if (status !== 0) console.log(`${text(said.out)}${text(said.err)}`);
  else if (tells === true && said.out.length > 0) console.log(text(said.out).trim());
  return status === 0;
}
