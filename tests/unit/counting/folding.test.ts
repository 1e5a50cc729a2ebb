import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recount } from '#shared/counting/index.ts';
import { foldingIn } from '#shared/counting/rebuilding/folding.ts';
import { inFolder } from '#shared/counting/rebuilding/recounting.ts';
import { bucketOf, spillIn } from '#shared/counting/rebuilding/spill.ts';
import { scopesOfTallies, tallyIn } from '#shared/counting/rebuilding/tally.ts';
import { keys } from '#shared/table/index.ts';
import { chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { inWords } from '#tests/support/counting/counters.ts';
import { daysOf, happenings } from '#tests/support/counting/days.ts';
import { doings, eventsOf } from '#tests/support/counting/lives.ts';

describe('counting from nothing, by way of files', () => {
  it('is the same as in memory, whatever happened, in any order and in two parts', async () => {
    await fc.assert(
      fc.asyncProperty(doings, happenings, fc.nat(24), fc.nat(), async (happened, days, ofBefore, seed) => {
        const chance = chanceFrom(seed);
        const events = chance.shuffled([...eventsOf(happened, ofBefore), ...daysOf(days)]);
        const first = events.slice(0, chance.below(events.length + 1));
        await inFolder(async (folder) => {
          const folding = foldingIn(folder);
          const wholeOf = (more: typeof events) =>
            inWords(
              new Map(
                [...folding.scopes(more)].flatMap(({ scope, counters }) =>
                  counters.map(
                    (counter) => [`${scope}|${counter.period}|${counter.family}`, counter] as const,
                  ),
                ),
              ),
            );
          folding.add(first);
          expect(wholeOf([])).toEqual(inWords(recount(first)));
          expect(wholeOf(events.slice(first.length))).toEqual(inWords(recount(events)));
          // Being read changes nothing: the rest may be added afterwards.
          folding.add(events.slice(first.length));
          expect(wholeOf([])).toEqual(inWords(recount(events)));
          folding.close();
        });
      }),
      { numRuns: runs(40) },
    );
  });

  it('leaves no file behind, even when it fails', async () => {
    let where = '';
    const failing = inFolder(async (folder) => {
      where = folder;
      foldingIn(folder).add(eventsOf([{ person: 0, activity: 0, choice: 0, minutes: 0, known: 0 }]));
      throw new Error('The disk is full');
    });
    await expect(failing).rejects.toThrow('The disk is full');
    expect(() => readdirSync(where)).toThrow('ENOENT');
  });
});

describe('numbers that are moved to files', () => {
  it('add up, however often that is', async () => {
    await inFolder(async (folder) => {
      const [tally, beside] = [tallyIn(folder, 'a'), tallyIn(folder, 'b')];
      // Three times as many counters as are held in memory, each added to three times.
      for (let nth = 0; nth < 45_000; nth++) {
        const cells = tally.cellsAt(`activity:${nth % 15_000}`, 'all', 'messages');
        cells.set('s', (cells.get('s') ?? 0) + 1);
        tally.settle();
      }
      beside.cellsAt('activity:7', 'all', 'messages').set('s', 10);
      beside.cellsAt('activity:7', '2026-11', 'registrations').set('cif2', -1);
      const found = [...scopesOfTallies([tally, beside])];
      expect(found).toHaveLength(15_000);
      const sums = new Map(found.map(({ scope, counters }) => [scope, counters]));
      expect(sums.get('activity:8')).toMatchObject([{ period: 'all', cells: new Map([['s', 3]]) }]);
      expect(sums.get('activity:7')).toMatchObject([
        { period: 'all', family: 'messages', cells: new Map([['s', 13]]) },
        { period: '2026-11', family: 'registrations', cells: new Map([['cif2', -1]]) },
      ]);
      tally.close();
      beside.close();
    });
  });
});

describe('rows on disk', () => {
  it('come back by their bucket in the order they were added, long ones and Arabic ones too', async () => {
    await inFolder(async (folder) => {
      const spill = spillIn(folder, 'rows', 4);
      const rows = Array.from({ length: 3_000 }, (_, nth) => {
        const long = nth % 500 === 0 ? 'س'.repeat(9_000) : '';
        return { key: `person-${nth}`, row: `${nth} ${long}` };
      });
      for (const { key, row } of rows) spill.add(key, row);
      const found = [0, 1, 2, 3].map((bucket) => spill.rows(bucket));
      expect(found.map((each) => each.length > 500)).toEqual([true, true, true, true]);
      for (const bucket of [0, 1, 2, 3])
        expect(found[bucket]).toEqual(
          rows.filter(({ key }) => bucketOf(key, 4) === bucket).map(({ row }) => row),
        );
      spill.close();
    });
  });
});

describe('the keys of generations', () => {
  it('stand in one partition, are read back, and are no prefix of one another', () => {
    for (const generation of [1, 2, 13]) {
      for (const family of ['registrations', 'attendance', 'messages', 'grants']) {
        const key = keys.counterKey('centre:kirkuk', '2026-11', family, generation);
        expect(key.pk).toBe('COUNT#centre:kirkuk');
        expect(keys.counterIn(key.sk)).toEqual({ generation, period: '2026-11', family });
        for (const other of [1, 2, 13])
          expect(key.sk.startsWith(keys.counterOfPeriod('', '2026-11', other).prefix)).toBe(
            other === generation,
          );
      }
    }
    expect(keys.counterKey('all', 'all')).toEqual({ pk: 'COUNT#all', sk: 'all' });
    expect(keys.seenKey('7')).toEqual({ pk: 'SEEN#7', sk: 'SEEN' });
    expect(keys.reachedKey('7', 2)).toEqual({ pk: 'REACHED#7', sk: 'REACHED~2' });
  });

  it('part ids at an instant', () => {
    const at = Date.parse('2026-11-23T07:00:00.000Z');
    const id = eventsOf([{ person: 0, activity: 0, choice: 0, minutes: 0, known: 0 }])[0]?.id ?? '';
    expect(keys.idsFrom(at) < id && id < keys.idsFrom(at + 1)).toBe(true);
    expect(keys.idsFrom(0)).toBe('00000000-0000-0000-0000-000000000000');
  });
});
