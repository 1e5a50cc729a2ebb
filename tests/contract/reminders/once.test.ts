/** The same reminder comes once on an evening, whatever moves, repeats or fails meanwhile. */
import { expect, it } from 'vitest';
import { type Activity, moveSession } from '#shared/activities/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { knownPhone } from '#tests/support/messaging/outbox.ts';
import { remindingWorld } from '#tests/support/messaging/reminding.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';

const db = tableForEachTest();

/** A Monday in Baghdad, two weeks ahead. */
const monday = (hour: number) => after('2026-12-06T21:00:00.000Z', { hours: hour });
const course = (hours: readonly number[], code = '214'): Promise<Activity> =>
  anActivity(db.context, {
    code,
    capacity: 20,
    sessions: hours.map((hour) => ({ start: monday(hour), end: monday(hour + 2) })),
    enrolment: { opensAt: '2026-11-01T07:00:00.000Z', closesAt: monday(0) },
  });
const comes = async (person: number, name: string, code = '214') => {
  const registered = await registers(db.context, person, {
    code,
    name,
    language: 'en',
    acceptsOverlap: true,
  });
  await knownPhone(db, { heardAt: '2026-11-20T07:00:00.000Z' }, phoneNumber(person));
  return registered.registration;
};
const session = ({ activityId, sessions }: Activity, nth = 0) => ({
  activityId,
  sessionId: sessions[nth]?.sessionId ?? '',
});

/** Texts that came to one phone twice within three hours, word by word. */
const twice = (sent: readonly { readonly phone: string; readonly text: string; readonly at: string }[]) =>
  sent.filter(({ phone, text, at }, position) =>
    sent
      .slice(0, position)
      .some(
        (before) =>
          before.phone === phone &&
          before.text === text &&
          Date.parse(at) - Date.parse(before.at) < 3 * 3_600_000,
      ),
  );

onTheTable('the same reminder', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('comes once, whatever moves, repeats and fails: %i', async (seed) => {
    const chance = chanceFrom(seed);
    const world = remindingWorld(db, {
      ...{ chance, repeats: 0.4, refuses: 0.3, fails: 0.2, limits: strictLimits },
    });
    const first = await course([9, 14]);
    const second = await course([11], '305');
    const [manal, , layla] = [
      await comes(1, 'Manal'),
      await comes(1, 'Sara'),
      await comes(2, 'Layla'),
      await comes(1, 'Manal', '305'),
      await comes(2, 'Layla', '305'),
    ];
    const hours = [9, 10, 9, 11, 9];
    for (const [position, hour] of hours.entries()) {
      await world.until(after(monday(0), { hours: -14 + 2 * position, minutes: chance.below(60) }));
      if (chance.happens(0.6))
        await moveSession(db.context, { ...session(first), start: monday(hour) }, staff);
      if (chance.happens(0.2))
        await moveSession(db.context, { ...session(second), start: monday(12) }, staff);
      if (chance.happens(0.15)) await cancel(db.context, chance.happens(0.5) ? manal : layla, staff);
    }
    await world.until(monday(20));
    expect(
      twice(world.sent.filter(({ text }) => text.startsWith('Reminder') || /^\w+: /.test(text))),
    ).toEqual([]);
    expect(world.sent.length).toBeGreaterThan(3);
  });
});
