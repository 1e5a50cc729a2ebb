import { afterEach, beforeEach, expect, it } from 'vitest';
import { commands } from '#bin/ops/commands/index.ts';
import { differencesShown } from '#bin/ops/counts/differences.ts';
import { runOps } from '#bin/ops/frame/run.ts';
import { countEvents } from '#shared/counting/index.ts';
import { keys } from '#shared/table/index.ts';
import { eventsOf } from '#tests/support/counting/lives.ts';
import { happen } from '#tests/support/counting/rebuilding.ts';
import { namesOnly } from '#tests/support/queues/installation.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

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

  async function ops(line: string, stop = new AbortController()) {
    const [said, told] = [[] as string[], [] as string[]];
    const code = await runOps(line.split(' '), {
      commands,
      open: (stage) => ({ ...namesOnly(stage), context: async () => db.context }),
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
