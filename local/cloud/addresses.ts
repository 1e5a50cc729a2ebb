/** Keeps MiniStack's saved state usable when it starts on another port. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * MiniStack finds its queues by their URL, port included: state saved under one port would lose them under
 * another. So the port of all saved addresses is moved along.
 *
 * @param stateFolder MiniStack's STATE_DIR
 * @param port the port it gives out from now on; written down beside the state for the next time
 */
export function moveAddresses(stateFolder: string, port: number): void {
  const note = join(stateFolder, '..', 'port');
  const before = existsSync(note) ? readFileSync(note, 'utf8') : String(port);
  if (before !== String(port)) {
    for (const name of readdirSync(stateFolder).filter((file) => file.endsWith('.json'))) {
      const file = join(stateFolder, name);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`127.0.0.1:${before}`, `127.0.0.1:${port}`));
    }
  }
  writeFileSync(note, String(port));
}
