/** Rule 5 of the domain, whatever happens and in whatever order: stop means stop. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { languages } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import type { Publish } from '#shared/messaging/index.ts';
import { phoneStateOf } from '#shared/people/index.ts';
import { cancel, register, registrationsOf } from '#shared/registration/index.ts';
import { anActivity, asks, phoneNumber, staff } from '#tests/support/builders.ts';
import { type Chance, chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { failure, type Wire } from '#tests/support/table/wire.ts';

const people = 2;
const stops = ['STOP', 'إيقاف', 'وەستان', 'stop.'];
const starts = ['START', 'ابدأ', 'دەستپێکردن'];
const others = ['214', '٢١٤ منال', 'LIST', 'status', 'هەڵوەشاندنەوە 214', 'HELP', 'yes', 'what?', 'no'];

type Doing =
  | { readonly does: 'texts'; readonly person: number; readonly body: string }
  | { readonly does: 'form'; readonly person: number }
  | { readonly does: 'staff-cancels'; readonly person: number }
  | { readonly does: 'time-passes'; readonly hours: number }
  | { readonly does: 'all-settles' };

const person = fc.nat(people - 1);
const texts = (bodies: readonly string[]): fc.Arbitrary<Doing> =>
  fc.record({ does: fc.constant('texts' as const), person, body: fc.constantFrom(...bodies) });
const doings = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: texts(stops) },
    { weight: 2, arbitrary: texts(starts) },
    { weight: 5, arbitrary: texts(others) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('form' as const), person }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('staff-cancels' as const), person }) },
    {
      weight: 1,
      arbitrary: fc.record({ does: fc.constant('time-passes' as const), hours: fc.constantFrom(1, 11, 30) }),
    },
    { weight: 3, arbitrary: fc.constant({ does: 'all-settles' } as const) },
  ),
  { minLength: 4, maxLength: 24 },
);

/** One call in twenty is refused, and one is carried out and its answer lost. */
const unreliable =
  (chance: Chance): Wire =>
  async (_call, carryOut) => {
    const fate = chance.next();
    if (fate < 0.05) return failure(500, 'InternalServerError');
    const answer = await carryOut();
    if (fate > 0.95) throw Object.assign(new Error('Connection timed out'), { name: 'TimeoutError' });
    return answer;
  };

const stopped = new Set(languages.map((language) => render('sms.stopped', language)));
/** What became of a code that it texted since says so; to a new phone, other languages follow. */
const answersACode = (text: string) =>
  languages.some((language) => text.split('\n').includes(render('sms.stoppedStill', language)));

/** Until it does not throw, as a queue delivers again. */
async function untilDone(attempt: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await attempt();
      return;
    } catch (fault) {
      if (tries > 60) throw fault;
    }
  }
}

async function tell(db: TestTable, story: readonly Doing[], seed: number) {
  const chance = chanceFrom(seed);
  const context = db.process({ wire: unreliable(chance) });
  const wrong: string[] = [];
  const said: { readonly phone: string; readonly id: string; readonly stop: boolean }[] = [];
  const stopsHeard = new Map<string, number>();
  const publish: Publish = async (phone, text, id) => {
    const { stoppedAt } = await phoneStateOf(db.context.table, phone);
    const stop = stopped.has(text);
    if (stoppedAt !== undefined && !stop && !answersACode(text))
      wrong.push(`${phone} has stopped and is told: ${text}`);
    said.push({ phone, id, stop });
    if (chance.happens(0.1)) throw new Error('The network took it, but its answer is lost');
  };
  const phones = phonesOf(db, { limits: strictLimits, publish, context, chance, repeats: 0.2 });
  await anActivity(db.context, { capacity: 1 });

  const does = async (doing: Doing, position: number): Promise<void> => {
    switch (doing.does) {
      case 'texts': {
        const phone = phoneNumber(doing.person);
        const before = await phoneStateOf(db.context.table, phone);
        await untilDone(() => phones.delivered(doing.person, doing.body, `sms:${seed}:${position}`));
        const after = await phoneStateOf(db.context.table, phone);
        if (before.stoppedAt === undefined && after.stoppedAt !== undefined) {
          stopsHeard.set(phone, (stopsHeard.get(phone) ?? 0) + 1);
        }
        return;
      }
      case 'form':
        await register(db.context, asks(db.context, doing.person));
        return;
      case 'staff-cancels': {
        const ids = (await db.items()).flatMap((item) =>
          item.pk === `PHONE#${phoneNumber(doing.person)}` && item.sk.startsWith('PERSON#')
            ? [item.sk.slice('PERSON#'.length)]
            : [],
        );
        for (const id of ids) {
          for (const registration of await registrationsOf(db.context.table, id)) {
            await cancel(db.context, registration, staff, { requestId: `staff:${seed}:${position}` });
          }
        }
        return;
      }
      case 'time-passes':
        return db.clock.forward({ hours: doing.hours });
      case 'all-settles':
        return phones.settle();
    }
  };
  for (const [position, doing] of story.entries()) await does(doing, position);
  // What is held in the night comes in the morning.
  db.clock.forward({ hours: 14 });
  await phones.settle();
  return { wrong, said, stopsHeard };
}

onTheTable('a phone that asked for no more messages', () => {
  it('gets none but the one that says so and answers to a code, whatever happened before, between and again', async () => {
    const seen = { stops: 0, confirmed: 0, said: 0 };
    await fc.assert(
      fc.asyncProperty(doings, fc.nat(), async (story, seed) => {
        const db = await newTable();
        try {
          const { wrong, said, stopsHeard } = await tell(db, story, seed);
          expect(wrong).toEqual([]);
          for (let each = 0; each < people; each++) {
            const phone = phoneNumber(each);
            const confirmed = new Set(
              said.flatMap((one) => (one.phone === phone && one.stop ? [one.id] : [])),
            );
            expect(confirmed.size).toBeLessThanOrEqual(stopsHeard.get(phone) ?? 0);
            seen.stops += stopsHeard.get(phone) ?? 0;
            seen.confirmed += confirmed.size;
          }
          seen.said += said.length;
        } finally {
          await db.drop();
        }
      }),
      { numRuns: runs(10) },
    );
    // The stories were about something: phones stopped, were told so, and were told other things too.
    expect(seen.confirmed).toBeGreaterThan(5);
    expect(seen.said).toBeGreaterThan(seen.confirmed * 2);
  });
});
