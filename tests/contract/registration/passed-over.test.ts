import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Limits } from '#shared/messaging/index.ts';
import { passedOver, whenTold } from '#shared/messaging/index.ts';
import { startWrite, stopWrite } from '#shared/people/index.ts';
import { cancel, promote, type Registration, registrationOf } from '#shared/registration/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers, staff, system } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { aMessage, outboxOf } from '#tests/support/messaging/outbox.ts';
import { broken, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';

onTheTable('a place that is free, and someone whom no text would tell of it', () => {
  let db: TestTable;
  beforeEach(async () => {
    db = await newTable();
    await anActivity(db.context, { capacity: 1 });
  });
  afterEach(async () => {
    const items = await db.items();
    expect([...broken(items), ...wakeUpsLost(items)]).toEqual([]);
    await db.drop();
  });

  const moves = (limits: Limits = strictLimits) =>
    promote(db.context, '214', system, {
      lasts: 24 * 3_600_000,
      toldAt: (now) => now,
      whenTold: (registration) => whenTold(db.context, limits, registration),
      passedOver: (registration, reason) =>
        passedOver(db.context, { ...registration, waitId: registration.waitId ?? '' }, reason, system),
    });
  const nowOf = ({ activityId, personId }: Registration) =>
    registrationOf(db.context.table, activityId, personId);
  const untold = async () =>
    (await db.items()).filter(({ gsi1sk }) => String(gsi1sk ?? '').startsWith('UNTOLD#'));
  const phone = (person: number, set: Readonly<Record<string, unknown>>) =>
    db.context.table.update({ update: keys.phoneStateKey(phoneNumber(person)), changes: { set } });

  /** One has the place, two wait; then it is free. */
  async function story() {
    const first = await registers(db.context, 1, { name: 'Manal' });
    const second = await registers(db.context, 2, { name: 'Nawal' });
    const third = await registers(db.context, 3, { name: 'Rebin' });
    await cancel(db.context, first.registration, staff);
    return { second: second.registration, third: third.registration };
  }

  it.each([
    ['stopped', () => db.context.table.write([stopWrite(phoneNumber(2), db.clock.now())])],
    ['unreachable', () => phone(2, { unreachableAt: 'now' })],
  ])('is offered to the next, and she is put to the team leader: %s', async (reason, happens) => {
    const { second, third } = await story();
    await happens();
    expect(await moves()).toBe(1);
    expect(await nowOf(second)).toMatchObject({ status: 'waitlisted', waitId: second.waitId });
    expect(await nowOf(third)).toMatchObject({ status: 'offered' });
    expect(await untold()).toMatchObject([{ personId: second.personId, reason, status: 'open' }]);
    // Looked at again, she is put to no one a second time.
    await moves();
    expect((await db.events()).filter(({ type }) => type === 'concern.raised')).toHaveLength(1);
  });

  it('is hers when she can be told again: she kept her place in line', async () => {
    const { second, third } = await story();
    await db.context.table.write([stopWrite(phoneNumber(2), db.clock.now())]);
    await cancel(db.context, third, staff);
    expect(await moves()).toBe(0);
    const later = await registers(db.context, 4, { name: 'Huda' });
    // Whoever comes meanwhile need not wait behind her.
    expect(later.registration.status).toBe('confirmed');
    await cancel(db.context, later.registration, staff);
    await db.context.table.write([startWrite(phoneNumber(2))]);
    expect(await moves()).toBe(1);
    expect(await nowOf(second)).toMatchObject({ status: 'offered' });
  });

  it('is kept for her where only the money of the month is used up, and goes past no one', async () => {
    const { second, third } = await story();
    const poor = { ...strictLimits, monthlyCap: { default: 0 } };
    expect(await moves(poor)).toBe(0);
    expect(await nowOf(third)).toMatchObject({ status: 'waitlisted' });
    expect(await untold()).toMatchObject([{ reason: 'budget' }, { reason: 'budget' }]);
    expect((await registers(db.context, 4, { name: 'Huda' })).registration.status).toBe('waitlisted');
    expect(await moves()).toBe(1);
    expect(await nowOf(second)).toMatchObject({ status: 'offered' });
  });

  it('is hers to answer from when she is told: on a day that is full, from the next morning on', async () => {
    const { second } = await story();
    await phone(2, { heardAt: '2026-11-01T07:00:00.000Z' });
    const outbox = outboxOf(db);
    for (let text = 0; text < 6; text++)
      await outbox.send(aMessage({ purpose: 'notice', phone: phoneNumber(2) }));
    await moves();
    expect(await nowOf(second)).toMatchObject({ status: 'offered', deadline: '2026-11-25T05:00:00.000Z' });
  });
});
