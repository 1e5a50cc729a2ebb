import { afterEach, beforeEach, expect, it } from 'vitest';
import { commands } from '#bin/ops/commands/index.ts';
import { differencesShown } from '#bin/ops/counts/differences.ts';
import { sender } from '#bin/ops/dead-letters/send.ts';
import { runOps } from '#bin/ops/frame/run.ts';
import { clockAheadOf } from '#bin/ops/frame/table-clock.ts';
import { samples } from '#events/catalogue/samples.ts';
import { countEvents, counterOf, total } from '#shared/counting/index.ts';
import { type Item, keys, recordEvent } from '#shared/table/index.ts';
import { eventsOf } from '#tests/support/counting/lives.ts';
import { happen } from '#tests/support/counting/rebuilding.ts';
import { namesOnly } from '#tests/support/queues/installation.ts';
import { memoryQueues } from '#tests/support/queues/memory-queues.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

/** Writes what stands in the place of events that no one can count: without a number, data, an id. */
async function odd(db: TestTable) {
  const [{ id, occurredAt } = { id: '', occurredAt: '' }] = await db.events();
  const idOf = (n: number) => `${id.slice(0, -4)}aaa${n}`;
  const ids = { unnumbered: idOf(1), empty: idOf(2) };
  const text = { ...samples['message.sent'].sample, occurredAt };
  const confirmed = { ...samples['registration.confirmed'].sample, occurredAt };
  const { segments: _, ...numbers } = text.data;
  const items: readonly (keys.Key & Item)[] = [
    { ...recordEvent({ ...text, id: ids.unnumbered }).put, data: numbers },
    { ...recordEvent({ ...confirmed, id: ids.empty }).put, data: 'nothing' },
    { ...recordEvent({ ...text, id: idOf(3) }).put, id: 7 },
  ];
  for (const item of items) await db.context.table.insert(item);
  return ids;
}

onTheTable('counts verify and counts rebuild', () => {
  let db: TestTable;
  beforeEach(async () => {
    db = await newTable();
    const events = eventsOf(
      [0, 1, 2].map((person) => ({ person, activity: 0, choice: 0, minutes: 1, known: 2 })),
    );
    await happen(db.context, events);
    await countEvents(db.context, events);
    db.clock.forward({ hours: 1 });
  });
  afterEach(() => db.drop());

  async function ops(line: string, stop = new AbortController(), ahead = 0) {
    const [said, told] = [[] as string[], [] as string[]];
    const code = await runOps(line.split(' '), {
      commands,
      open: (stage) => ({
        ...namesOnly(stage),
        ...{ context: async () => db.context, clockAhead: async () => ahead },
      }),
      out: (text) => said.push(text),
      err: (text) => told.push(text),
      ask: undefined,
      stop: stop.signal,
    });
    return { code, said: said.join('\n'), told: told.join('\n') };
  }

  it('end with 0 where every total is what the events say, and take a settle of whole seconds', async () => {
    const { code, said } = await ops('counts verify --stage dev');
    expect(said).toMatch(/^3 events and the totals of 4 scopes were compared: every total is what/);
    expect(code).toBe(0);
    expect(await ops('counts verify --stage dev --settle soon')).toMatchObject({ code: 2 });
  });

  it('show what differs and end with 1; a dry run writes nothing', async () => {
    const before = {
      update: keys.counterKey('centre:kirkuk', '2026-11'),
      changes: { add: { cfm2: 3, cif2: 1 } },
    };
    await db.context.table.update(before);
    const items = await db.items();
    const { code, said, told } = await ops('counts rebuild --dry-run --stage dev');
    expect(said.split('\n')[0]).toMatch(/^scope +period +measure +numbers +should change by$/);
    expect(said).toMatch(/^centre:kirkuk +2026-11 +confirmed +2 +-4$/m);
    expect(said).toContain('2 numbers differ');
    expect(told).toContain('Nothing was changed.');
    expect(code).toBe(1);
    expect(await db.items()).toEqual(items);
  });

  it('name events that can never be counted, go on, and end with 1', async () => {
    const ids = await odd(db);
    const { code, said } = await ops('counts verify --stage dev');
    expect(said).toContain(
      `Passed over: event ${ids.unnumbered} (message.sent): cannot be counted: TypeError.`,
    );
    expect(said).toContain(`Passed over: event ${ids.empty} (registration.confirmed): no data.`);
    expect(said).toContain('Passed over: event without an id (message.sent): no id.');
    expect(said).toMatch(/^6 events and the totals of 4 scopes were compared: every total is what/m);
    expect(code).toBe(1);
  });

  it('a time of the stream is counted again but for them: they are named, and the notice stays', async () => {
    const ids = await odd(db);
    const lost = eventsOf([{ person: 7, activity: 1, choice: 0, minutes: 3, known: 2 }]);
    await happen(db.context, lost);
    const installation = { ...namesOnly(), context: async () => db.context };
    const send = sender(installation, memoryQueues({}).client);
    const [from, until] = [new Date('2026-11-01'), new Date('2026-12-31')];
    const sent = send({ reader: 'count', from, until }, until);
    await expect(sent).rejects.toThrow(`event ${ids.unnumbered} (message.sent): cannot be counted`);
    await expect(sent).rejects.toThrow(`event ${ids.empty} (registration.confirmed): no data`);
    expect(total(await counterOf(db.context.table, 'all', 'all'), 'confirmed')).toBe(4);
  });

  it.each([
    [-61_000, 'The clock of this machine is 61 seconds behind the table'],
    [11_000, 'The clock of this machine is 11 seconds ahead of the table'],
  ])('do not rebuild by a clock that is %i milliseconds off', async (ahead, why) => {
    const items = await db.items();
    const { code, told } = await ops('counts rebuild --yes --stage dev', new AbortController(), ahead);
    expect(told).toContain(why);
    expect(code).toBe(1);
    expect(await db.items()).toEqual(items);
  });

  it("measure this machine's clock by the answers of the table", async () => {
    const ahead = await clockAheadOf(db.client, db.name);
    expect(Math.abs(ahead ?? Number.NaN)).toBeLessThan(10_000);
    const slow = () => new Date(Date.now() - 90_000);
    expect(await clockAheadOf(db.client, db.name, slow)).toBeLessThan(-80_000);
  });

  it('say plainly that they were stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    const { code, told } = await ops('counts verify --stage dev', stop);
    expect(told).toBe('Stopped. The totals that are read are those of before.');
    expect(code).toBe(1);
  });

  it('show fifty rows of what differs, and how many more there are', () => {
    const one = { period: 'all', measure: 'confirmed', stands: 0, should: 2 };
    const many = Array.from({ length: 53 }, (_, nth) => ({ ...one, scope: `activity:${nth}` }));
    const lines = differencesShown(many);
    expect(lines).toHaveLength(52);
    expect(lines[1]).toMatch(/^activity:0 +all +confirmed +1 +\+2$/);
    expect(lines.at(-1)).toBe('… and 3 rows more: --json has all of them.');
    expect(differencesShown([])).toEqual([]);
  });
});
