import { beforeAll, expect, it } from 'vitest';
import { catalogue } from '#events/catalogue/catalogue.ts';
import {
  type ConcernWanted,
  concernById,
  concernIdOf,
  concernWrites,
  openConcerns,
  raise,
  settle,
} from '#shared/concerns/index.ts';
import { anActivity, registers, staff, system } from '#tests/support/builders.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForAllTests } from '#tests/support/table/table-for-tests.ts';

onTheTable('a concern', () => {
  const db = tableForAllTests();
  let absences: Extract<ConcernWanted, { about: 'absences' }>;
  beforeAll(async () => {
    await anActivity(db.context);
    const { registration } = await registers(db.context, 1);
    const { activityId, code, kind, registrationId, personId, language } = registration;
    const facts = { activityId, code, kind, registrationId, personId, language };
    absences = { about: 'absences', centre: 'kirkuk', ...facts, occasions: ['s1', 's2', 's3'] };
  });

  const concernEvents = async () => (await db.events()).filter(({ type }) => type.startsWith('concern.'));

  it('raised twice is open once, with one event, which fits the catalogue', async () => {
    const raised = await Promise.all([
      raise(db.context, absences, system),
      raise(db.process(), absences, system),
      raise(db.process(), { ...absences, occasions: ['s2', 's3', 's4'] }, system),
    ]);
    expect(raised.filter(Boolean)).toHaveLength(1);
    const events = await concernEvents();
    expect(events.map(({ type }) => type)).toEqual(['concern.raised']);
    expect(events.filter((event) => catalogue.some((schema) => schema.safeParse(event).success))).toEqual(
      events,
    );
    const { items } = await openConcerns(db.context.table, 'kirkuk', 10);
    expect(items).toMatchObject([
      { about: 'absences', status: 'open', registrationId: absences.registrationId },
    ]);
  });

  it('settled leaves the list, stays settled by the first, and keeps how it ended', async () => {
    const concernId = concernIdOf(absences);
    expect(await settle(db.context, { concernId, outcome: 'seen', version: 7 }, staff)).toEqual({
      refused: 'changed',
    });
    const both = await Promise.all([
      settle(db.context, { concernId, outcome: 'kept' }, system),
      settle(db.process(), { concernId, outcome: 'seen' }, staff),
    ]);
    expect(new Set(both.map((each) => ('outcome' in each ? each.outcome : 'refused'))).size).toBe(1);
    expect((await concernEvents()).map(({ type }) => type)).toEqual(['concern.raised', 'concern.settled']);
    expect((await openConcerns(db.context.table, 'kirkuk', 10)).items).toEqual([]);
    expect(await settle(db.context, { concernId: 'absences-none', outcome: 'seen' }, staff)).toEqual({
      refused: 'unknown-concern',
    });
  });

  it('is not raised again for what it was raised for, and is for something new', async () => {
    const concernId = concernIdOf(absences);
    const later = { ...absences, occasions: ['s3', 's4', 's5'] };
    expect(await raise(db.context, later, system)).toBe(false);
    expect((await concernById(db.context.table, concernId))?.status).toBe('settled');
    expect(await raise(db.context, { ...absences, occasions: ['s7', 's8', 's9'] }, system)).toBe(true);
    expect(await concernById(db.context.table, concernId)).toMatchObject({ status: 'open', version: 3 });
    expect(await concernById(db.context.table, concernId)).not.toHaveProperty('outcome');
  });

  it('goes with the transaction that gives the reason, or not at all', async () => {
    const spending = { about: 'spending', centre: 'diyala', month: '2026-11', occasions: ['80'] } as const;
    const given = { now: db.clock.now(), eventId: db.context.newId(db.clock.now()), actor: system };
    const writes = concernWrites(undefined, spending, given);
    const stands = {
      as: 'other',
      put: { pk: 'CODE#999', sk: 'ACTIVITY' },
      when: () => 'attribute_exists(pk)',
    };
    expect(await db.context.table.write([...writes, stands])).toMatchObject({ result: 'refused' });
    expect((await openConcerns(db.context.table, 'diyala', 10)).items).toEqual([]);
    await db.context.table.write(writes);
    const again = concernWrites(await concernById(db.context.table, concernIdOf(spending)), spending, given);
    expect(again).toEqual([]);
    expect((await openConcerns(db.context.table, 'diyala', 10)).items).toHaveLength(1);
  });

  it('is listed by its centre alone, the oldest first, a page at a time', async () => {
    for (const [position, personId] of ['p3', 'p1', 'p2'].entries()) {
      db.clock.forward({ minutes: position + 1 });
      const wanted = { about: 'unreachable', centre: 'ninewa', personId, occasions: ['m'] } as const;
      await raise(db.context, wanted, system);
    }
    const first = await openConcerns(db.context.table, 'ninewa', 2);
    const rest = await openConcerns(db.context.table, 'ninewa', 2, first.next);
    const people = [...first.items, ...rest.items].map(({ personId }) => personId);
    expect(people).toEqual(['p3', 'p1', 'p2']);
    expect(rest.next).toBeUndefined();
  });
});
