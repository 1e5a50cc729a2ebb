import type { Language } from '#events/index.ts';
import { isMessageKey } from '#shared/language/messages/sms/index.ts';
import type { Table } from '#shared/table/index.ts';
import type { Line } from '../schema.ts';
import { linesOf } from './recipient.ts';
import { present } from './render.ts';

/**
 * The words of a message's lines, for staff to read: in `language`, as sent now, without the recipient's
 * name. The question to her is left out, and lines no longer true (`linesOf`); `undefined` where nothing is
 * left. Throws on a line that lacks an argument of its text.
 */
export async function inWords(
  table: Table,
  lines: readonly Line[],
  language: Language,
  now: Date,
): Promise<string | undefined> {
  // A text missing from the catalogue was of an older release.
  const told = lines.filter(({ key }) => isMessageKey(key) && !key.startsWith('sms.ask.'));
  const said = await linesOf(table, { lines: told }, null, now);
  return said.lines.length === 0 ? undefined : present({ lines: said.lines, language, introduction: 'none' });
}
