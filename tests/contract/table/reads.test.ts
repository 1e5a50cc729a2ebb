import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Item } from '../../../shared/table/index.ts';
import { newTable, onTheTable, type TestTable } from '../../support/table.ts';

onTheTable('reading the table', () => {
  let db: TestTable;
  const number = (position: number) => String(position).padStart(4, '0');
  beforeAll(async () => {
    db = await newTable();
    const { table } = db.context;
    for (let start = 0; start < 250; start += 50) {
      await table.write(
        Array.from({ length: 50 }, (_, offset) => ({
          as: 'x',
          put: {
            pk: 'TEST#reads',
            sk: `${start + offset < 200 ? 'A' : 'B'}#${number(start + offset)}`,
            gsi1pk: 'TEST#index',
            gsi1sk: number(999 - start - offset),
            // Wide enough that DynamoDB answers a query of all of them in several pages (1 MB each).
            wide: 'x'.repeat(10_000),
          },
        })),
      );
    }
  });
  afterAll(() => db.drop());
  const sks = (items: readonly { readonly sk: string }[]) => items.map(({ sk }) => sk);

  it('gathers every page of a partition, in the order of its keys', async () => {
    const { items, next } = await db.context.table.query<{ sk: string }>({ pk: 'TEST#reads' });
    expect(items).toHaveLength(250);
    expect(sks(items)).toEqual(sks(items).toSorted());
    expect(next).toBeUndefined();
  });

  it('goes on after a page of the asked length until there is no next', async () => {
    const seen: string[] = [];
    let after: Item | undefined;
    const page = () =>
      db.context.table.query<{ sk: string }>({
        pk: 'TEST#reads',
        prefix: 'B#',
        limit: 20,
        ...(after === undefined ? {} : { after }),
      });
    do {
      const { items, next } = await page();
      expect(items.length).toBeLessThanOrEqual(20);
      seen.push(...sks(items));
      after = next;
    } while (after !== undefined);
    expect(seen).toEqual(Array.from({ length: 50 }, (_, offset) => `B#${number(200 + offset)}`));
  });

  it('fills a page of the asked length though DynamoDB answers in shorter ones', async () => {
    const { items, next } = await db.context.table.query({ pk: 'TEST#reads', limit: 180 });
    expect(items).toHaveLength(180);
    expect(next).toBeDefined();
  });

  it('reads a range from a key on', async () => {
    const { items } = await db.context.table.query<{ sk: string }>({ pk: 'TEST#reads', from: 'A#0190' });
    expect(sks(items)[0]).toBe('A#0190');
    expect(items).toHaveLength(60);
  });

  it('reads an index in its own order', async () => {
    const query = { pk: 'TEST#index', index: 'gsi1' as const, limit: 1 };
    const { items } = await db.context.table.query<{ sk: string }>(query);
    expect(sks(items)).toEqual(['B#0249']);
  });

  it('gets any number of items by their keys, leaving out those that do not exist', async () => {
    const keys = Array.from({ length: 230 }, (_, position) => ({
      pk: 'TEST#reads',
      sk: `A#${number(position)}`,
    }));
    const items = await db.context.table.getEach<{ sk: string }>(keys);
    expect(sks(items).toSorted()).toEqual(sks(keys.slice(0, 200)));
    expect(await db.context.table.getEach([])).toEqual([]);
  });
});
