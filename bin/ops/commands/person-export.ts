import { writeFileSync } from 'node:fs';
import { columns } from '#bin/ops/frame/columns.ts';
import { command } from '#bin/ops/frame/command.ts';
import { WrongUsage } from '#bin/ops/frame/wrong-usage.ts';
import { personArgument, personMeant } from '#bin/ops/people/person.ts';
import { Failure, reasonOf } from '#local/failure.ts';
import { dossierOf } from '#shared/personal-data/index.ts';

/** `person export`: all that is kept about a person, in a file for her. */
export const personExport = command({
  name: 'person export',
  does: 'Writes all that is kept about a person into a file that only its owner can read.',
  arguments: [personArgument],
  options: { to: { type: 'string', value: 'FILE', about: 'The file, which must not be there yet.' } },
  async read({ installation, values: { to }, words: [who = ''] }) {
    if (to === undefined) throw new WrongUsage('Say into which file: --to FILE.');
    const context = await installation.context();
    const personId = await personMeant(context, who);
    const dossier = await dossierOf(context, personId);
    if (dossier === undefined) throw new Failure('She was erased meanwhile.');
    const written = { personId, stage: installation.stage, exportedAt: new Date().toISOString(), ...dossier };
    try {
      writeFileSync(to, `${JSON.stringify(written, withSets, 2)}\n`, { mode: 0o600, flag: 'wx' });
    } catch (fault) {
      throw new Failure(`The file could not be written: ${reasonOf(fault)}`);
    }
    const counts = Object.entries(dossier).map(([kind, items]) => [kind, items.length] as const);
    return {
      text: [...columns(counts, ['kind', 'items']), '', `All about ${personId} stands in ${to}.`],
      json: { personId, file: to, items: Object.fromEntries(counts) },
    };
  },
});

/** Sets, as DynamoDB has them, become lists. */
const withSets = (_key: string, value: unknown): unknown => (value instanceof Set ? [...value] : value);
