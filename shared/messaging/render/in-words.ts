import type { Language } from '#events/index.ts';
import { isMessageKey } from '#shared/language/messages/sms/index.ts';
import type { Table } from '#shared/table/index.ts';
import type { Line } from '../schema.ts';
import { linesOf } from './recipient.ts';
import { present } from './render.ts';

/**
 * What lines of an outbox tell, to be read by staff: in `language`, as it would be sent now, without the name of whoever it
 * goes to. What is asked of her next is left out, and so is what is not so any more (`linesOf`); `undefined` where nothing is
 * left. Throws on a line that lacks what its text needs.
 */
export async function inWords(
  table: Table,
  lines: readonly Line[],
  language: Language,
  now: Date,
): Promise<string | undefined> {
  // A text that the catalogue has no more was of an older release.
  const told = lines.filter(({ key }) => isMessageKey(key) && !key.startsWith('sms.ask.'));
  const said = await linesOf(table, { lines: told }, null, now);
  return said.lines.length === 0 ? undefined : present({ lines: said.lines, language, introduction: 'none' });
}
