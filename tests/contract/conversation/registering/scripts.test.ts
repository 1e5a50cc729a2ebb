import { expect, it } from 'vitest';
import { appointFocalPoint } from '#shared/people/index.ts';
import { anActivity, phoneNumber, staff } from '#tests/support/builders.ts';
import { said } from '#tests/support/conversations/said.ts';
import { activities, focalPoint } from '#tests/support/conversations/script.ts';
import { scripts } from '#tests/support/conversations/scripts.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable } from '#tests/support/table/table.ts';

onTheTable('conversations, on the table', () => {
  it.each(scripts)('$title', async ({ language, turns, ends }) => {
    const db = await newTable();
    const phones = phonesOf(db);
    for (const wanted of activities) await anActivity(db.context, wanted);
    await appointFocalPoint(db.context, { phone: phoneNumber(focalPoint), centre: 'kirkuk' }, staff);
    for (const { from = 1, says, hears, in: spoken = language, alsoHears, after, tells = [] } of turns) {
      db.clock.forward({ ...after, minutes: (after?.minutes ?? 0) + 1 });
      const alsoBefore = phones.saidTo(phoneNumber(alsoHears?.phone ?? 1)).length;
      const heard = await phones.converses(from, says);
      if (hears.length === 0) expect(heard, says).toEqual([]);
      else expect(heard, says).toEqual([expect.stringMatching(said(hears, spoken))]);
      for (const part of tells) expect(heard.join('\n'), says).toContain(part);
      if (alsoHears !== undefined) {
        expect(phones.saidTo(phoneNumber(alsoHears.phone)).slice(alsoBefore), says).toEqual([
          expect.stringMatching(said(alsoHears.lines, spoken)),
        ]);
      }
    }
    const items = await db.items();
    const onPhone = (prefix: string) =>
      items.filter(({ pk, sk }) => pk === `PHONE#${phoneNumber(ends.phone ?? 1)}` && sk.startsWith(prefix));
    const people = onPhone('PERSON#');
    if (ends.people !== undefined) {
      expect(people.map(({ name, gender, birthYear }) => ({ name, gender, birthYear }))).toEqual(
        ends.people.map(({ name = null, gender = null, birthYear = null }) => ({ name, gender, birthYear })),
      );
    }
    if (ends.registrations !== undefined) {
      const kept = items.filter(
        ({ sk, personId }) => sk.startsWith('REG#') && people.some((person) => person.personId === personId),
      );
      expect(kept.map(({ code, status }) => `${code} ${status}`).sort()).toEqual(ends.registrations);
    }
    if (ends.asking !== undefined) {
      expect(onPhone('STATE#TALK')[0]?.asking ?? null).toBe(ends.asking);
    }
    expect(broken(items)).toEqual([]);
    expect(totalsIn(items)).toEqual(totalsOf(await db.events()));
    await db.drop();
  });
});
