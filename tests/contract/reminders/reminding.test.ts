import { beforeEach, expect, it } from 'vitest';
import { type Activity, cancelSession, moveSession } from '#shared/activities/index.ts';
import { excuse, recordSheet } from '#shared/attendance/index.ts';
import { remindersWrite } from '#shared/people/index.ts';
import { cancel, type Registered } from '#shared/registration/index.ts';
import { anActivity, participant, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { knownPhone, spendOf } from '#tests/support/messaging/outbox.ts';
import { type RemindingWorld, remindingWorld } from '#tests/support/messaging/reminding.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';

const db = tableForEachTest();
let world: RemindingWorld;
beforeEach(() => {
  world = remindingWorld(db, { limits: strictLimits });
});

const first = '2026-12-07T07:00:00.000Z';
/** One session on a Monday at ten, unless told otherwise. */
const course = (code = '214', start = first, wanted: Parameters<typeof anActivity>[1] = {}) =>
  anActivity(db.context, {
    code,
    sessions: [{ start, end: after(start, { hours: 2 }) }],
    enrolment: { opensAt: after('2026-11-23T07:00:00.000Z', { days: -1 }), closesAt: start },
    ...wanted,
  });
/** Someone with a phone that has texted us before. */
async function comes(person: number, code = '214'): Promise<Registered> {
  const registered = await registers(db.context, person, { code, language: 'en' });
  await knownPhone(db, undefined, phoneNumber(person));
  return registered;
}
/** A text of every clock to the phones of these. */
const wantMore = async (...people: readonly number[]) => {
  for (const person of people)
    await db.context.table.write([remindersWrite(phoneNumber(person), undefined, 'more')]);
};
const textsTo = (person: number) =>
  world.sent
    .filter(({ phone }) => phone === phoneNumber(person))
    .map(({ at, text }) => [at.slice(0, 16), text]);
const sessionOf = (activity: Activity) => {
  const [session] = activity.sessions;
  if (session === undefined) throw new Error('No session');
  return { activityId: activity.activityId, ...session };
};
const over = after(first, { days: 1 });

onTheTable('reminders', () => {
  it('come a day before, to everyone with a place, page by page; two hours before too to who asked for more', async () => {
    await course();
    for (let person = 1; person <= 5; person++) await comes(person);
    await wantMore(2);
    await world.until(over);
    expect(world.sent).toHaveLength(6);
    expect(textsTo(1)).toHaveLength(1);
    expect(textsTo(2)).toEqual([
      ['2026-12-06T07:00', 'Reminder for أحمد\n214 Kirkuk\nMon 7 Dec 10:00\nNot coming? NO 214'],
      ['2026-12-07T05:00', 'Reminder for أحمد\n214 Kirkuk\nMon 7 Dec 10:00\nNot coming? NO 214'],
    ]);
    // Six texts in Arabic letters for the names, a tenth of a dollar each: paid by the page.
    expect(await spendOf(db, 'kirkuk', '2026-12')).toMatchObject({ segments: 6, cost: 600_000 });
  });

  it('are not for who waits, gave her place up, or said no more texts', async () => {
    await course('214', first, { capacity: 3 });
    const [, second] = [await comes(1), await comes(2), await comes(3), await comes(4)];
    if (second !== undefined) await cancel(db.context, second.registration, staff);
    await db.context.table.write([
      {
        as: 'stop',
        update: { pk: `PHONE#${phoneNumber(3)}`, sk: 'STATE' },
        changes: { set: { stoppedAt: first } },
      },
    ]);
    await world.until(over);
    expect(new Set(world.sent.map(({ phone }) => phone))).toEqual(new Set([phoneNumber(1)]));
  });

  it('reach who came after the last of them an hour before, and no one else then', async () => {
    await course();
    await comes(1);
    await world.until(after(first, { minutes: -90 }));
    await comes(2);
    await world.until(after(first, { minutes: -30 }));
    await comes(3);
    await world.until(over);
    expect(textsTo(1)).toHaveLength(1);
    expect(textsTo(2).map(([at]) => at)).toEqual(['2026-12-07T06:00']);
    expect(textsTo(3)).toEqual([]);
  });

  it('are one text for two sessions of one day', async () => {
    await course('214', first);
    await course('305', after(first, { hours: 5 }));
    await comes(1);
    await comes(1, '305');
    await comes(2, '305');
    await wantMore(1, 2);
    await world.until(over);
    expect(textsTo(1)).toEqual([
      ['2026-12-06T07:00', 'زينب: Kirkuk\nMon 7 Dec 10:00: 214\n15:00: 305\nNot coming? NO'],
      ['2026-12-07T05:00', 'زينب: Kirkuk\nMon 7 Dec 10:00: 214\n15:00: 305\nNot coming? NO'],
    ]);
    expect(textsTo(2).map(([at]) => at)).toEqual(['2026-12-06T12:00', '2026-12-07T10:00']);
    // Both sessions hand on the text for both; it went out once, and is paid once.
    expect(world.pushed).toHaveLength(6);
    const sent = (await db.events()).filter((event) => event.type === 'message.sent');
    const cost = sent.reduce((sum, { data }) => sum + data.cost, 0);
    expect(await spendOf(db, 'kirkuk', '2026-12')).toMatchObject({ segments: 4, cost });
  });

  it('tell of the second when its place came after the text for both', async () => {
    await course('214', first);
    await course('305', after(first, { hours: 5 }));
    await comes(1);
    await wantMore(1);
    await world.until(after(first, { hours: -1 }));
    await comes(1, '305');
    await world.until(over);
    expect(textsTo(1).map(([at]) => at)).toEqual([
      '2026-12-06T07:00',
      '2026-12-07T05:00',
      '2026-12-07T10:00',
    ]);
    expect(textsTo(1).at(-1)?.[1]).toContain('305 Kirkuk\nMon 7 Dec 15:00');
  });

  it('tell of the second alone when the place in the first was given up before the text', async () => {
    await course('214', first);
    await course('305', after(first, { hours: 5 }));
    const { registration } = await comes(1);
    await comes(1, '305');
    await cancel(db.context, registration, staff);
    await wantMore(1);
    await world.until(over);
    expect(textsTo(1).map(([at]) => at)).toEqual(['2026-12-06T12:00', '2026-12-07T10:00']);
  });

  it('leave out who has said that she does not come that day', async () => {
    const activity = await course();
    const { registration } = await comes(1);
    await comes(2);
    await wantMore(1, 2);
    const { activityId, sessionId } = sessionOf(activity);
    await world.until(after(first, { hours: -20 }));
    const marks = [
      {
        personId: registration.personId,
        status: 'excused' as const,
        markId: '6f1c4a52-9b0e-4d8a-8f2e-3c7d5e9a1b20',
        markedAt: db.clock.now().toISOString(),
        deviceId: 'phone',
      },
    ];
    await recordSheet(db.context, { activityId, sessionId, marks, author: staff });
    await world.until(over);
    expect(textsTo(1)).toHaveLength(1);
    expect(textsTo(2)).toHaveLength(2);
  });

  it.each([
    [
      'the first, before it was told',
      0,
      -30,
      [
        ['2026-12-06T12:00', '305'],
        ['2026-12-07T10:00', '305'],
      ],
    ],
    [
      'the second, before it was told',
      1,
      -30,
      [
        ['2026-12-06T07:00', '214'],
        ['2026-12-07T05:00', '214'],
      ],
    ],
    [
      'the first, after it was told',
      0,
      -23,
      [
        ['2026-12-06T07:00', '214 305'],
        ['2026-12-07T10:00', '305'],
      ],
    ],
    [
      'the second, after it was told',
      1,
      -23,
      [
        ['2026-12-06T07:00', '214 305'],
        ['2026-12-07T05:00', '214'],
      ],
    ],
  ] as const)(
    'of two sessions of a day leave out the one that she does not come to: %s',
    async (_which, nth, hours, expected) => {
      const morning = await course('214', first);
      const afternoon = await course('305', after(first, { hours: 5 }));
      const { registration } = await comes(1);
      await comes(1, '305');
      await wantMore(1);
      await world.until(after(first, { hours }));
      const { activityId, sessionId } = sessionOf(nth === 0 ? morning : afternoon);
      const { personId } = registration;
      const said = { textId: 'sms:no', receivedAt: db.clock.now(), actor: participant };
      expect(await excuse(db.context, { activityId, sessionId, personId, ...said })).toMatchObject({
        attendance: { status: 'excused' },
      });
      await world.until(over);
      const told = textsTo(1).map(([at, text]) => [at, text?.match(/214|305/g)?.slice(0, 2)]);
      const codes = told.map(([at, found]) => [at, [...new Set(found)].join(' ')]);
      expect(codes).toEqual(expected);
    },
  );

  it('before a session at nine come the evening before', async () => {
    await course('214', '2026-12-07T06:00:00.000Z');
    await comes(1);
    await wantMore(1);
    await world.until(over);
    expect(textsTo(1).map(([at]) => at)).toEqual(['2026-12-06T06:00', '2026-12-06T17:00']);
  });

  it('come before the night also to who got her place after those of the evening', async () => {
    // Half past eight in the morning; the evening's go out at eight.
    await course('214', '2026-12-07T05:30:00.000Z');
    await comes(1);
    await wantMore(1);
    await world.until('2026-12-06T17:20:00.000Z');
    await comes(2);
    await world.until(over);
    expect(textsTo(1).map(([at]) => at)).toEqual(['2026-12-06T05:30', '2026-12-06T17:00']);
    expect(textsTo(2).map(([at]) => at)).toEqual(['2026-12-06T17:45']);
  });

  it('say how to stop to a phone that never texted us', async () => {
    await course();
    await registers(db.context, 1, { language: 'en' });
    await wantMore(1);
    await world.until(over);
    expect(textsTo(1).map(([, text]) => text)).toEqual([
      'زينب: 214 Kirkuk\nMon 7 Dec 10:00\nNo more texts: STOP',
      'Reminder for زينب\n214 Kirkuk\nMon 7 Dec 10:00\nNot coming? NO 214',
    ]);
  });
});

onTheTable('a session that changes', () => {
  const move = (activity: Activity, hours: number) => {
    const { activityId, sessionId, start, end } = sessionOf(activity);
    const wanted = { activityId, sessionId, start: after(start, { hours }), end: after(end, { hours }) };
    return moveSession(db.context, wanted, staff);
  };

  it('is told of at once, one text a phone, and is reminded of at its new time alone', async () => {
    const activity = await course();
    for (let person = 1; person <= 3; person++) await comes(person);
    await registers(db.context, 1, { name: 'Layla', language: 'en' });
    await wantMore(1, 2);
    await world.until('2026-11-24T07:00:00.000Z');
    await move(activity, 5);
    await world.until(over);
    expect(textsTo(2)).toEqual([
      ['2026-11-24T07:00', 'New time: 214, Kirkuk\nMon 7 Dec 15:00\nand not Mon 7 Dec 10:00'],
      ['2026-12-06T12:00', 'Reminder for أحمد\n214 Kirkuk\nMon 7 Dec 15:00\nNot coming? NO 214'],
      ['2026-12-07T10:00', 'Reminder for أحمد\n214 Kirkuk\nMon 7 Dec 15:00\nNot coming? NO 214'],
    ]);
    // Two people on one phone: the news once, a reminder for each.
    expect(textsTo(1)).toHaveLength(5);
  });

  it('to another day is reminded of again to who does not come on the first, and not to who comes on neither', async () => {
    const activity = await course();
    const { activityId, sessionId } = sessionOf(activity);
    const both = [await comes(1), await comes(2)];
    await wantMore(1);
    const excuses = async (registered: Registered, textId: string) => {
      const { personId } = registered.registration;
      const said = { textId, receivedAt: db.clock.now(), actor: participant };
      expect(await excuse(db.context, { activityId, sessionId, personId, ...said })).toMatchObject({
        attendance: { status: 'excused' },
      });
    };
    await world.until(after(first, { hours: -22 }));
    for (const [position, each] of both.entries()) await excuses(each, `sms:${position}`);
    await move(activity, 48);
    const [, second] = both;
    await world.until(after(first, { hours: -20 }));
    if (second !== undefined) await excuses(second, 'sms:again');
    await world.until(after(first, { days: 3 }));
    const reminded = (person: number) => textsTo(person).filter(([, text]) => text?.includes('Wed 9 Dec'));
    expect(reminded(1).map(([at]) => at)).toEqual([
      '2026-12-06T09:00',
      '2026-12-08T07:00',
      '2026-12-09T05:00',
    ]);
    expect(reminded(2).map(([at]) => at)).toEqual(['2026-12-06T09:00']);
  });

  it('is told of in the morning when it changes at night', async () => {
    const activity = await course();
    await comes(1);
    await world.until('2026-11-24T20:00:00.000Z');
    await move(activity, 5);
    await world.until('2026-11-26T07:00:00.000Z');
    expect(textsTo(1).map(([at]) => at)).toEqual(['2026-11-25T05:00']);
  });

  it('is told of as cancelled, and not reminded of', async () => {
    const activity = await course();
    await comes(1);
    await world.until('2026-11-24T07:00:00.000Z');
    const { activityId, sessionId } = sessionOf(activity);
    await cancelSession(db.context, { activityId, sessionId }, staff);
    await world.until(over);
    expect(textsTo(1)).toEqual([
      ['2026-11-24T07:00', 'No session: 214, Kirkuk\nMon 7 Dec 10:00\nYour place in 214 stays'],
    ]);
    expect(world.clocks.set.size).toBe(0);
  });
});
