/** What pages looked like in the last run, for someone to look at. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { placesOf } from '#local/places.ts';

const folder = join(placesOf('test').folder, 'screenshots');

/** The file of a screenshot, whichever local cloud its test runs on: `.local/test/screenshots/<name>.png`. */
export function screenshotFile(name: string): string {
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}
