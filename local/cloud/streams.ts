/** Mends MiniStack's saved state so that stream consumers go on after a restart. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * MiniStack 1.5.33 saves how far each consumer has read a table's stream, but not the stream's records, and
 * numbers the records of a new run from 0: a consumer that stood at 62 would not see the next 62 events.
 * So every saved position goes back to 0. (Dropping them would not do: a consumer that starts at LATEST
 * would then pass over the first events.)
 *
 * @param stateFolder MiniStack's STATE_DIR; nothing happens when it holds no state of Lambda
 * @returns how many consumers were put back
 */
export function rewindStreamConsumers(stateFolder: string): number {
  const file = join(stateFolder, 'lambda.json');
  if (!existsSync(file)) return 0;
  const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const positions = at(at(at(state, 'payload'), 'dynamodb_stream_positions'), 'data');
  if (!isRecord(positions)) return 0;
  const behind = Object.keys(positions).filter((consumer) => positions[consumer] !== 0);
  if (behind.length === 0) return 0;
  for (const consumer of behind) positions[consumer] = 0;
  writeFileSync(`${file}.mended`, JSON.stringify(state));
  renameSync(`${file}.mended`, file);
  return behind.length;
}

function at(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
