import { describe, expect, test } from 'vitest';
import { said } from '#tests/support/conversations/said.ts';
import { scripts } from '#tests/support/conversations/scripts.ts';
import { aPhone, quiet } from '../cloud/driver.ts';

/** Activities of the demonstration with places for everyone, at other times, in the stead of those that scripts speak of. */
const codes: Readonly<Record<string, string>> = { '214': '220', '218': '416' };
const eastern: Readonly<Record<string, string>> = { '٢١٤': '٢٢٠', '٢١٨': '٤١٦' };

const inDemo = (text: string): string =>
  text
    .replace(/\b(?:214|218)\b/g, (code) => codes[code] ?? code)
    .replace(/٢١٤|٢١٨/g, (code) => eastern[code] ?? code);

const doors = ['aws', 'android', 'twilio', 'infobip'] as const;
const told = scripts.filter(({ endToEnd }) => endToEnd);

/** What is said at once: no one waits an hour here. */
const atOnce = <Turn extends { readonly after?: unknown }>(turns: readonly Turn[]): readonly Turn[] => {
  const later = turns.findIndex(({ after }) => after !== undefined);
  return later < 0 ? turns : turns.slice(0, later);
};

describe('conversations, through the phone network', () => {
  test('are a dozen at least', () => expect(told.length).toBeGreaterThanOrEqual(12));

  test.each(
    told.map((script, position) => ({ ...script, door: doors[position % doors.length] ?? ('aws' as const) })),
  )('$title, through $door', async ({ turns, language, door }) => {
    const phone = aPhone();
    let heard = 0;
    for (const { says, hears, in: spoken = language, tells = [] } of atOnce(turns)) {
      await phone.text(inDemo(says), { door });
      if (hears.length === 0) {
        await quiet(1_500);
        expect(await phone.received(), says).toHaveLength(heard);
      } else {
        heard += 1;
        const { body } = await phone.message(heard);
        expect(body, says).toMatch(said(hears, spoken));
        for (const part of tells) expect(body, says).toContain(part);
        // The news of it is not sent while the phone is stopped; a START that overtook it would let it through.
        if (hears.includes('stoppedStill')) await quiet(5_000);
      }
    }
    await quiet(1_000);
    expect(await phone.received()).toHaveLength(heard);
  });
});
