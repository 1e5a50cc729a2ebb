import { expect, it } from 'vitest';
import { atLeast, containsNone, equals, isAbsent, isPresent } from '#shared/table/index.ts';
import { conflict } from '#tests/support/table/faults.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForAllTests } from '#tests/support/table/table-for-tests.ts';
import type { Wire } from '#tests/support/table/wire.ts';

onTheTable('writing to the table', () => {
  const db = tableForAllTests();
  const table = () => db.context.table;
  const key = (sk: string) => ({ pk: 'TEST#writes', sk });

  it('writes all of a transaction or none of it, and names what stood in the way with what was there', async () => {
    await table().write([{ as: 'first', put: { ...key('taken'), colour: 'blue' } }]);
    const outcome = await table().write([
      { as: 'new', when: isAbsent, put: { ...key('new') } },
      { as: 'taken', when: isAbsent, put: { ...key('taken'), colour: 'red' } },
      { as: 'missing', when: isPresent, delete: key('missing') },
    ]);
    expect(outcome).toEqual({
      result: 'refused',
      refused: new Map([
        ['taken', { ...key('taken'), colour: 'blue' }],
        ['missing', undefined],
      ]),
    });
    expect(await table().get(key('new'))).toBeUndefined();
    expect(await table().get(key('taken'))).toEqual({ ...key('taken'), colour: 'blue' });
  });

  it('adds to numbers and sets from nothing, sets, sets once, and removes', async () => {
    const update = key('changes');
    await table().write([
      { as: 'x', update, changes: { add: { count: 2 }, set: { name: 'a', gone: 1 }, setOnce: { first: 1 } } },
    ]);
    await table().write([
      {
        as: 'x',
        update,
        changes: { add: { count: -3 }, set: { name: 'b' }, setOnce: { first: 2 }, remove: ['gone'] },
        when: equals('name', 'a'),
      },
    ]);
    expect(await table().get(update)).toEqual({ ...update, count: -1, name: 'b', first: 1 });
  });

  it('holds attribute names that DynamoDB reserves, and names with signs in them', async () => {
    const update = key('names');
    const reserved = { status: 'x', 'all|2026-11': 1, 'activity:019…|all': 2 };
    await table().write([{ as: 'x', update, changes: { set: reserved }, when: isAbsent }]);
    expect(await table().get(update)).toEqual({ ...update, ...reserved });
  });

  it('refuses an update whose number is too low, and one of an item that is not there', async () => {
    const update = key('number');
    expect(
      await table().update({ update, changes: { add: { left: -1 } }, when: atLeast('left', 1) }),
    ).toBeUndefined();
    await table().write([{ as: 'x', put: { ...update, left: 1 } }]);
    expect(
      await table().update({ update, changes: { add: { left: -1 } }, when: atLeast('left', 1) }),
    ).toEqual({
      ...update,
      left: 0,
    });
    expect(
      await table().update({ update, changes: { add: { left: -1 } }, when: atLeast('left', 1) }),
    ).toBeUndefined();
  });

  it('inserts once and leaves what is there', async () => {
    expect(await table().insert({ ...key('once'), by: 'first' })).toBe(true);
    expect(await table().insert({ ...key('once'), by: 'second' })).toBe(false);
    expect(await table().get(key('once'))).toMatchObject({ by: 'first' });
  });

  it('finds ids in sets of bytes, as many as a batch of the stream has', async () => {
    const update = key('ids');
    const id = (position: number) => new Uint8Array(Buffer.from(String(position).padStart(16, '0')));
    const mark = (ids: readonly Uint8Array[]) =>
      table().write([
        { as: 'ids', update, changes: { add: { ids: new Set(ids) } }, when: containsNone('ids', ids) },
      ]);
    const hundred = Array.from({ length: 100 }, (_, position) => id(position));
    expect(await mark(hundred)).toEqual({ result: 'written' });
    expect(await mark([id(100), id(101)])).toEqual({ result: 'written' });
    const again = await mark([id(102), id(57)]);
    expect(again.result).toBe('refused');
    expect((await table().get<{ ids: Set<Uint8Array> }>(update))?.ids.size).toBe(102);
  });

  it('waits until a transaction that holds an item is done, and gives up when it never is', async () => {
    const held = (until: number) => {
      let calls = 0;
      const wire: Wire = async (call, carryOut) => (++calls < until ? conflict(call) : carryOut());
      return { context: db.process({ wire }), calls: () => calls };
    };
    const update = key('held');
    const changes = { add: { count: 1 } };
    const once = held(3);
    expect(await once.context.table.update({ update, changes })).toMatchObject({ count: 1 });
    expect(await once.context.table.insert({ ...key('held-too') })).toBe(true);
    expect(once.calls()).toBe(4);
    const forEver = held(Number.POSITIVE_INFINITY);
    await expect(forEver.context.table.update({ update, changes })).rejects.toThrow('TransactionConflict');
    await expect(forEver.context.table.insert({ ...key('never') })).rejects.toThrow('TransactionConflict');
    expect(await table().get(update)).toMatchObject({ count: 1 });
    expect(await table().get(key('never'))).toBeUndefined();
  });

  it('writes nothing for no writes', async () => {
    expect(await table().write([])).toEqual({ result: 'written' });
  });
});
