/** Every word of the Arabic and Sorani texts is in a dictionary, or accepted by name: a part of `npm run check`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { preparePython, venvBin } from '#local/cloud/python.ts';
import { Failure } from '#local/failure.ts';
import { projectRoot } from '#local/places.ts';
import { acceptedFaults, acceptedIn } from './accepted.ts';
import { wordsOf } from './texts.ts';

/** Where each language's dictionary is: of Sorani in the package klpt, of Arabic in Debian's hunspell-ar. */
const dictionaries = { ckb: 'klpt:ckb-Arab', ar: '/usr/share/hunspell/ar' } as const;

const here = join(projectRoot, 'local', 'words');
const faults: string[] = [];
const notes: string[] = [];

function unknownTo(dictionary: string, words: readonly string[]): readonly string[] {
  const run = spawnSync(join(venvBin, 'python'), [join(here, 'unknown.py'), dictionary], {
    input: words.join('\n'),
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The dictionary could not be read: ${run.stderr}`);
  return run.stdout.split('\n').filter((word) => word !== '');
}

/** Why Python cannot be had; `undefined` where it can. */
async function withoutPython(): Promise<string | undefined> {
  try {
    await preparePython('words', { logFile: join(projectRoot, '.local', 'check', 'words.log') });
    return undefined;
  } catch (fault) {
    if (fault instanceof Failure) return fault.message;
    throw fault;
  }
}

const missing = await withoutPython();
for (const language of ['ckb', 'ar'] as const) {
  const words = wordsOf(language);
  const lines = readFileSync(join(here, 'accepted', `${language}.tsv`), 'utf8');
  faults.push(...acceptedFaults(lines, new Set(words.keys())).map((fault) => `${language}: ${fault}`));
  const dictionary = dictionaries[language];
  if (missing !== undefined) {
    notes.push(`${language}: no word was looked up: ${missing}`);
  } else if (dictionary.startsWith('/') && !existsSync(`${dictionary}.dic`)) {
    notes.push(`${language}: no word was looked up: there is no ${dictionary}.dic (Debian: hunspell-ar)`);
  } else {
    const accepted = acceptedIn(lines);
    for (const word of unknownTo(dictionary, [...words.keys()]))
      if (!accepted.has(word))
        faults.push(
          `${language}: ${word} is in no dictionary, and not accepted (${[...(words.get(word) ?? [])].join(', ')})`,
        );
  }
}
console.log([...faults, ...notes].join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
