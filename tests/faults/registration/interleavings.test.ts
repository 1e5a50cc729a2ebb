import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { accept, cancel, decline, describe, expire, promote, register } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import {
  anActivity,
  asks,
  participant,
  placesUnder,
  registers,
  staff,
  system,
} from '#tests/support/builders.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { watchLine } from '#tests/support/phones/line-watch.ts';
import { movesTheLine } from '#tests/support/phones/world.ts';
import { interleave, type Process } from '#tests/support/table/interleaving.ts';
import { broken, registrationsIn, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

/** What people do at the same time, each by the number of the person who does it. */
type Doing = {
  readonly kind: 'register' | 'cancel' | 'accept' | 'decline' | 'expire' | 'capacity' | 'brings';
  readonly person: number;
  readonly childcare: number;
};

const inLine = fc.record<Doing>({
  kind: fc.constantFrom('cancel', 'cancel', 'accept', 'decline', 'expire', 'capacity'),
  person: fc.nat(4),
  childcare: fc.constant(0),
});
/** She says that other children come than before: more or fewer. */
const bringing = fc.record<Doing>({
  kind: fc.constant('brings'),
  person: fc.integer({ min: 1, max: 4 }),
  childcare: fc.nat(2),
});
const newcomer = fc.record<Doing>({
  kind: fc.constant('register'),
  person: fc.integer({ min: 3, max: 8 }),
  childcare: fc.constantFrom(0, 0, 1, 2),
});
/** Places there are for people and for children: with fewer some wait, with more some places are free. */
const places = fc.record({
  capacity: fc.integer({ min: 3, max: 6 }),
  childcareCapacity: fc.integer({ min: 2, max: 4 }),
});
type Places = { readonly capacity: number; readonly childcareCapacity: number };

type Known = ReadonlyMap<
  number,
  { readonly activityId: string; readonly personId: string; readonly deadline: string }
>;

function processOf(
  { kind, person, childcare }: Doing,
  known: Known,
  { capacity, childcareCapacity }: Places,
): Process<unknown> {
  const ref = known.get(person);
  const run = async (context: Context): Promise<unknown> => {
    if (kind === 'register') return register(context, asks(context, person, { childcare }));
    if (kind === 'capacity') {
      const more = { capacity: capacity + 1, childcareCapacity: childcareCapacity + 1 };
      return placesUnder(context, '214', more, staff);
    }
    if (ref === undefined) return undefined;
    if (kind === 'brings') {
      const told = { name: null, gender: null, birthYear: null, group: null, childcare };
      const now = context.now();
      return describe(context, {
        ...told,
        ...{ mayChange: [], others: [], isSure: false, actor: participant },
        waitId: context.newId(now),
        about: { ...ref, code: '214' },
      });
    }
    if (kind === 'cancel') return cancel(context, ref, participant);
    if (kind === 'accept') return accept(context, ref, participant);
    if (kind === 'decline') return decline(context, ref, participant);
    return expire(context, ref, ref.deadline, system);
  };
  return { name: `${kind} ${person}`, run };
}

/** Persons 0 to 4 have registered, 1 with two children, and 0 has given up her place: it is passed on or free. */
async function aBusyActivity(db: TestTable, given: Places): Promise<Known> {
  const { context } = db;
  await anActivity(context, given);
  const registrations = [];
  for (const person of [0, 1, 2, 3, 4]) {
    registrations.push((await registers(context, person, { childcare: person === 1 ? 2 : 0 })).registration);
  }
  const [first] = registrations;
  if (first !== undefined) await cancel(context, first, participant);
  await promote(context, '214', system);
  const now = registrationsIn(await db.items());
  return new Map(
    registrations.map(({ activityId, personId }, person) => [
      person,
      { activityId, personId, deadline: now.find((each) => each.personId === personId)?.deadline ?? '' },
    ]),
  );
}

/** What promote does for each event that calls for it, beginning when the event is written. */
function promotions(db: TestTable): () => Promise<readonly Process<unknown>[]> {
  const met = new Set<string>();
  return async () => {
    const fresh = (await db.events()).filter(({ id }) => !met.has(id));
    for (const { id } of fresh) met.add(id);
    return fresh
      .filter(({ type }) => movesTheLine.has(type))
      .map(({ type }) => ({
        name: `promote after ${type}`,
        run: (context) => promote(context, '214', system),
      }));
  };
}

onTheTable('side by side, step by step', () => {
  it('no place and no child’s place is sold twice, nothing is half done at any instant, and no one waits in vain', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        places,
        fc.array(fc.oneof({ weight: 2, arbitrary: inLine }, { weight: 1, arbitrary: bringing }), {
          maxLength: 3,
        }),
        fc.array(newcomer, { minLength: 1, maxLength: 3 }),
        async (scheduler, given, others, newcomers) => {
          const db = await newTable();
          const known = await aBusyActivity(db, given);
          const line = watchLine();
          line.look(await db.items());
          const promoted = promotions(db);
          await promoted();
          const outcomes = await interleave(
            scheduler,
            db,
            [...newcomers, ...others].map((each) => processOf(each, known, given)),
            {
              afterEachWrite: async () => {
                const items = await db.items();
                expect([...broken(items), ...line.look(items)]).toEqual([]);
                return promoted();
              },
            },
          );
          expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
          expect(wakeUpsLost(await db.items())).toEqual([]);
          await db.drop();
        },
      ),
      { numRuns: runs(18) },
    );
  });

  it('one request key answers one request, though two come with it at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, isTheSame) => {
        const db = await newTable();
        await anActivity(db.context);
        const one = asks(db.context, 1);
        const other = isTheSame ? one : { ...asks(db.context, 2), requestId: one.requestId };
        const outcomes = await interleave(
          scheduler,
          db,
          [one, other].map((asked) => ({ name: asked.phone, run: (context) => register(context, asked) })),
        );
        const answers = outcomes.map((outcome) =>
          outcome.status === 'fulfilled' ? outcome.value : undefined,
        );
        const items = await db.items();
        expect(broken(items)).toEqual([]);
        expect(registrationsIn(items)).toHaveLength(1);
        const reused = answers.filter((answer) => answer !== undefined && 'refused' in answer);
        expect(reused).toEqual(isTheSame ? [] : [{ refused: 'request-reused' }]);
        await db.drop();
      }),
      { numRuns: runs(8) },
    );
  });
});
