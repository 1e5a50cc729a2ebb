import { beforeAll, expect, it } from 'vitest';
import type { Item } from '#shared/table/index.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForAllTests } from '#tests/support/table/table-for-tests.ts';
import type { Wire } from '#tests/support/table/wire.ts';

onTheTable('reading the table', () => {
  const db = tableForAllTests();
  const number = (position: number) => String(position).padStart(4, '0');
  beforeAll(async () => {
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

  it('gets each item once, however often its key is given, side by side or far apart', async () => {
    const key = (position: number) => ({ pk: 'TEST#reads', sk: `A#${number(position)}` });
    const { table } = db.context;
    expect(sks(await table.getEach<{ sk: string }>([key(7), key(7)]))).toEqual(['A#0007']);
    const keys = Array.from({ length: 330 }, (_, position) => key(position % 110));
    expect(sks(await table.getEach<{ sk: string }>(keys)).toSorted()).toEqual(sks(keys.slice(0, 110)));
    expect(await table.getEach([key(240), key(240)])).toEqual([]);
  });

  it('asks again for what DynamoDB left out, until it has it', async () => {
    const asked: number[] = [];
    const halves: Wire = async ({ command, input }, carryOut) => {
      expect(command).toBe('BatchGetItem');
      const { [db.name]: wanted } = (input as { RequestItems: Record<string, { Keys: unknown[] }> })
        .RequestItems;
      const all = wanted?.Keys ?? [];
      asked.push(all.length);
      const answer = await carryOut();
      const body = JSON.parse(Buffer.from(answer.body).toString()) as {
        Responses: Record<string, { sk: { S: string } }[]>;
      };
      const answered = all.slice(0, Math.ceil(all.length / 2)) as { sk: { S: string } }[];
      const isAnswered = (item: { sk: { S: string } }) => answered.some(({ sk }) => sk.S === item.sk.S);
      const left = { [db.name]: { ...wanted, Keys: all.slice(answered.length) } };
      const cut = {
        Responses: { [db.name]: (body.Responses[db.name] ?? []).filter(isAnswered) },
        UnprocessedKeys: answered.length === all.length ? {} : left,
      };
      const { 'x-amz-crc32': _sum, 'content-length': _length, ...headers } = answer.headers;
      return { ...answer, headers, body: Buffer.from(JSON.stringify(cut)) };
    };
    const keys = Array.from({ length: 9 }, (_, position) => ({
      pk: 'TEST#reads',
      sk: `A#${number(position)}`,
    }));
    const { table } = db.process({ wire: halves });
    expect(sks(await table.getEach<{ sk: string }>(keys)).toSorted()).toEqual(sks(keys));
    expect(asked).toEqual([9, 4, 2, 1]);
  });
});
