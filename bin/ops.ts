/**
 * `npm run ops -- …`: tasks that operators run by hand. Without `--write` a command only says what it would
 * do.
 */
import { parseArgs } from 'node:util';
import { type Cleaned, cleanKept } from '#shared/uploads/index.ts';

const usage = `Usage: npm run ops -- files clean --bucket NAME [--write] [--most 1000] [--after KEY]

  Takes out of kept photos where, when and with which device they were taken, where that was kept
  with them once. NAME is the output FilesBucket of the stack files. Asked as whoever the AWS
  credentials of the environment belong to; of the local cloud with AWS_ENDPOINT_URL.`;

/** The exit code: 0 if all was done, 1 if something needs attention, 2 for a wrong command line. */
async function main(args: readonly string[]): Promise<number> {
  const asked = read(args);
  if (asked === undefined) {
    console.error(usage);
    return 2;
  }
  const { bucket, ...cleaning } = asked;
  const settings = process.env.AWS_ENDPOINT_URL === undefined ? {} : { forcePathStyle: true };
  const found = await cleanKept(bucket, cleaning, settings);
  tell(found, cleaning.writes);
  return found.unreadable.length > 0 || found.next !== undefined ? 1 : 0;
}

function read(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        bucket: { type: 'string' },
        write: { type: 'boolean', default: false },
        most: { type: 'string', default: '1000' },
        after: { type: 'string' },
      },
    });
    const most = Number(values.most);
    const isKnown = positionals.join(' ') === 'files clean' && Number.isInteger(most) && most > 0;
    const { bucket, write, after } = values;
    return isKnown && bucket ? { bucket, writes: write, most, after } : undefined;
  } catch {
    // An unknown option.
    return undefined;
  }
}

function tell({ cleaned, clean, documents, gone, unreadable, next }: Cleaned, isWritten: boolean): void {
  console.log(`${isWritten ? 'Cleaned' : 'To be cleaned (say --write)'}: ${cleaned}`);
  console.log(`Photos with nothing to take out: ${clean}`);
  console.log(`Documents, left as they are: ${documents}`);
  if (gone > 0) console.log(`Deleted or changed meanwhile: ${gone}`);
  for (const key of unreadable) console.log(`Cannot be read as a photo, left as it is: ${key}`);
  if (next !== undefined) console.log(`There are more: go on with --after ${next}`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  if (fault instanceof Error && fault.cause instanceof Error) console.error(fault.cause.message);
  process.exitCode = 1;
}
