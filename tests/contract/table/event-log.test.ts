import { expect, it } from 'vitest';
import { samples } from '#events/catalogue/samples.ts';
import type { DiwanEvent } from '#events/index.ts';
import { eventsBetween, idMaker, type LogPart, placeOf, recordEvent } from '#shared/table/index.ts';
import { countedCalls } from '#tests/support/table/calls.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

const sample = samples['person.erased'].sample;
const first = Date.parse('2026-11-22T23:00:00.000Z');
const minutes = 60_000;

/** An event a minute, over the end of a day. */
async function manyEvents(db: TestTable, count: number): Promise<readonly DiwanEvent[]> {
  const newId = idMaker();
  const events = Array.from({ length: count }, (_, minute) => {
    const at = new Date(first + minute * minutes);
    return { ...sample, id: newId(at), occurredAt: at.toISOString() };
  });
  for (let start = 0; start < events.length; start += 100) {
    const outcome = await db.context.table.write(
      events
        .slice(start, start + 100)
        .map((event, position) => ({ ...recordEvent(event), as: `event ${position}` })),
    );
    expect(outcome).toEqual({ result: 'written' });
  }
  return events;
}

async function read(db: TestTable, part: Partial<LogPart> = {}): Promise<readonly DiwanEvent[]> {
  const found: DiwanEvent[] = [];
  const whole = { from: new Date(first), until: new Date(first + 48 * 60 * minutes), ...part };
  for await (const event of eventsBetween(db.context.table, whole)) found.push(event);
  return found;
}

onTheTable('the log of events', () => {
  it('is read over days and partitions in the order in which they happened, each once', async () => {
    const db = await newTable();
    const events = await manyEvents(db, 300);
    expect(await read(db)).toEqual(events);
    await db.drop();
  });

  it('is read from an instant to another, both in it', async () => {
    const db = await newTable();
    const events = await manyEvents(db, 130);
    const part = { from: new Date(first + 50 * minutes), until: new Date(first + 70 * minutes) };
    expect(await read(db, part)).toEqual(events.slice(50, 71));
    expect(await read(db, { from: new Date(first + 200 * minutes) })).toEqual([]);
    await db.drop();
  });

  it('goes on after each event with the next', async () => {
    const db = await newTable();
    const events = await manyEvents(db, 90);
    for (const position of [0, 1, 57, 58, 59, 60, 61, 88, 89]) {
      const event = events[position] ?? sample;
      expect(await read(db, { after: placeOf(event) })).toEqual(events.slice(position + 1));
    }
    await db.drop();
  });

  it('reads a page of each partition at a time, and no further than it is asked for', async () => {
    const db = await newTable();
    await manyEvents(db, 60);
    const counted = countedCalls();
    const { table } = db.process({ wire: counted.wire });
    const events = eventsBetween(table, {
      from: new Date(first),
      until: new Date(first + 24 * 60 * minutes),
    });
    await events.next();
    // The eight partitions of the first day.
    expect(counted.calls()).toEqual({ Query: 8 });
    await db.drop();
  });
});
