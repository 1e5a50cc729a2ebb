/** Everyone with a place is told of each session once and in time, whatever comes twice, late, or is refused. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Activity, cancelSession, moveSession } from '#shared/activities/index.ts';
import { remindersWrite, stopWrite } from '#shared/people/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { remind } from '#shared/reminders/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { knownPhone } from '#tests/support/messaging/outbox.ts';
import { remindingWorld, usualTimes } from '#tests/support/messaging/reminding.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

const quiet = { ...looseLimits, quietHours: { from: '21:00', until: '08:00' } };
const start = '2026-12-07T07:00:00.000Z';
const people = 7;

/** A course of one session with seven people; the clock stands two weeks before. */
async function aCourse(db: TestTable, code = '214', at = start): Promise<Activity> {
  const activity = await anActivity(db.context, {
    code,
    capacity: 50,
    sessions: [{ start: at, end: after(at, { hours: 2 }) }],
    enrolment: { opensAt: '2026-11-01T07:00:00.000Z', closesAt: at },
  });
  for (let person = 1; person <= people; person++) {
    await registers(db.context, person, { code, language: 'en' });
    await knownPhone(db, undefined, phoneNumber(person));
  }
  return activity;
}

const sessionOf = ({ activityId, sessions: [session] }: Activity) => {
  if (session === undefined) throw new Error('No session');
  return { activityId, sessionId: session.sessionId, start: session.start, end: session.end };
};

/** How often each text was sent to each phone. */
const tally = (sent: readonly { readonly phone: string; readonly text: string; readonly at: string }[]) =>
  Map.groupBy(sent, ({ phone, text, at }) => `${phone} ${at.slice(0, 10)} ${text}`);

const inQuietHours = ({ at }: { readonly at: string }): boolean => {
  const clock = new Date(Date.parse(at) + 3 * 3_600_000).toISOString().slice(11, 16);
  return clock >= '21:00' || clock < '08:00';
};

onTheTable('reminders, when everything comes twice, mixed up, and is refused now and then', () => {
  it('reach everyone once, none in quiet hours, none after STOP', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const db = await newTable();
        try {
          const world = remindingWorld(db, {
            chance: chanceFrom(seed),
            repeats: 0.4,
            refuses: 0.3,
            fails: 0.3,
            limits: quiet,
          });
          await aCourse(db);
          await aCourse(db, '305', after(start, { hours: 6 }));
          for (const person of [1, 3, 5, 7])
            await db.context.table.write([remindersWrite(phoneNumber(person), undefined, 'more')]);
          await world.until(after(start, { hours: -23 }));
          await db.context.table.write([stopWrite(phoneNumber(3), db.clock.now())]);
          const stoppedAt = db.clock.now().toISOString();
          await world.until(after(start, { days: 1 }));
          for (const [text, each] of tally(world.sent)) expect(each, text).toHaveLength(1);
          expect(world.sent.filter(inQuietHours)).toEqual([]);
          for (let person = 1; person <= people; person++) {
            const hers = world.sent.filter(({ phone }) => phone === phoneNumber(person));
            // A day before, and two hours before to who asked for more, each of them for both sessions at once.
            expect(hers).toHaveLength(person === 3 || person % 2 === 0 ? 1 : 2);
            expect(hers.every(({ at }) => person !== 3 || at < stoppedAt)).toBe(true);
          }
        } finally {
          await db.drop();
        }
      }),
      { numRuns: runs(6) },
    ));

  it('keep to a session that is moved, cancelled or left while they fan out', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('moved', 'cancelled', 'left'),
        async (seed, atPage, change) => {
          const db = await newTable();
          try {
            const activity = await aCourse(db);
            const { activityId, sessionId, end } = sessionOf(activity);
            const { registration } = await registers(db.context, 20, { language: 'en' });
            await knownPhone(db, undefined, phoneNumber(20));
            let pages = 0;
            const world = remindingWorld(db, {
              chance: chanceFrom(seed),
              repeats: 0.3,
              limits: quiet,
              before: async () => {
                pages += 1;
                if (pages !== atPage) return;
                if (change === 'left') await cancel(db.context, registration, staff);
                else if (change === 'cancelled')
                  await cancelSession(db.context, { activityId, sessionId }, staff);
                else {
                  const later = { start: after(start, { hours: 26 }), end: after(end, { hours: 26 }) };
                  await moveSession(db.context, { activityId, sessionId, ...later }, staff);
                }
              },
            });
            await world.until(after(start, { days: 3 }));
            for (const [text, each] of tally(world.sent)) expect(each, text).toHaveLength(1);
            const told = (phone: string, what: string) =>
              world.sent.filter((text) => text.phone === phone && text.text.includes(what)).length;
            for (let person = 1; person <= people; person++) {
              const phone = phoneNumber(person);
              if (change === 'left') expect(told(phone, 'Mon 7 Dec 10:00')).toBe(1);
              if (change === 'moved') {
                expect(told(phone, 'and not Mon 7 Dec 10:00')).toBe(1);
                expect(told(phone, 'Tue 8 Dec 12:00\nNot coming?')).toBe(1);
              }
              if (change === 'cancelled') expect(told(phone, 'No session')).toBe(1);
            }
          } finally {
            await db.drop();
          }
        },
      ),
      { numRuns: runs(8) },
    ));

  it('come once from clocks that fire late and twice', async () => {
    const db = await newTable();
    const activity = await aCourse(db);
    const world = remindingWorld(db, { repeats: 1, limits: quiet });
    await world.until('2026-11-24T07:00:00.000Z');
    // Scheduler was away: the clock of the day before fires in the middle of the night. In the morning, when its texts
    // could go out, it is the only one that says so: those of two hours before are for who came since.
    db.clock.set(after(start, { hours: -10 }));
    await world.until(after(start, { hours: 1 }));
    for (const [text, each] of tally(world.sent)) expect(each, text).toHaveLength(1);
    expect(world.sent.filter(inQuietHours)).toEqual([]);
    expect(world.sent).toHaveLength(people);
    expect(sessionOf(activity).start > (world.sent.at(-1)?.at ?? '')).toBe(true);
    await db.drop();
  });
});

onTheTable('a page of reminding', () => {
  for (const fault of faults) {
    it(`makes the same messages again, and loses none: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          const activity = await aCourse(db);
          const { activityId, sessionId } = sessionOf(activity);
          const at = after(start, { days: -1 });
          db.clock.set(at);
          const pushed = new Map<string, number>();
          return { pushed, page: { activityId, sessionId, startsAt: start, lead: '86400', at } };
        },
        when: async (context, { pushed, page }) => {
          const settings = { times: usualTimes, limits: looseLimits };
          const queue = {
            pushAll: async (messages: readonly { readonly messageId: string }[]) => {
              for (const { messageId } of messages) pushed.set(messageId, (pushed.get(messageId) ?? 0) + 1);
              return [];
            },
          };
          await remind(context, queue, settings, page);
        },
        inTheEnd: async (_db, { pushed }) => {
          expect(pushed.size).toBe(people);
        },
      }));
  }

  it('comes again when the queue goes on refusing, and is whole when it refuses now and then', async () => {
    const db = await newTable();
    const { activityId, sessionId } = sessionOf(await aCourse(db));
    const at = after(start, { days: -1 });
    db.clock.set(at);
    const page = { activityId, sessionId, startsAt: start, lead: '86400', at };
    const settings = { times: usualTimes, limits: looseLimits };
    const refusing = remind(db.context, { pushAll: async (messages) => messages }, settings, page);
    await expect(refusing).rejects.toThrow('did not take 7 messages');
    const taken = new Set<string>();
    const chance = chanceFrom(5);
    const pushAll = async <T extends { readonly messageId: string }>(messages: readonly T[]) =>
      messages.filter(({ messageId }) => {
        if (chance.happens(0.4)) return true;
        taken.add(messageId);
        return false;
      });
    await remind(db.context, { pushAll }, settings, page);
    expect(taken.size).toBe(people);
    await db.drop();
  });
});
