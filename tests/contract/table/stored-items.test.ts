import { type AttributeValue, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { containsNone, equals } from '#shared/table/index.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForAllTests } from '#tests/support/table/table-for-tests.ts';

/** What a version before this one wrote is read by this one, and the other way round while one replaces the other. */
onTheTable('an item as DynamoDB keeps it', () => {
  const db = tableForAllTests();
  const key = (sk: string) => ({ pk: 'TEST#stored', sk });
  const table = () => db.context.table;

  /** The item by the client that knows nothing of JavaScript's values. */
  const kept = async (sk: string): Promise<Record<string, AttributeValue>> => {
    const Key = { pk: { S: 'TEST#stored' }, sk: { S: sk } };
    const { Item } = await db.client.send(
      new GetItemCommand({ TableName: db.name, Key, ConsistentRead: true }),
    );
    const { pk, sk: _sk, ...attributes } = Item ?? {};
    expect(pk).toEqual({ S: 'TEST#stored' });
    return attributes;
  };

  const bytes = (...values: readonly number[]) => Uint8Array.from(values);
  /** Every kind of value that the stores write, what it is beside each. */
  const written = {
    name: 'ڕێزان',
    empty: '',
    whole: 14,
    none: 0,
    minus: -3,
    parts: 0.25,
    instant: 1_795_000_000_000,
    yes: true,
    no: false,
    nothing: null,
    missing: undefined,
    list: ['a', undefined, 2, []],
    map: { inner: { deep: 'x', gone: undefined }, empty: {} },
    id: bytes(1, 254),
    ids: new Set([bytes(1, 2), bytes(3, 4)]),
    words: new Set(['one', 'two']),
    numbers: new Set([7]),
  };
  const stored = {
    name: { S: 'ڕێزان' },
    empty: { S: '' },
    whole: { N: '14' },
    none: { N: '0' },
    minus: { N: '-3' },
    parts: { N: '0.25' },
    instant: { N: '1795000000000' },
    yes: { BOOL: true },
    no: { BOOL: false },
    nothing: { NULL: true },
    list: { L: [{ S: 'a' }, { N: '2' }, { L: [] }] },
    map: { M: { inner: { M: { deep: { S: 'x' } } }, empty: { M: {} } } },
    id: { B: bytes(1, 254) },
    ids: { BS: [bytes(1, 2), bytes(3, 4)] },
    words: { SS: ['one', 'two'] },
    numbers: { NS: ['7'] },
  };

  it('is the same whichever way it is written: in a transaction, alone, or by a change', async () => {
    await table().write([{ as: 'x', put: { ...key('put'), ...written } }]);
    expect(await kept('put')).toEqual(stored);
    await table().insert({ ...key('inserted'), ...written });
    expect(await kept('inserted')).toEqual(stored);
    // A change names each attribute, so that one without a value cannot be in it.
    const { missing: _missing, ...set } = written;
    await table().write([{ as: 'x', update: key('set'), changes: { set } }]);
    expect(await kept('set')).toEqual(stored);
    await table().update({ update: key('set-once'), changes: { setOnce: set } });
    expect(await kept('set-once')).toEqual(stored);
  });

  it('is read as it was written, by each way of reading', async () => {
    const { missing: _missing, ...rest } = written;
    const read = {
      ...key('read'),
      ...rest,
      list: ['a', 2, []],
      map: { inner: { deep: 'x' }, empty: {} },
    };
    await table().write([{ as: 'x', put: { ...key('read'), gsi1pk: 'TEST#read', gsi1sk: '1', ...written } }]);
    const index = { gsi1pk: 'TEST#read', gsi1sk: '1' };
    expect(await table().get(key('read'))).toEqual({ ...read, ...index });
    expect(await table().getEach([key('read')])).toEqual([{ ...read, ...index }]);
    const { items } = await table().query({ pk: 'TEST#stored', prefix: 'read' });
    expect(items).toEqual([{ ...read, ...index }]);
    expect(await table().update({ update: key('read'), changes: { remove: ['gsi1pk', 'gsi1sk'] } })).toEqual(
      read,
    );
    const outcome = await table().write([
      { as: 'old', put: { ...key('read') }, when: equals('name', 'someone else') },
    ]);
    expect(outcome).toEqual({ result: 'refused', refused: new Map([['old', read]]) });
  });

  it('has sets that grow by what is added, and a condition that finds their members', async () => {
    const update = key('sets');
    const add = async (...ids: readonly Uint8Array[]) =>
      table().write([{ as: 'x', update, changes: { add: { ids: new Set(ids), times: 1 } } }]);
    await add(bytes(1));
    await add(bytes(1), bytes(2));
    expect(await kept('sets')).toEqual({ ids: { BS: [bytes(1), bytes(2)] }, times: { N: '2' } });
    const again = { as: 'x', update, changes: { add: { times: 1 } }, when: containsNone('ids', [bytes(2)]) };
    expect(await table().write([again])).toMatchObject({ result: 'refused' });
  });

  it.each([
    ['an empty set', new Set<string>()],
    ['a moment that is no text', new Date()],
    ['a number that would lose digits', 2 ** 53],
    ['what is no number', Number.NaN],
  ])('never is %s: that is refused before anything is sent', async (_what, value) => {
    const put = { ...key('refused'), value };
    await expect(table().write([{ as: 'x', put }])).rejects.toThrow();
    await expect(table().insert(put)).rejects.toThrow();
    expect(await table().get(key('refused'))).toBeUndefined();
  });
});
