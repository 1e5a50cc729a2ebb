import { equals, keys, lacks, type Table, type Write } from '#shared/table/index.ts';
import type { ReminderSetting } from './schema.ts';

/** From least to most; a phone that never asked has `usual`. */
const settings = ['fewer', 'usual', 'more'] as const;

/** The setting of a phone after it asks for fewer reminders or more: one step, but not beyond either end. */
export function settingAfter(
  now: ReminderSetting | undefined,
  wish: ReminderSetting,
): (typeof settings)[number] {
  const at = settings.indexOf(now ?? 'usual') + (wish === 'fewer' ? -1 : 1);
  return settings[Math.min(Math.max(at, 0), settings.length - 1)] ?? 'usual';
}

/**
 * Keeps how many reminders a phone wants; refused under the name `conversation` when it changed since it was
 * read.
 */
export const remindersWrite = (
  phone: string,
  before: ReminderSetting | undefined,
  after: ReturnType<typeof settingAfter>,
): Write => ({
  as: 'conversation',
  update: keys.phoneStateKey(phone),
  changes: after === 'usual' ? { remove: ['reminders'] } : { set: { reminders: after } },
  when: before === undefined ? lacks('reminders') : equals('reminders', before),
});

/** The settings of those of these phones that want other than the usual reminders. */
export async function reminderSettingsOf(
  table: Table,
  phones: readonly string[],
): Promise<ReadonlyMap<string, ReminderSetting>> {
  const states = await table.getEach<{ readonly pk: string; readonly reminders?: ReminderSetting }>(
    [...new Set(phones)].map(keys.phoneStateKey),
    ['pk', 'reminders'],
  );
  return new Map(
    states.flatMap(({ pk, reminders }) =>
      reminders === undefined ? [] : [[pk.slice(keys.phonePartition('').length), reminders] as const],
    ),
  );
}
