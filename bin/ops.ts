/** `npm run ops -- …`: what operators do by hand, the same on AWS and on the local cloud. */
import { createInterface } from 'node:readline/promises';
import { commands } from './ops/commands/index.ts';
import { installationOf } from './ops/frame/installation.ts';
import { runOps } from './ops/frame/run.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second time the operator means it.
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  });
}

/** Anything but a yes is a no. */
async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `, { signal: stopping.signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch {
    // Ctrl-C in place of an answer.
    return false;
  } finally {
    terminal.close();
  }
}

process.exitCode = await runOps(process.argv.slice(2), {
  commands,
  open: installationOf,
  out: (text) => console.log(text),
  err: (text) => console.error(text),
  ask: process.stdin.isTTY && process.stderr.isTTY ? ask : undefined,
  stop: stopping.signal,
});
