import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogue } from '#events/catalogue/catalogue.ts';
import { countEvents } from '#shared/counting/index.ts';
import { rebuildCounts } from '#shared/counting/rebuilding/index.ts';
import { keys } from '#shared/table/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';
import { trafficOf } from '#tests/support/counting/rebuilding.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { fullStory } from '#tests/support/table/full-story.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { mapOfKeys } from '#tests/support/table/map-of-keys.ts';
import { type Keyed, newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

onTheTable('after a full story, the table', () => {
  let db: TestTable;
  let items: readonly Keyed[];
  beforeAll(async () => {
    db = await newTable();
    await fullStory(db);
    await countEvents(db.context, await db.events());
    // Someone doubts a total, and all are built anew; then someone comes, and is counted in the new ones.
    db.clock.forward({ minutes: 5 });
    const rebuilt = await rebuildCounts(db.context, trafficOf(db, []).recounting);
    expect(rebuilt).toMatchObject({ before: 1, generation: 2 });
    await phonesOf(db).texts(5, '219');
    await countEvents(db.context, await db.events());
    items = await db.items();
    expect(broken(items)).toEqual([]);
    const types = new Set((await db.events()).map(({ type }) => type));
    expect([...types]).toEqual(
      expect.arrayContaining(['registration.described', 'focal-point.appointed', 'person.erased']),
    );
  });
  afterAll(() => db.drop());

  it('holds nothing that the map of keys does not name, and something of each kind it names', () => {
    const map = mapOfKeys();
    expect(map.length).toBeGreaterThan(10);
    const rowsOf = ({ pk, sk }: Keyed) => map.filter((row) => row.pk.test(pk) && row.sk.test(sk));
    expect(items.filter((item) => rowsOf(item).length !== 1).map(({ pk, sk }) => `${pk} / ${sk}`)).toEqual(
      [],
    );
    const used = new Set(items.flatMap(rowsOf).map(({ item }) => item));
    expect(map.map(({ item }) => item).filter((item) => !used.has(item))).toEqual([]);
  });

  it('lets go, by TTL, of what the map says, and of nothing else', () => {
    const map = mapOfKeys();
    for (const item of items) {
      const row = map.find(({ pk, sk }) => pk.test(item.pk) && sk.test(item.sk));
      const { expiresAt } = item;
      if (row?.ttl !== 'either')
        expect(expiresAt === undefined ? 'kept' : 'let go').toBe(row?.ttl ? 'let go' : 'kept');
      // Seconds, not milliseconds: within fourteen months of the story.
      if (typeof expiresAt === 'number')
        expect(expiresAt).toBeLessThan(db.clock.now().getTime() / 1000 + 420 * 86_400);
    }
  });

  it('holds names, numbers and birth years with the person and the phones only (rule 8 of the design)', () => {
    const personal = (item: Keyed) => {
      const { pk: _pk, sk: _sk, ...rest } = item;
      const said = JSON.stringify(rest);
      return (
        /nawal|rebin|layla|huda/i.test(said) ||
        /"(name|phone|birthYear)":/.test(said) ||
        said.includes(phoneNumber(0).slice(0, 8))
      );
    };
    const told = items.filter(personal);
    const owners = told.map(({ pk }) => pk.replace(/#.*/, ''));
    // Of an application that is being written; of a grant, the files' names and no one's.
    expect(new Set(owners)).toEqual(new Set(['PERSON', 'PHONE', 'FOCAL', 'APPLICATION', 'PANELMEMBER']));
    expect(told.filter(({ sk }) => sk.startsWith('EVENT#'))).toEqual([]);
    // Of a focal point, the phone that staff have marked.
    const points = told.filter(({ pk }) => pk.startsWith('FOCAL#'));
    expect(points).toMatchObject([{ sk: 'META', phone: phoneNumber(6) }]);
    expect(JSON.stringify(points)).not.toMatch(/"(name|birthYear)":|layla/i);
    for (const { pk } of items)
      if (!pk.startsWith('PHONE#')) expect(pk).not.toContain(phoneNumber(0).slice(1, 8));
  });

  it('has events that all fit the catalogue, found again by their day', async () => {
    const events = await db.events();
    for (const event of events) {
      const fits = catalogue.filter((schema) => schema.safeParse(event).success);
      expect(fits, JSON.stringify(event)).toHaveLength(1);
    }
    const days = new Set(events.map(({ occurredAt }) => occurredAt.slice(0, 10)));
    const found = await Promise.all(
      [...days].flatMap((day) =>
        keys
          .eventPartitionsOfDay(day)
          .map((pk) => db.context.table.query<{ id: string }>({ pk, index: 'gsi2' })),
      ),
    );
    expect(found.flatMap((page) => page.items.map(({ id }) => id)).toSorted()).toEqual(
      events.map(({ id }) => id).toSorted(),
    );
  });
});
