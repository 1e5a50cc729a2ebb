import { expect, it } from 'vitest';
import {
  againAtOnce,
  type Contention,
  type Context,
  equals,
  ifAnswered,
  inACrowd,
  isAbsent,
  untilWritten,
  type Write,
} from '#shared/table/index.ts';
import { faultAt } from '#tests/support/table/faults.ts';
import { onTheTable, type ProcessOptions } from '#tests/support/table/table.ts';
import { tableForAllTests } from '#tests/support/table/table-for-tests.ts';
import { inTurn, type Wire } from '#tests/support/table/wire.ts';
import { virtualTime } from '#tests/support/time/virtual-time.ts';

type Tally = { readonly count: number; readonly version: number };

onTheTable('a command until it is written', () => {
  const db = tableForAllTests();
  let keys = 0;

  const newKey = () => ({ pk: 'TEST#until-written', sk: String(++keys) });
  type Key = ReturnType<typeof newKey>;

  /** A process that notes its calls, its pauses, and what it tells of others in its way. */
  function watched(options: ProcessOptions = {}) {
    const calls: string[] = [];
    const pauses: number[] = [];
    const told: Contention[] = [];
    const noting: Wire = (call, carryOut) => {
      calls.push(call.command);
      return carryOut();
    };
    const context: Context = {
      ...db.process({
        ...options,
        wire: inTurn(noting, options.wire ?? ((_call, carryOut) => carryOut())),
        pause: async (most) => {
          pauses.push(most);
          await options.pause?.(most);
        },
      }),
      contended: (met) => told.push(met),
    };
    return { context, calls, pauses, told };
  }

  /** Adds one to a tally on the version that was read, as commands write. */
  const addOne = (key: Key, read: Tally | undefined): Write =>
    read === undefined
      ? { as: 'tally', put: { ...key, count: 1, version: 1 }, when: isAbsent }
      : {
          as: 'tally',
          update: key,
          changes: { set: { version: read.version + 1 }, add: { count: 1 } },
          when: equals('version', read.version),
        };
  const count = (context: Context, key: Key, task: Parameters<typeof untilWritten>[1] = 'count one') =>
    untilWritten<number>(context, task, async () => {
      const read = await context.table.get<Tally>(key);
      return { writes: [addOne(key, read)], result: (read?.count ?? 0) + 1 };
    });
  const standing = async (key: Key) => (await db.context.table.get<Tally>(key))?.count;

  it('reads and writes once where no one is in the way, and says nothing of it', async () => {
    const { context, calls, pauses, told } = watched();
    expect(await count(context, newKey())).toBe(1);
    expect(calls).toEqual(['GetItem', 'TransactWriteItems']);
    expect({ pauses, told }).toEqual({ pauses: [], told: [] });
  });

  it('reads and decides again when what it read has changed, after a pause', async () => {
    const key = newKey();
    const { context, calls, pauses, told } = watched();
    let first = true;
    const result = await untilWritten<number>(context, 'count one', async () => {
      const read = await context.table.get<Tally>(key);
      if (first) await count(db.context, key);
      first = false;
      return { writes: [addOne(key, read)], result: (read?.count ?? 0) + 1 };
    });
    expect(result).toBe(2);
    expect(calls).toEqual(['GetItem', 'TransactWriteItems', 'GetItem', 'TransactWriteItems']);
    expect(pauses).toEqual([80]);
    expect(told).toEqual([{ what: 'count one', tries: 2, isWritten: true }]);
  });

  it('counts everyone, when many count the same thing at once', async () => {
    const key = newKey();
    const all = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(() => count(watched().context, key, inACrowd('count'))),
    );
    expect(all.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await standing(key)).toBe(6);
  });

  it.each([
    ['an ordinary command', 'move a grant' as const, 12, 1_000],
    ['one in a crowd', inACrowd('move a grant'), 20, 600],
  ])('is bounded: %s', async (_name, task, tries, longest) => {
    const key = newKey();
    const { context, calls, pauses, told } = watched({ wire: faultAt(1, 'conflict', true).wire });
    await expect(count(context, key, task)).rejects.toThrow(
      'Could not move a grant: too many others at once',
    );
    expect(calls.filter((call) => call === 'TransactWriteItems')).toHaveLength(tries);
    expect(pauses).toHaveLength(tries - 1);
    expect(
      pauses.every((most, position) => most === Math.min((pauses[0] ?? 0) * 2 ** position, longest)),
    ).toBe(true);
    expect(told).toEqual([{ what: 'move a grant', tries, isWritten: false }]);
    expect(await standing(key)).toBeUndefined();
  });

  it('lets others go first: time passes between its tries', async () => {
    const time = virtualTime('2026-11-23T07:00:00.000Z');
    const { context, pauses } = watched({
      wire: inTurn(time.wire, faultAt(1, 'conflict', true).wire),
      pause: time.sleep,
    });
    const given = count(context, newKey()).catch(() => undefined);
    await time.run(given);
    const passed = time.now().getTime() - Date.parse('2026-11-23T07:00:00.000Z');
    expect(passed).toBeGreaterThanOrEqual(pauses.reduce((sum, each) => sum + each, 0));
    expect(passed).toBeLessThan(10_000);
  });

  it('is told how often it has lost to another transaction', async () => {
    const lost: number[] = [];
    const { context } = watched({ wire: faultAt(1, 'conflict').wire });
    await untilWritten<undefined>(context, 'count one', async (contention) => {
      lost.push(contention);
      return { writes: [addOne(newKey(), undefined)], result: undefined };
    });
    expect(lost).toEqual([0, 1]);
  });

  it('ends at once with an answer, and writes nothing', async () => {
    const { context, calls, pauses } = watched();
    const answer = await untilWritten<{ refused: string }>(context, 'count one', async () => ({
      refused: 'unknown',
    }));
    expect({ answer, calls, pauses }).toEqual({ answer: { refused: 'unknown' }, calls: [], pauses: [] });
  });

  it('ends at once where a refused write has an answer, by the first that is named', async () => {
    const [request, tally] = [newKey(), newKey()];
    await db.context.table.write([
      { as: 'request', put: request },
      { as: 'tally', put: tally },
    ]);
    const { context, calls, pauses, told } = watched();
    const writes: readonly Write[] = [
      { as: 'tally', put: tally, when: isAbsent },
      { as: 'request', put: request, when: isAbsent },
    ];
    const answer = await untilWritten<{ refused: string }>(context, 'count one', async () => ({
      writes,
      result: { refused: 'nothing' },
      ifRefused: { ...ifAnswered, tally: { refused: 'taken' } },
    }));
    expect(answer).toEqual({ refused: 'request-answered' });
    expect({ calls, pauses, told }).toEqual({ calls: ['TransactWriteItems'], pauses: [], told: [] });
  });

  it('looks at what stood in the way, and goes on at once where that says so', async () => {
    const key = newKey();
    await count(db.context, key);
    const { context, calls, pauses } = watched();
    let read: Tally | undefined;
    const result = await untilWritten<number>(context, 'count one', async () => ({
      writes: [addOne(key, read)],
      result: (read?.count ?? 0) + 1,
      ifRefused: (refused) => {
        // The refused write answers with the item that it would have replaced.
        read = refused.get('tally') as Tally | undefined;
        return againAtOnce;
      },
    }));
    expect({ result, calls, pauses }).toEqual({
      result: 2,
      calls: ['TransactWriteItems', 'TransactWriteItems'],
      pauses: [],
    });
  });

  it('looks again after what it wrote, where it goes step by step', async () => {
    const key = newKey();
    const { context } = watched();
    const result = await untilWritten<number>(context, 'count to three', async () => {
      const read = await context.table.get<Tally>(key);
      return read?.count === 3 ? read.count : { writes: [addOne(key, read)], result: againAtOnce };
    });
    expect(result).toBe(3);
  });

  it('throws a fault of its reading, or of the table, as it comes', async () => {
    const { context, pauses } = watched({ wire: faultAt(2, 'unavailable', true).wire });
    await expect(count(context, newKey())).rejects.toThrow('InternalServerError');
    const broken = untilWritten<number>(context, 'count one', async () => {
      throw new Error('The line cannot be read');
    });
    await expect(broken).rejects.toThrow('The line cannot be read');
    expect(pauses).toEqual([]);
  });

  it('throws when its answer is lost, though it is written: who asks again finds that it is', async () => {
    const key = newKey();
    const { context } = watched({ wire: faultAt(2, 'answer-lost').wire });
    await expect(count(context, key)).rejects.toThrow();
    expect(await standing(key)).toBe(1);
  });

  it('is written once when the answer is lost and the client asks again', async () => {
    const key = newKey();
    const { context, calls } = watched({ wire: faultAt(2, 'answer-lost').wire, maxAttempts: 3 });
    expect(await count(context, key)).toBe(1);
    expect(calls.filter((call) => call === 'TransactWriteItems')).toHaveLength(2);
    expect(await standing(key)).toBe(1);
  });
});
