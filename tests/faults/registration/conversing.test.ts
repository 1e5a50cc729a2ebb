import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { appointFocalPoint } from '#shared/people/index.ts';
import { anActivity, phoneNumber, staff } from '#tests/support/builders.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { receives } from '#tests/support/phones/receives.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { interleave } from '#tests/support/table/interleaving.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

/** What is kept of the people on a phone. */
const peopleOn = async (db: TestTable, phone: string) =>
  (await db.items())
    .filter(({ pk, sk }) => pk === `PHONE#${phone}` && sk.startsWith('PERSON#'))
    .map(({ name, gender, birthYear }) => ({ name, gender, birthYear }));

const conversationOf = async (db: TestTable, phone: string) =>
  (await db.items()).find(({ pk, sk }) => pk === `PHONE#${phone}` && sk === 'STATE#TALK');

/** The steps of registrations, without the news of activities and of messages. */
const kindsOf = async (db: TestTable) =>
  (await db.events()).map(({ type }) => type).filter((type) => type.startsWith('registration.'));

/** What a phone has said and heard before the text that meets the fault. */
async function conversing(db: TestTable, said: readonly string[], says: string) {
  await anActivity(db.context, { childcareCapacity: 5 });
  await anActivity(db.context, { code: '215', childcareCapacity: 5 });
  const phones = phonesOf(db);
  for (const text of said) await phones.converses(1, text);
  const before = phones.saidTo(phoneNumber(1)).length;
  const text = {
    door: 'aws' as const,
    textId: 'sms:the-one',
    phone: phoneNumber(1),
    body: says,
    receivedAt: db.clock.now(),
  };
  const heard = async () => {
    await phones.settle();
    return phones.saidTo(phoneNumber(1)).slice(before);
  };
  return { text, phones, heard };
}

onTheTable('a conversation goes on, whatever fails on the way', () => {
  for (const fault of faults) {
    it(`an answer: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: (db) => conversing(db, ['join 214'], 'Layla female'),
        when: (context, { text, phones }) => receives(context, phones.queue, text),
        inTheEnd: async (db, { heard }) => {
          expect(await heard()).toEqual([expect.stringMatching(/Thank you/)]);
          expect(await peopleOn(db, phoneNumber(1))).toEqual([
            { name: 'Layla', gender: 'female', birthYear: null },
          ]);
          expect(await kindsOf(db)).toEqual(['registration.confirmed', 'registration.described']);
          expect(await conversationOf(db, phoneNumber(1))).toMatchObject({ asking: 'childcare' });
          expect(totalsIn(await db.items())).toEqual(totalsOf(await db.events()));
        },
      }));

    it(`a name to a code that waits for one: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: (db) =>
          conversing(db, ['join 214 Layla female 1990', 'join 214 Sara female 1995', '215'], 'Sara'),
        when: (context, { text, phones }) => receives(context, phones.queue, text),
        inTheEnd: async (db, { heard }) => {
          expect(await heard()).toEqual([expect.stringMatching(/Place for Sara/)]);
          expect(await peopleOn(db, phoneNumber(1))).toHaveLength(2);
          expect((await kindsOf(db)).filter((type) => type === 'registration.confirmed')).toHaveLength(3);
        },
      }));

    it(`more children: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: (db) => conversing(db, ['join 214 Layla female 1990'], 'two children'),
        when: (context, { text, phones }) => receives(context, phones.queue, text),
        inTheEnd: async (db, { heard }) => {
          expect(await heard()).toEqual([expect.stringMatching(/2 children/)]);
          const open = (await db.items()).find(({ pk, sk }) => pk === 'CODE#214' && sk === 'ACTIVITY');
          expect(open).toMatchObject({ childcareLeft: 3, placesLeft: 9 });
        },
      }));

    it(`a focal point registers a neighbour: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          await appointFocalPoint(db.context, { phone: phoneNumber(1), centre: 'kirkuk' }, staff);
          return conversing(db, [], '214 Layla 1990 0770 000 0007');
        },
        when: (context, { text, phones }) => receives(context, phones.queue, text),
        inTheEnd: async (db, { heard, phones }) => {
          expect(await heard()).toEqual([expect.stringMatching(/Layla/)]);
          expect(phones.saidTo(phoneNumber(7))).toEqual([expect.stringMatching(/Layla/)]);
          expect(await peopleOn(db, phoneNumber(7))).toMatchObject([{ name: 'Layla', birthYear: 1990 }]);
        },
      }));
  }
});

onTheTable('two texts at once', () => {
  it('are both heard, in whatever order they come through', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const db = await newTable();
        const { phones, heard } = await conversing(db, ['join 214'], '');
        const text = (body: string) => ({
          name: body,
          run: (context: TestTable['context']) =>
            receives(context, phones.queue, {
              door: 'aws',
              textId: `sms:${body}`,
              phone: phoneNumber(1),
              body,
              receivedAt: db.clock.now(),
            }),
        });
        const outcomes = await interleave(scheduler, db, [text('Layla'), text('female'), text('1990')], {
          afterEachWrite: async () => {
            expect(broken(await db.items())).toEqual([]);
            return [];
          },
        });
        expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
        expect(await heard()).toHaveLength(3);
        expect(await peopleOn(db, phoneNumber(1))).toEqual([
          { name: 'Layla', gender: 'female', birthYear: 1990 },
        ]);
        expect(await conversationOf(db, phoneNumber(1))).toMatchObject({ asking: 'childcare' });
        expect(totalsIn(await db.items())).toEqual(totalsOf(await db.events()));
        await db.drop();
      }),
      { numRuns: runs(6) },
    );
  });
});
