import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleRoutes, siteRoutes } from '#api/routes.ts';
import { catalogue } from '#events/catalogue/catalogue.ts';
import { siteHandler } from '#functions/site/site.ts';
import { countEvents } from '#shared/counting/index.ts';
import { applicationToken } from '#shared/grants/index.ts';
import { addresseeOf } from '#shared/messaging/render/recipient.ts';
import type { Notice } from '#shared/messaging/schema.ts';
import { manageToken, withdraw } from '#shared/registration/index.ts';
import { anActivity, participant, phoneNumber, registers } from '#tests/support/builders.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { daysOf } from '#tests/support/counting/days.ts';
import { grantRulesForTests } from '#tests/support/grants/grants.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { fullStory } from '#tests/support/table/full-story.ts';
import { broken, registrationsIn } from '#tests/support/table/invariants.ts';
import { mapOfKeys } from '#tests/support/table/map-of-keys.ts';
import { laidOut, type Samples, samplesFrom, samplesOf } from '#tests/support/table/release-samples.ts';
import { type Keyed, newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { type Got, noFiles, siteSettings, visitorOf } from '#tests/support/web/visitor.ts';

const folder = join(import.meta.dirname, 'samples');
const releases = readdirSync(folder).map((file) => samplesFrom(readFileSync(join(folder, file), 'utf8')));

const headers = {
  authorization: 'Bearer nawal~admin',
  'accept-language': 'en',
};
const error = (...said: unknown[]) => {
  throw new Error(JSON.stringify(said));
};

/** The values that stand for a parameter of a path, as the items have them. */
function valuesOf(name: string, items: readonly Keyed[]): readonly string[] {
  if (name === 'centre') return ['kirkuk'];
  if (name === 'year') return ['2026'];
  if (name === 'application') return ['1'];
  if (name === 'number') return items.flatMap(({ pk }) => /^GRANTNUMBER#(\d+)$/.exec(pk)?.[1] ?? []);
  const of = items.flatMap((item) => {
    const value = item[name];
    return typeof value === 'string' ? [value] : [];
  });
  return [...new Set(of)];
}

/** Every path that a route may have with these items; at most `most` values of each parameter. */
function pathsOf(path: string, items: readonly Keyed[], most = 12): readonly string[] {
  const [, parameter] = /\{(\w+)\}/.exec(path) ?? [];
  if (parameter === undefined) return [path];
  return valuesOf(parameter, items)
    .slice(0, most)
    .flatMap((value) => pathsOf(path.replace(`{${parameter}}`, encodeURIComponent(value)), items, most));
}

/** What no item of a release is for, since it came later, or only with files in a bucket. */
const notThere: readonly string[] = [
  'getRearrangement',
  'listRearrangedCalls',
  'getGrantFile',
  'getFile',
  // Nobody is called about money.
  'listCalls',
];

/** Nothing failed, and something was answered. */
function expectsRead(got: readonly Got[], call: string): void {
  const said = got.map(({ status, text }) => `${status} ${text.slice(0, 200)}`);
  expect(got.filter(({ status }) => status >= 500)).toEqual([]);
  if (!notThere.includes(call)) expect(said.join('\n')).toMatch(/^(200|303) /m);
}

/** What `fullStory` gives the counters without an item of its own. */
const countedBeside = daysOf([
  { person: 0, session: 0, mark: 0, minutes: 0 },
  { message: 1, news: 0, minutes: 0 },
]);

/** What a release left, in a table of its own. */
const tableOf = async (samples: Samples): Promise<TestTable> => {
  const db = await newTable();
  await laidOut(db, samples);
  return db;
};

describe.each(releases)('what $release left in the table', (samples) => {
  onTheTable('', () => {
    let db: TestTable;
    let items: readonly Keyed[];
    beforeAll(async () => {
      db = await tableOf(samples);
      items = await db.items();
    });
    afterAll(() => db.drop());

    it('is something of many kinds, each under a key that the map still has', () => {
      const map = mapOfKeys();
      const rows = items.map(({ pk, sk }) => map.filter((row) => row.pk.test(pk) && row.sk.test(sk)));
      expect(rows.filter((of) => of.length !== 1)).toEqual([]);
      expect(new Set(rows.map(([row]) => row?.item)).size).toBeGreaterThan(35);
    });

    it('fits together', () => {
      expect(broken(items)).toEqual([]);
    });

    it('has events that fit the catalogue of today, each one kind of it', async () => {
      const events = await db.events();
      expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(25);
      for (const event of events) {
        const fits = catalogue.filter((schema) => schema.safeParse(event).success);
        expect(fits, JSON.stringify(event)).toHaveLength(1);
      }
    });

    it('is counted once, with the marks that the release left', async () => {
      const counted = await tableOf(samples);
      const events = await counted.events();
      const before = totalsIn(await counted.items());
      await countEvents(counted.context, events);
      const after = totalsIn(await counted.items());
      await countEvents(counted.context, events);
      expect(totalsIn(await counted.items())).toEqual(after);
      // The story also counted a session and a text that nothing else in the table tells of.
      const folded = totalsOf([...events, ...countedBeside]);
      // What is counted of grants is held to its own reckoning elsewhere.
      expect(after).toMatchObject(folded);
      // Some were counted by the release itself.
      expect(Object.keys(before).length).toBeGreaterThan(30);
      await counted.drop();
    });

    it.each(consoleRoutes.filter(({ method }) => method === 'GET'))(
      'is read by $call of staff',
      async ({ call, path }) => {
        const caller = consoleVisitor(db, { grants: JSON.stringify(grantRulesForTests), files: noFiles });
        const paths = pathsOf(path, items);
        const asked = paths.flatMap((one) => [`/api${one}`, `/api${one}?centre=kirkuk`]);
        const got = await Promise.all(asked.map((one) => caller.get(one, headers)));
        expectsRead(got, call);
      },
    );

    it.each(siteRoutes.filter(({ method }) => method === 'GET'))(
      'is read by $call of everyone',
      async ({ call, path }) => {
        const caller = visitorOf(siteHandler(db.context, siteSettings, { error }), db.clock);
        const tokens = path.startsWith('/registrations/')
          ? registrationsIn(items).map(manageToken)
          : items
              .filter(({ pk, sk }) => pk.startsWith('APPLICATION#') && sk === 'META')
              // Of an application its store wrote.
              .map((item) => applicationToken(item as unknown as Parameters<typeof applicationToken>[0]));
        const withTokens = tokens.map((token) => ({ pk: '', sk: '', token }));
        const got = await Promise.all(
          pathsOf(path, [...items, ...withTokens]).map((one) => caller.get(`/api${one}`, headers)),
        );
        expectsRead(got, call);
      },
    );
  });

  onTheTable('goes on', () => {
    it('for people who text, whose places and counts still fit together', async () => {
      const db = await tableOf(samples);
      const phones = phonesOf(db);
      const said = [];
      for (const text of ['STATUS', 'CANCEL 214', 'START', 'ERASE ME'])
        for (const person of [1, 2, 3, 5, 6, 7, 8]) said.push(await phones.texts(person, text));
      expect(said.flat().length).toBeGreaterThan(14);
      const items = await db.items();
      expect(broken(items)).toEqual([]);
      // Erased, where the phone is one person's: nothing of them is left.
      for (const person of [2, 3])
        expect(items.filter(({ phone }) => phone === phoneNumber(person))).toEqual([]);
      await db.drop();
    });
  });
});

/** `WRITE_SAMPLES=<commit> npm test -- releases`: keeps what this code leaves, for those that come after it. */
const { WRITE_SAMPLES: release } = process.env;
onTheTable('what this code leaves', () => {
  it.runIf(release !== undefined)('is kept', async () => {
    const db = await newTable();
    await fullStory(db);
    writeFileSync(join(folder, `${release}.jsonl`), await samplesOf(db, String(release)));
    await db.drop();
  });
});

onTheTable('a text that the release before made of an event of this one', () => {
  it('tells her position in line as it is, and nothing once she is erased', async () => {
    const db = await newTable();
    const { activityId } = await anActivity(db.context, { capacity: 0 });
    await registers(db.context, 1);
    const { registration } = await registers(db.context, 2);
    // As `notify` of ad601b9 left it: the event had the position then, and today's has none.
    const message: Notice = {
      messageId: 'message',
      personId: registration.personId,
      activityId,
      kind: 'sewing',
      centre: 'kirkuk',
      purpose: 'answer',
      language: 'ckb',
      createdAt: db.clock.now().toISOString(),
      state: 'queued',
      lines: [{ key: 'sms.waitlisted', args: { code: '214' } }],
    };
    const told = () => addresseeOf(db.context.table, message, db.clock.now());
    expect(await told()).toMatchObject({ lines: [{ args: { code: '214', position: 2 } }] });
    await withdraw(db.context, { personId: registration.personId, phone: phoneNumber(2) }, participant);
    expect(await told()).toBe('erased');
    await db.drop();
  });
});
