/** Programs this project starts: each in a process group of its own, known by its pid and start time. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './failure.ts';

/** A process as written down for a later start: the start time tells it from another with the same pid. */
export type ProcessNote = { readonly pid: number; readonly startedAt: string; readonly what: string };

/** Told of every process that starts and ends, so that a crash leaves a trace to clean up by. */
export type ProcessNotes = {
  readonly started: (note: ProcessNote) => void;
  readonly ended: (pid: number) => void;
};

export type RunOptions = {
  /** What the program is for, in a few words: "the local cloud". */
  readonly what: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** The file that takes its output; it is appended to. */
  readonly logFile: string;
  readonly notes?: ProcessNotes;
  /** Ends the program when aborted. */
  readonly signal?: AbortSignal;
};

/** A running program. */
export type Running = {
  readonly pid: number;
  /** Settles when it has ended, however it ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Asks its group to end with `first`, and kills it when it has not after `patienceMs`. */
  readonly stop: (first: NodeJS.Signals, patienceMs: number) => Promise<void>;
};

/** Starts a program in a process group of its own, so that a Ctrl-C in the terminal does not reach it. */
export function startProgram(command: string, args: readonly string[], options: RunOptions): Running {
  const log = openSync(options.logFile, 'a');
  const child = spawn(command, [...args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = endOf(child);
  const pid = child.pid;
  if (pid === undefined) return { pid: -1, ended, stop: async () => {} };
  options.notes?.started({ pid, startedAt: startTimeOf(pid) ?? '', what: options.what });
  void ended.then(() => options.notes?.ended(pid));
  const stop = async (first: NodeJS.Signals, patienceMs: number) => {
    signalGroup(pid, first);
    const done = await Promise.race([ended.then(() => true), pause(patienceMs, false, { ref: false })]);
    // What it started itself may outlive it: the group goes as a whole.
    signalGroup(pid, 'SIGKILL');
    if (!done) await ended;
  };
  return { pid, ended, stop };
}

/**
 * Runs a program to its end.
 *
 * @throws {Failure} when it cannot be started or ends with an error, quoting the end of its output
 * @throws the signal's reason when aborted
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<void> {
  options.signal?.throwIfAborted();
  const running = startProgram(command, args, options);
  const abort = () => void running.stop('SIGTERM', 2000);
  options.signal?.addEventListener('abort', abort, { once: true });
  const { code } = await running.ended;
  options.signal?.removeEventListener('abort', abort);
  if (options.signal?.aborted) {
    await running.stop('SIGTERM', 2000);
    options.signal.throwIfAborted();
  }
  if (code !== 0) {
    throw new Failure(`${options.what} failed. The end of ${options.logFile}:\n${tailOf(options.logFile)}`);
  }
}

/** Whether the process of a note is still running, and not another that was given the same pid. */
export function isRunning(note: ProcessNote): boolean {
  const startedAt = startTimeOf(note.pid);
  return startedAt !== undefined && (note.startedAt === '' || startedAt === note.startedAt);
}

/**
 * Ends a process left by an earlier start, with its group; returns when it is gone.
 *
 * @returns whether it ended by itself when it was asked to
 */
export async function endLeftover(
  note: ProcessNote,
  first: NodeJS.Signals,
  patienceMs: number,
): Promise<boolean> {
  signalGroup(note.pid, first);
  for (const until = Date.now() + patienceMs; isRunning(note) && Date.now() < until; ) await pause(50);
  const byItself = first !== 'SIGKILL' && !isRunning(note);
  signalGroup(note.pid, 'SIGKILL');
  for (const until = Date.now() + 2000; isRunning(note) && Date.now() < until; ) await pause(20);
  return byItself;
}

/** When a process started, in the system's own words; undefined when there is no such process. */
export function startTimeOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in brackets may hold spaces: count fields behind it. 3rd is the state, 22nd the start.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    } catch {
      return undefined; // no such process
    }
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined; // ps ends with 1 when there is no such process
  }
}

/** The last lines of a log file. */
export function tailOf(file: string, lines = 40): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

function endOf(child: ChildProcess): Running['ended'] {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: it has already ended, as wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
