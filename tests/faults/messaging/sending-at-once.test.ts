/** Limits hold however many senders are at work on one phone or one centre, and whenever one of them dies. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { phoneNumber } from '#tests/support/builders.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { aMessage, knownPhone, outboxOf, spendOf } from '#tests/support/messaging/outbox.ts';
import { atEveryCall } from '#tests/support/table/at-every-call.ts';
import { faults } from '#tests/support/table/faults.ts';
import { interleave } from '#tests/support/table/interleaving.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

/** Interleaves senders of these messages at every call, in orders that fast-check picks. */
async function atOnce(
  usual: number,
  given: (db: TestTable) => Promise<Parameters<typeof aMessage>[0][]>,
  limits: typeof strictLimits,
  inTheEnd: (db: TestTable, sent: readonly string[], outcomes: readonly string[]) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const db = await newTable();
      try {
        const messages = (await given(db)).map((wanted) => aMessage(wanted));
        const outbox = outboxOf(db, { limits });
        const ends = await interleave(
          scheduler,
          db,
          messages.map((message, position) => ({
            name: `sender ${position}`,
            run: (context) => outbox.send(message, context),
          })),
        );
        const outcomes = ends.map((end) => {
          if (end.status === 'rejected') throw end.reason;
          return 'reason' in end.value ? end.value.reason : end.value.became;
        });
        await inTheEnd(
          db,
          outbox.sent.map(({ text }) => text),
          outcomes,
        );
      } finally {
        await db.drop();
      }
    }),
    { numRuns: runs(usual) },
  );
}

const tally = (outcomes: readonly string[], outcome: string) =>
  outcomes.filter((each) => each === outcome).length;

onTheTable('several senders at once', () => {
  it('keep to the number of texts a phone gets in a day: one is left, two want it', () =>
    atOnce(
      12,
      async (db) => {
        await knownPhone(db);
        const outbox = outboxOf(db);
        for (let count = 0; count < 5; count++) await outbox.send(aMessage({ purpose: 'notice' }));
        return [{ purpose: 'notice' }, { purpose: 'notice' }];
      },
      strictLimits,
      async (_db, sent, outcomes) => {
        expect(sent).toHaveLength(1);
        expect([tally(outcomes, 'sent'), tally(outcomes, 'daily-limit')]).toEqual([1, 1]);
      },
    ));

  it('keep to what a stranger gets: three in all, of five', () =>
    atOnce(
      12,
      async (db) => {
        await knownPhone(db, { language: 'en' });
        return Array.from({ length: 5 }, () => ({ purpose: 'answer' as const }));
      },
      strictLimits,
      async (_db, sent, outcomes) => {
        expect(sent).toHaveLength(3);
        expect(tally(outcomes, 'stranger-limit')).toBe(2);
      },
    ));

  it('keep to what a centre may spend, though each writes to another phone', () =>
    atOnce(
      12,
      async (db) => {
        const phones = [1, 2, 3, 4].map(phoneNumber);
        for (const phone of phones)
          await knownPhone(db, { heardAt: 'before', consentToldBy: 'another' }, phone);
        return phones.map((phone) => ({ phone, purpose: 'notice' as const }));
      },
      { ...strictLimits, monthlyCap: { default: 0.2 } },
      async (db, sent, outcomes) => {
        expect(sent).toHaveLength(2);
        expect(tally(outcomes, 'budget')).toBe(2);
        expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 2, cost: 200_000 });
      },
    ));
});

onTheTable('a sender that dies or is refused', () => {
  for (const fault of faults) {
    it(`leaves one text noted and one paid, and sends it: ${fault} at every call`, () =>
      atEveryCall(fault, {
        given: async (db) => {
          await knownPhone(db);
          return { message: aMessage({ purpose: 'notice' }), outbox: outboxOf(db) };
        },
        when: async (context, { message, outbox }, db) => {
          db.clock.forward({ minutes: 1 });
          await outbox.send(message, context);
        },
        inTheEnd: async (db, { outbox }) => {
          expect(outbox.sent.length).toBeGreaterThanOrEqual(1);
          expect(outbox.sent.length).toBeLessThanOrEqual(2);
          const [lately] = (await db.items()).filter(({ sk }) => sk === 'STATE#SENT');
          expect(lately?.sent).toHaveLength(1);
          // A crash between noting and charging leaves one text unpaid; no fault makes one text be paid twice.
          const spent = (await spendOf(db, 'kirkuk', '2026-11'))?.segments ?? 0;
          expect(spent).toBeLessThanOrEqual(1);
        },
      }));
  }
});
