import { expect, it } from 'vitest';
import { rebuildCounts, verifyCounts } from '#shared/counting/rebuilding/index.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { liveIn, totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { daysOf } from '#tests/support/counting/days.ts';
import { type Doing, eventsOf } from '#tests/support/counting/lives.ts';
import { trafficOf } from '#tests/support/counting/rebuilding.ts';
import { Crash, type Fault, faultAt } from '#tests/support/table/faults.ts';
import { newTable, onTheTable } from '#tests/support/table/table.ts';
import { clear, type Wire } from '#tests/support/table/wire.ts';

/** Someone does something every minute of an hour: gets a place, leaves it, is known better, comes back. */
const lives: readonly Doing[] = Array.from({ length: 60 }, (_, at) => ({
  person: at % 4,
  activity: at % 2,
  choice: (at * 7) % 4,
  minutes: 1,
  known: at % 4,
}));
const days = [0, 1, 2, 3].flatMap((at) => [
  { person: at % 2, session: 0, mark: at % 4, minutes: 9 },
  { message: at, news: at, minutes: 3 },
]);
const events = [...eventsOf(lives), ...daysOf(days)];

/** Writes of a rebuild before a fault that never strikes is taken for a loop. */
const mostWrites = 60;

/** A wire that lets reads pass, and counts the writes. */
function onWrites(wire: Wire): Wire {
  return (call, carryOut) =>
    call.command === 'Query' || call.command.includes('Get') ? carryOut() : wire(call, carryOut);
}

onTheTable('building counters anew, whatever fails on the way', () => {
  const kills: readonly Fault[] = ['crash-before', 'crash-after'];
  for (const fault of kills) {
    it(`is thrown away and begun anew when it is killed: ${fault} at every write`, async () => {
      for (let at = 1; at <= mostWrites; at++) {
        const db = await newTable();
        const traffic = trafficOf(db, events, { chance: chanceFrom(at) });
        await traffic.forward(10 * 60_000);
        const faulty = faultAt(at, fault);
        // Once gone, it makes no other call: reads are none of its writes, but they end too.
        let gone = false;
        const wire: Wire = async (call, carryOut) => {
          if (gone) throw new Crash();
          try {
            return await onWrites(faulty.wire)(call, carryOut);
          } catch (end) {
            gone = true;
            throw end;
          }
        };
        const killed = await rebuildCounts(db.process({ wire }), traffic.recounting).then(
          () => undefined,
          (end: unknown) => end,
        );
        await traffic.forward(60_000);
        // What is read is whole, whichever it is.
        expect([1, 2]).toContain(liveIn(await db.items()));
        expect((await verifyCounts(db.process(), traffic.recounting)).differences).toEqual([]);
        if (killed !== undefined) {
          await traffic.forward(4 * 60_000);
          const again = await rebuildCounts(db.process(), traffic.recounting);
          expect(again).toMatchObject({ differences: [] });
        }
        await traffic.toTheEnd();
        expect(totalsIn(await db.items()), `${fault} at write ${at}`).toEqual(totalsOf(events));
        await db.drop();
        if (!faulty.struck()) return;
      }
      throw new Error(`More than ${mostWrites} writes`);
    });
  }

  const passing: readonly Fault[] = ['throttled', 'unavailable', 'timed-out', 'answer-lost', 'conflict'];
  it('comes through or changes nothing that is read when calls fail or lose their answers', async () => {
    for (const [seed, fault] of passing.entries()) {
      const db = await newTable();
      const chance = chanceFrom(seed);
      const traffic = trafficOf(db, events, { chance });
      await traffic.forward(10 * 60_000);
      let struck = 0;
      const wire: Wire = (call, carryOut) => {
        if (!chance.happens(0.1)) return clear(call, carryOut);
        struck += 1;
        return faultAt(1, fault).wire(call, carryOut);
      };
      for (let tries = 0; liveIn(await db.items()) === 1 && tries < 10; tries++) {
        await rebuildCounts(db.process({ wire, maxAttempts: 3 }), traffic.recounting).catch(() => undefined);
        await traffic.forward(4 * 60_000);
      }
      expect(struck).toBeGreaterThan(5);
      expect(liveIn(await db.items())).toBeGreaterThan(1);
      await traffic.toTheEnd();
      expect(totalsIn(await db.items()), fault).toEqual(totalsOf(events));
      await db.drop();
    }
  });

  it('gives way to a run that began while it was not heard of', async () => {
    const db = await newTable();
    const traffic = trafficOf(db, events, { chance: chanceFrom(5) });
    await traffic.forward(10 * 60_000);
    let isHeld = true;
    const wait = async (milliseconds: number) => {
      if (isHeld) {
        // Asleep for longer than a dead run is waited for; another begins and ends meanwhile.
        isHeld = false;
        await traffic.forward(4 * 60_000);
        expect(await rebuildCounts(db.process(), traffic.recounting)).toMatchObject({ generation: 3 });
      }
      await traffic.forward(milliseconds);
    };
    await expect(rebuildCounts(db.process(), { ...traffic.recounting, wait })).rejects.toThrow(
      'Another run has begun',
    );
    await traffic.toTheEnd();
    const items = await db.items();
    expect(liveIn(items)).toBe(3);
    expect(totalsIn(items)).toEqual(totalsOf(events));
    await db.drop();
  });

  it('stops in good order when it is told to, and leaves the way free at once', async () => {
    const db = await newTable();
    const traffic = trafficOf(db, events, { chance: chanceFrom(6) });
    await traffic.forward(10 * 60_000);
    const stopping = new AbortController();
    const wait = async (milliseconds: number) => {
      stopping.abort(new Error('Ctrl-C'));
      await traffic.forward(milliseconds);
    };
    const stopped = rebuildCounts(db.process(), { ...traffic.recounting, wait, stop: stopping.signal });
    await expect(stopped).rejects.toThrow('Ctrl-C');
    expect(await rebuildCounts(db.process(), traffic.recounting)).toMatchObject({ generation: 3 });
    await traffic.toTheEnd();
    expect(totalsIn(await db.items())).toEqual(totalsOf(events));
    await db.drop();
  });
});
