/** One running copy at a time per name, and a trace to clean up by when a copy was killed. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { Failure } from './failure.ts';
import { endLeftover, isRunning, type ProcessNote, type ProcessNotes, startTimeOf } from './processes.ts';

const noteSchema = z.object({ pid: z.number(), startedAt: z.string(), what: z.string() });
const lockSchema = z.object({
  owner: noteSchema,
  /** A copy that is ready has data worth saving; one that is still starting has not. */
  ready: z.boolean(),
  children: z.array(noteSchema),
});
type LockFile = z.infer<typeof lockSchema>;

export type Lock = {
  /** Writes down every process that is started, for a later start to find. */
  readonly notes: ProcessNotes;
  readonly markReady: () => void;
  readonly release: () => void;
  /** What an earlier copy that was killed left behind and this one ended. */
  readonly endedLeftovers: readonly {
    readonly what: string;
    readonly pid: number;
    readonly saved: boolean;
  }[];
  /** Whether an earlier copy was ready and was killed with all it had started, so that nothing was saved. */
  readonly lostAll: boolean;
};

/** The lock is held by a process that is still running. */
export class HeldByAnother extends Failure {}

/**
 * Takes the lock, waiting for as long as another has it.
 *
 * @throws the signal's reason when it is aborted first
 */
export async function waitForLock(file: string, what: string, signal?: AbortSignal): Promise<Lock> {
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await takeLock(file, what);
    } catch (error) {
      if (!(error instanceof HeldByAnother)) throw error;
      await pause(200);
    }
  }
}

/**
 * Takes the lock. When its last owner was killed, what it had started is ended first: with its data
 * saved if it was ready, at once if it was not.
 *
 * @param file the lock file
 * @param what what it guards, for the sentence: "Diwan"
 * @throws {HeldByAnother} when the owner is still running
 * @throws {Failure} when the folder cannot be written to
 */
export async function takeLock(file: string, what: string): Promise<Lock> {
  writing(file, () => mkdirSync(dirname(file), { recursive: true }));
  const owner: ProcessNote = { pid: process.pid, startedAt: startTimeOf(process.pid) ?? '', what };
  let content: LockFile = { owner, ready: false, children: [] };
  const endedLeftovers: { what: string; pid: number; saved: boolean }[] = [];
  let lostAll = false;

  while (!writing(file, () => createWith(file, content))) {
    const held = read(file);
    if (held !== undefined && isRunning(held.owner)) {
      throw new HeldByAnother(
        `${what} is already running (process ${held.owner.pid}); stop it with Ctrl-C there first.`,
      );
    }
    for (const child of held?.children ?? []) {
      if (!isRunning(child)) {
        lostAll ||= held?.ready === true;
        continue;
      }
      const saved = await endLeftover(child, held?.ready ? 'SIGINT' : 'SIGKILL', 20_000);
      lostAll ||= held?.ready === true && !saved;
      endedLeftovers.push({ what: child.what, pid: child.pid, saved });
    }
    writing(file, () => rmSync(file, { force: true }));
  }

  const update = (change: Partial<LockFile>) => {
    content = { ...content, ...change };
    writeFileSync(`${file}.new`, JSON.stringify(content));
    renameSync(`${file}.new`, file);
  };
  let released = false;
  return {
    endedLeftovers,
    lostAll,
    notes: {
      started: (note) => update({ children: [...content.children, note] }),
      ended: (pid) => {
        if (!released) update({ children: content.children.filter((child) => child.pid !== pid) });
      },
    },
    markReady: () => update({ ready: true }),
    release: () => {
      released = true;
      rmSync(file, { force: true });
    },
  };
}

/** @throws {Failure} when the system refuses, as on a read-only disk */
function writing<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Failure(
      `${dirname(file)} cannot be written to (${error.code}). The data is kept there: make the folder writable, or start from a copy that is.`,
    );
  }
}

function createWith(file: string, content: LockFile): boolean {
  try {
    writeFileSync(file, JSON.stringify(content), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when the file has gone in the meantime or was cut off by a crash: nobody owns it then. */
function read(file: string): LockFile | undefined {
  try {
    return lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
