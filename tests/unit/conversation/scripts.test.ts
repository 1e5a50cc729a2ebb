import { describe, expect, test } from 'vitest';
import { phoneNumber } from '#tests/support/builders.ts';
import { pureWorld } from '#tests/support/conversations/pure-world.ts';
import { scripts } from '#tests/support/conversations/scripts.ts';
import { aMonday } from '#tests/support/table/table.ts';

const short = (key: string) => key.replace(/^sms\./, '');

describe('conversations, as pure functions', () => {
  test('are at least forty, in three languages', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(40);
    expect(new Set(scripts.map(({ language }) => language)).size).toBe(3);
    expect(new Set(scripts.map(({ title }) => title)).size).toBe(scripts.length);
  });

  test.each(scripts)('$title', ({ language, turns, ends }) => {
    const world = pureWorld(aMonday);
    for (const { from = 1, says, hears, in: spoken = language, alsoHears, after } of turns) {
      world.clock.forward({ ...after, minutes: (after?.minutes ?? 0) + 1 });
      const told = world.texts(phoneNumber(from), says);
      const heardBy = (phone: number) => told.filter((each) => each.phone === phoneNumber(phone));
      expect(
        heardBy(from).flatMap(({ lines }) => lines.map(({ key }) => short(key))),
        says,
      ).toEqual(hears);
      for (const each of heardBy(from)) expect(each.language, says).toBe(spoken);
      if (alsoHears !== undefined) {
        const also = heardBy(alsoHears.phone).flatMap(({ lines }) => lines.map(({ key }) => short(key)));
        expect(also, says).toEqual(alsoHears.lines);
      }
    }
    const phone = world.phoneOf(phoneNumber(ends.phone ?? 1));
    if (ends.people !== undefined) {
      expect(phone.people.map(({ name, gender, birthYear }) => ({ name, gender, birthYear }))).toEqual(
        ends.people.map(({ name = null, gender = null, birthYear = null }) => ({ name, gender, birthYear })),
      );
    }
    if (ends.registrations !== undefined) {
      const ids = phone.people.map(({ personId }) => personId);
      const kept = world.registrations().filter(({ personId }) => ids.includes(personId));
      expect(kept.map(({ code, status }) => `${code} ${status}`).sort()).toEqual(ends.registrations);
    }
    if (ends.asking !== undefined) {
      // The world keeps what the code gave it.
      expect((phone.conversation as { asking?: unknown } | undefined)?.asking ?? null).toBe(ends.asking);
    }
  });
});
