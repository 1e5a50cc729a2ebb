/** Rule 8 of the domain while texts are on their way: whoever withdraws her consent is told so once, and forgotten. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { morning } from '#functions/promote/morning.ts';
import { render } from '#shared/language/messages/index.ts';
import { deliver, type MessageRef, noticesOf, post } from '#shared/messaging/index.ts';
import { erasureWrites, phoneOf } from '#shared/people/index.ts';
import { promote, registrationOf } from '#shared/registration/index.ts';
import { type Context, keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers, staff, system } from '#tests/support/builders.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { receives } from '#tests/support/phones/receives.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { interleave } from '#tests/support/table/interleaving.ts';
import { broken, heldByNoOne, registrationsIn, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

const phone = phoneNumber(1);

/** Someone registered by form, and a notice to her and an answer to her HELP wait to be sent. */
async function withTextsWaiting(db: TestTable) {
  await anActivity(db.context);
  await registers(db.context, 1, { name: 'Nawal Dilshad', birthYear: 1987, language: 'en' });
  const waiting: MessageRef[] = [];
  const queue = { push: async (ref: MessageRef) => void waiting.push(ref) };
  for (const event of await db.events()) {
    if (event.type !== 'registration.confirmed') continue;
    for (const notice of noticesOf({ ...event, actor: staff })) await post(db.context.table, queue, notice);
  }
  const text = (body: string) => ({
    door: 'aws' as const,
    textId: `sms:${body}`,
    phone,
    body,
    receivedAt: db.clock.now(),
  });
  await receives(db.context, queue, text('help'));
  expect(waiting).toHaveLength(2);
  const sent: string[] = [];
  const publish = async (_phone: string, body: string) => void sent.push(body);
  return {
    text,
    queue,
    waiting,
    sent,
    sends: (ref: MessageRef, context = db.context) =>
      deliver(context, () => ({ publish }), strictLimits, ref),
  };
}

const erased = render('sms.erased', 'en');
const withCode = `${erased}\n${render('sms.eraseGaveBack', 'en', { codes: '214' })}`;
const traces = async (db: TestTable) =>
  (await db.items())
    .filter((item) => JSON.stringify(item).includes(phone))
    .map(({ pk, sk }) => `${pk} ${sk}`);
const namesOf = async (db: TestTable) =>
  /nawal|dilshad|1987/i.test(JSON.stringify(await db.items())) ? 'kept' : 'none';

onTheTable('a person is erased while texts to her are on their way', () => {
  for (const fault of faults) {
    it(`her ERASE ME: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: withTextsWaiting,
        when: (context, { text, queue }) => receives(context, queue, text('erase me')),
        inTheEnd: async (db, { waiting, sends, sent }) => {
          const outcomes = [];
          for (const ref of waiting) {
            db.clock.forward({ minutes: 1 });
            outcomes.push(await sends(ref));
          }
          expect(outcomes[0]).toEqual({ became: 'dropped', reason: 'erased' });
          expect(sent).toEqual([withCode]);
          expect([await traces(db), await namesOf(db)]).toEqual([[], 'none']);
        },
      }));

    it(`sending her the word of it: ${fault} at every call`, async () => {
      await atEveryCall(fault, {
        given: async (db) => {
          const world = await withTextsWaiting(db);
          await receives(db.context, world.queue, world.text('erase me'));
          const last = world.waiting.at(-1);
          if (last === undefined) throw new Error('Nothing is to be sent');
          return { ...world, last };
        },
        when: (context, { sends, last }, db) => {
          db.clock.forward({ minutes: 1 });
          return sends(last, context);
        },
        inTheEnd: async (db, { sent }) => {
          expect(sent.length).toBeGreaterThanOrEqual(1);
          expect(sent.length).toBeLessThanOrEqual(2);
          for (const said of sent) expect(said).toBe(withCode);
          expect([await traces(db), await namesOf(db)]).toEqual([[], 'none']);
        },
      });
    });

    it(`sending her a notice, erased since: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          const world = await withTextsWaiting(db);
          await receives(db.context, world.queue, world.text('erase me'));
          for (const ref of world.waiting.slice(2)) await world.sends(ref);
          world.sent.length = 0;
          return world;
        },
        when: async (context, { sends, waiting }, db) => {
          db.clock.forward({ minutes: 1 });
          for (const ref of waiting.slice(0, 2)) await sends(ref, context);
        },
        inTheEnd: async (db, { sent }) => {
          expect(sent).toEqual([]);
          expect([await traces(db), await namesOf(db)]).toEqual([[], 'none']);
        },
      }));
  }

  it.each([
    ['a notice', 0],
    ['an answer', 1],
  ] as const)(
    'leaves nothing of her phone when all of it happens between two calls of who sends %s',
    async (_what, which) => {
      for (let call = 1; ; call++) {
        const db = await newTable();
        const { text, queue, waiting, sends, sent } = await withTextsWaiting(db);
        const ref = waiting[which];
        if (ref === undefined) throw new Error('Nothing waits to be sent');
        let calls = 0;
        const context = db.process({
          wire: async (_call, carryOut) => {
            calls += 1;
            if (calls === call) {
              await receives(db.context, queue, text('erase me'));
              for (const last of waiting.slice(2)) await sends(last);
            }
            return carryOut();
          },
        });
        await sends(ref, context);
        if (calls < call) {
          await db.drop();
          break;
        }
        expect([call, await traces(db), await namesOf(db)]).toEqual([call, [], 'none']);
        expect(sent).toContain(withCode);
        expect(sent.length).toBeLessThanOrEqual(2);
        await db.drop();
      }
    },
  );

  it('leaves nothing of her phone, however the senders and her text come between each other', async () => {
    const seen = { before: 0, dropped: 0 };
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, stops) => {
        const db = await newTable();
        const { text, queue, waiting, sends, sent } = await withTextsWaiting(db);
        if (stops) await receives(db.context, queue, text('stop'));
        const send = (ref: MessageRef) => ({
          name: `sends ${ref.messageId.slice(0, 4)}`,
          run: async (context: TestTable['context']) => void (await sends(ref, context)),
        });
        const started = new Set(waiting);
        const ends = await interleave<void>(
          scheduler,
          db,
          [
            ...waiting.map(send),
            { name: 'erases', run: (context) => receives(context, queue, text('erase me')) },
          ],
          {
            afterEachWrite: async () => {
              const fresh = waiting.filter((ref) => !started.has(ref));
              for (const ref of fresh) started.add(ref);
              return fresh.map(send);
            },
          },
        );
        expect(ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []))).toEqual([]);
        for (const ref of waiting) await sends(ref);
        expect(broken(await db.items())).toEqual([]);
        expect(await namesOf(db)).toBe('none');
        expect(await traces(db)).toEqual(stops ? [`PHONE#${phone} STATE`] : []);
        if (!stops) expect(sent.filter((said) => said === withCode)).toHaveLength(1);
        seen.before += sent.length - 1;
        seen.dropped += 3 - sent.length;
        await db.drop();
      }),
      { numRuns: runs(8) },
    );
    expect(Math.min(seen.before, seen.dropped)).toBeGreaterThan(0);
  });
});

/** The one place is hers, two wait for it, and her children have one of the places in childcare. */
async function withSomeoneWaiting(db: TestTable) {
  const phones = phonesOf(db);
  await anActivity(db.context, { capacity: 1, childcareCapacity: 1 });
  await anActivity(db.context, { code: '215', capacity: 1 });
  await registers(db.context, 1, { name: 'Nawal', childcare: 1, language: 'en' });
  await registers(db.context, 2, { name: 'Huda', language: 'en' });
  await registers(db.context, 3, { name: 'Sara', language: 'en' });
  await phones.texts(2, 'status');
  await phones.settle();
  return { phones };
}
const statuses = async (db: TestTable) =>
  registrationsIn(await db.items())
    .map(({ code, status }) => `${code} ${status}`)
    .toSorted();

onTheTable('the place of a person who is erased', () => {
  for (const fault of faults) {
    it(`goes to the first in line, and she is told so: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: withSomeoneWaiting,
        when: (context, { phones }) => phones.delivered(1, 'erase me', 'sms:erase', context),
        inTheEnd: async (db, { phones }) => {
          await phones.settle();
          const items = await db.items();
          expect([...broken(items), ...heldByNoOne(items, db.clock.now()), ...wakeUpsLost(items)]).toEqual(
            [],
          );
          expect(await statuses(db)).toEqual(['214 cancelled', '214 offered', '214 waitlisted']);
          expect(phones.saidTo(phone).filter((said) => said.startsWith(erased))).toEqual([withCode]);
        },
      }));
  }

  it('is no one’s else, whatever she is given between two calls of her erasing', async () => {
    let given = 0;
    for (let call = 1; ; call++) {
      const db = await newTable();
      const { phones } = await withSomeoneWaiting(db);
      let calls = 0;
      const context = db.process({
        wire: async (_call, carryOut) => {
          calls += 1;
          if (calls === call) await registers(db.context, 1, { code: '215', name: 'Nawal', language: 'en' });
          return carryOut();
        },
      });
      await phones.delivered(1, 'erase me', 'sms:erase', context);
      await phones.settle();
      const items = await db.items();
      expect([call, ...broken(items), ...heldByNoOne(items, db.clock.now()), ...wakeUpsLost(items)]).toEqual([
        call,
      ]);
      given += Number((await statuses(db)).includes('215 cancelled'));
      await db.drop();
      if (calls < call) break;
    }
    expect(given).toBeGreaterThan(3);
  });
});

/** Forgotten as people were before their places were given back: her item goes, and nothing is said of it. */
async function forgotten(db: TestTable, person: number) {
  const onPhone = await phoneOf(db.context.table, phoneNumber(person));
  for (const each of onPhone.people) await db.context.table.write(erasureWrites(each, onPhone));
}
const aMorning = (context: Context) => morning(context, (each) => promote(context, each, system), system);

/** Who has the one place, and who is first in line for it, are no one any more. */
async function withChairsOfNoOne(db: TestTable) {
  const world = await withSomeoneWaiting(db);
  for (const person of [1, 2]) await forgotten(db, person);
  expect(heldByNoOne(await db.items(), db.clock.now())).toHaveLength(2);
  return world;
}

onTheTable('a chair of someone who was erased before it was given back', () => {
  for (const fault of faults) {
    it(`goes to the first in line in the morning, once: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: withChairsOfNoOne,
        when: (context) => aMorning(context),
        inTheEnd: async (db, { phones }) => {
          await phones.settle();
          const items = await db.items();
          expect([...broken(items), ...heldByNoOne(items, db.clock.now()), ...wakeUpsLost(items)]).toEqual(
            [],
          );
          expect(await statuses(db)).toEqual(['214 cancelled', '214 cancelled', '214 offered']);
          const events = (await db.events()).filter(({ type }) => type === 'registration.cancelled');
          expect(events).toHaveLength(2);
          expect(events.every(({ data }) => 'because' in data && data.because === 'erased')).toBe(true);
          const offers = phones.saidTo(phoneNumber(3)).filter((said) => /Place for/.test(said));
          expect(offers).toHaveLength(1);
        },
      }));
  }

  it('is looked for at every centre, and is nobody’s who is known', async () => {
    const db = await newTable();
    const { phones } = await withChairsOfNoOne(db);
    await anActivity(db.context, { code: '216', centre: 'ninewa', capacity: 1 });
    await registers(db.context, 4, { code: '216', name: 'Rebin', language: 'en' });
    await registers(db.context, 5, { code: '216', name: 'Shilan', language: 'en' });
    await registers(db.context, 6, { code: '215', name: 'Huda', language: 'en' });
    await phones.settle();
    await forgotten(db, 4);
    await aMorning(db.context);
    await phones.settle();
    expect(await statuses(db)).toEqual([
      ...['214 cancelled', '214 cancelled', '214 offered', '215 confirmed'],
      ...['216 cancelled', '216 offered'],
    ]);
    const items = await db.items();
    expect([...broken(items), ...heldByNoOne(items, db.clock.now()), ...wakeUpsLost(items)]).toEqual([]);
    await db.drop();
  });

  it('stays as it was counted in what is over', async () => {
    const db = await newTable();
    await withChairsOfNoOne(db);
    db.clock.forward({ days: 90 });
    const before = registrationsIn(await db.items());
    await aMorning(db.context);
    expect(registrationsIn(await db.items())).toEqual(before);
    await db.drop();
  });

  it('is found on any page of a roster, and a morning that finds none writes nothing', async () => {
    const db = await newTable();
    await anActivity(db.context, { capacity: 1_000 });
    const { activityId, personId } = (await registers(db.context, 0, { name: 'Huda' })).registration;
    const { table } = db.context;
    const hers = await registrationOf(table, activityId, personId);
    const personIdAt = (position: number) => `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`;
    const roster = Array.from({ length: 410 }, (_, position) => ({
      ...{ ...hers, ...keys.registrationKey(activityId, personIdAt(position)) },
      ...keys.registrationOfPerson(personIdAt(position), activityId),
      personId: personIdAt(position),
      status: position === 405 ? 'confirmed' : 'cancelled',
    }));
    for (let start = 0; start < roster.length; start += 100)
      await table.write(
        roster.slice(start, start + 100).map((put, position) => ({ as: `registration ${position}`, put })),
      );
    await aMorning(db.context);
    expect((await registrationOf(table, activityId, personIdAt(405)))?.status).toBe('cancelled');
    expect((await registrationOf(table, activityId, personId))?.status).toBe('confirmed');
    const found = await db.events();
    await aMorning(db.context);
    expect(await db.events()).toEqual(found);
    await db.drop();
  });
});
