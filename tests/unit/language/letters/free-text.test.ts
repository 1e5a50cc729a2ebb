/** What people and staff write stands in a text as they wrote it, whatever it looks like. */
import { expect, test } from 'vitest';
import { languages } from '#shared/language/index.ts';
import { renderStored } from '#shared/language/messages/index.ts';

const written = [
  '2026-99-99T99:99:99Z',
  '2026-11-30T07:00:00.000Z',
  '2026-11-30',
  '10:00',
  'kirkuk',
  'Fees {amount} off',
  "It's '{closed}' # <b>now</b>",
  '{text, plural, one {#} other {#}}',
  '٢١٤ مغلق',
  '\\u0041 %s $& $1',
];

test.each(written)('a notice says “%s” as it was written', (text) => {
  for (const language of languages)
    expect(
      renderStored('sms.broadcast', language, { centre: 'kirkuk', text }).split(': ').slice(1).join(': '),
    ).toBe(text);
});

test.each(written)('someone is called “%s” as she wrote it', (name) => {
  const args = { name, code: '214', centre: 'kirkuk', start: '2026-11-30T07:00:00.000Z' };
  for (const language of languages) expect(renderStored('sms.reminderFor', language, args)).toContain(name);
});
