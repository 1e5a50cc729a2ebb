/**
 * A wall clock of the local cloud and of the functions in it that can be moved ahead, for what takes months.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '#local/places.ts';

const folder = join(projectRoot, 'local', 'clock');

export type MovableClock = {
  /** The environment variables for the cloud; its functions inherit them. */
  readonly environment: Readonly<Record<string, string>>;
  /** The current time of the cloud. */
  readonly now: () => Date;
  /**
   * Moves the cloud's clock ahead to an instant (ISO 8601); a tenth of a second later everyone has it. Throws
   * when that is in its past: a clock that goes back is no test of anything.
   */
  readonly moveTo: (instant: string) => void;
};

/**
 * A clock that shows what others do. @param file holds by how many seconds it is ahead, while the cloud runs
 */
export function movableClock(file: string): MovableClock {
  mkdirSync(dirname(file), { recursive: true });
  show(file, 0);
  return clockIn(file);
}

/** A process that reads the file meanwhile finds the former number: an empty file would set the clock back to today. */
function show(file: string, secondsAhead: number): void {
  const next = `${file}.next`;
  writeFileSync(next, String(secondsAhead), 'ascii');
  renameSync(next, file);
}

/** The clock of a running cloud, as far ahead as that cloud's. */
export function clockIn(file: string): MovableClock {
  // Read each time: another process may have moved it.
  const ahead = () => Number(readFileSync(file, 'ascii'));
  const now = () => new Date(Date.now() + ahead() * 1000);
  return {
    environment: {
      MOVED_CLOCK: file,
      PYTHONPATH: folder,
      NODE_OPTIONS: `--import=${join(folder, 'moved-date.mjs')}`,
    },
    now,
    moveTo: (instant) => {
      const by = (Date.parse(instant) - now().getTime()) / 1000;
      if (!(by >= 0)) throw new Error(`The clock cannot be moved back to ${instant}`);
      show(file, ahead() + by);
    },
  };
}
