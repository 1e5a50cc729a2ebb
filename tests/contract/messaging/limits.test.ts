import { afterEach, beforeEach, expect, it } from 'vitest';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { aMessage, aPhone, knownPhone, outboxOf, spendOf, stored } from '#tests/support/messaging/outbox.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

onTheTable('what a phone gets in a night, a day and an hour', () => {
  const db = tableForEachTest();
  beforeEach(async () => {
    await knownPhone(db);
  });
  const notice = (given = {}) => aMessage({ purpose: 'notice', ...given });

  it('nothing unprompted at night: it is held, and sent once after eight', async () => {
    const outbox = outboxOf(db);
    db.clock.set('2026-11-23T18:00:00.000Z');
    const late = notice();
    const held = await outbox.send(late);
    expect(held).toEqual({ became: 'held', until: new Date('2026-11-24T05:00:00.000Z') });
    expect(await stored(db, late)).toMatchObject({ state: 'queued', heldUntil: '2026-11-24T05:00:00.000Z' });

    // An answer is sent at once all the same.
    expect(await outbox.send(aMessage())).toMatchObject({ became: 'sent' });
    db.clock.set('2026-11-24T04:59:59.000Z');
    expect(await outbox.send(late)).toMatchObject({ became: 'held' });
    expect(outbox.sent).toHaveLength(1);

    db.clock.set('2026-11-24T05:00:00.000Z');
    expect(await outbox.send(late)).toMatchObject({ became: 'sent', segments: 1 });
    expect(await outbox.send(late)).toEqual({ became: 'done-before' });
    expect(outbox.sent).toHaveLength(2);
  });

  it('counts days as Baghdad does: the seventh waits for midnight there, not in Greenwich', async () => {
    const { quietHours: _none, ...noQuiet } = strictLimits;
    const outbox = outboxOf(db, { limits: noQuiet });
    db.clock.set('2026-11-23T20:50:00.000Z');
    for (let count = 0; count < 6; count++) await outbox.send(notice());
    db.clock.set('2026-11-23T20:59:58.000Z');
    expect(await outbox.send(notice())).toEqual({ became: 'dropped', reason: 'daily-limit' });
    db.clock.set('2026-11-23T21:00:00.000Z');
    expect(await outbox.send(notice())).toMatchObject({ became: 'sent' });
    expect(outbox.sent).toHaveLength(7);
  });

  it('gives more to a focal point', async () => {
    await knownPhone(db, { focalPointId: 'some-focal-point' });
    const outbox = outboxOf(db);
    for (let count = 0; count < 60; count++) {
      expect(await outbox.send(notice())).toMatchObject({ became: 'sent' });
    }
    expect(await outbox.send(notice())).toEqual({ became: 'dropped', reason: 'daily-limit' });
  });

  it('keeps the list of what was sent short: what no limit looks at any more is left out', async () => {
    const outbox = outboxOf(db);
    for (let count = 0; count < 5; count++) await outbox.send(aMessage());
    db.clock.forward({ hours: 23 });
    for (let count = 0; count < 5; count++) await outbox.send(aMessage());
    db.clock.forward({ hours: 2 });
    await outbox.send(notice());
    const [lately] = (await db.items()).filter(({ sk }) => sk === 'STATE#SENT');
    expect(lately?.sent).toHaveLength(6);
    expect(lately?.expiresAt).toBe(Math.ceil(db.clock.now().getTime() / 1000) + 24 * 3600);
    expect(JSON.stringify(lately)).not.toContain('place');
  });

  it('gives the same answer twice in a quarter of an hour, three times in an hour, eight times in a day', async () => {
    const outbox = outboxOf(db);
    const times: number[] = [];
    for (let minute = 0; minute < 25 * 60; minute += 7) {
      const outcome = await outbox.send(aMessage({ code: '214' }));
      if (outcome.became === 'sent') times.push(minute);
      else expect(outcome).toEqual({ became: 'dropped', reason: 'repeated' });
      db.clock.forward({ minutes: 7 });
    }
    expect(times).toEqual([0, 7, 21, 63, 70, 84, 126, 133, 1442, 1449, 1463]);
  });

  it('does not count a message against itself when the network was down at first', async () => {
    let down = true;
    const outbox = outboxOf(db, {
      before: async () => {
        if (down) throw new Error('The network is down');
      },
    });
    for (let count = 0; count < 5; count++) {
      down = false;
      await outbox.send(notice());
    }
    down = true;
    const sixth = notice();
    for (let attempt = 0; attempt < 4; attempt++) {
      await expect(outbox.send(sixth)).rejects.toThrow('The network is down');
      expect(await stored(db, sixth)).toMatchObject({ state: 'queued' });
    }
    down = false;
    expect(await outbox.send(sixth)).toMatchObject({ became: 'sent' });
    expect(await outbox.send(notice())).toMatchObject({ reason: 'daily-limit' });
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 6, cost: 600_000 });
  });

  it('drops what has nothing left to tell when its time comes', async () => {
    const outbox = outboxOf(db);
    db.clock.set('2026-11-23T18:00:00.000Z');
    const offer = notice({ notAfter: '2026-11-24T04:00:00.000Z' });
    expect(await outbox.send(offer)).toMatchObject({ became: 'held' });
    db.clock.set('2026-11-24T05:00:00.000Z');
    expect(await outbox.send(offer)).toEqual({ became: 'dropped', reason: 'outdated' });
    expect(outbox.sent).toEqual([]);
  });

  it('a phone that never texted us gets three texts a day, whoever filled in the form', async () => {
    const stranger = '+9647700000099';
    await knownPhone(db, { language: 'ar' }, stranger);
    const outbox = outboxOf(db);
    const texts = ['answer', 'notice', 'answer', 'notice', 'broadcast'] as const;
    const outcomes = [];
    for (const purpose of texts) outcomes.push(await outbox.send(aMessage({ purpose, phone: stranger })));
    expect(outcomes.map(({ became }) => became)).toEqual(['sent', 'sent', 'sent', 'dropped', 'dropped']);
    expect(outcomes.at(-1)).toEqual({ became: 'dropped', reason: 'stranger-limit' });
    // She texts us: from now on her own texts are answered.
    await knownPhone(db, { heardAt: db.clock.now().toISOString() }, stranger);
    expect(await outbox.send(aMessage({ phone: stranger }))).toMatchObject({ became: 'sent' });
    expect(outbox.sent.every(({ phone }) => phone !== aPhone)).toBe(true);
  });
});

onTheTable('what a centre spends in a month', () => {
  let db: TestTable;
  beforeEach(async () => {
    db = await newTable();
    await knownPhone(db);
  });
  afterEach(() => db.drop());
  /** Ten segments a month. */
  const poor = { ...strictLimits, monthlyCap: { default: 1 }, unpromptedADay: { phone: 99, focalPoint: 99 } };
  const byPurpose = async (outbox: ReturnType<typeof outboxOf>, given = {}) => {
    const tried = ['broadcast', 'reminder', 'notice', 'answer'] as const;
    const outcomes = [];
    for (const purpose of tried) {
      const outcome = await outbox.send(aMessage({ purpose, ...given }));
      outcomes.push('reason' in outcome ? outcome.reason : outcome.became);
    }
    return outcomes;
  };

  it('ends broadcasts first, then reminders, then notices, then answers, and never the word that it stopped', async () => {
    const outbox = outboxOf(db, { limits: poor });
    for (let count = 0; count < 8; count++) await outbox.send(aMessage({ purpose: 'notice' }));
    expect(await byPurpose(outbox)).toEqual(['budget', 'sent', 'sent', 'sent']);
    expect(await byPurpose(outbox)).toEqual(['budget', 'budget', 'budget', 'budget']);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 11, cost: 1_100_000 });
    await knownPhone(db, { stoppedAt: db.clock.now().toISOString() });
    expect(await outbox.send(aMessage({ purpose: 'stop-confirmation' }))).toMatchObject({ became: 'sent' });
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 12 });
  });

  it('is put to the team leader once four fifths of it are spent, once a month', async () => {
    const outbox = outboxOf(db, { limits: poor });
    const raised = async () => (await db.events()).filter(({ type }) => type === 'concern.raised');
    for (let count = 0; count < 8; count++) await outbox.send(aMessage());
    expect(await raised()).toEqual([]);
    for (let count = 0; count < 3; count++) await outbox.send(aMessage());
    expect(await raised()).toMatchObject([{ centre: 'kirkuk', data: { about: 'spending' } }]);
    db.clock.set('2026-12-05T07:00:00.000Z');
    for (let count = 0; count < 9; count++) await outbox.send(aMessage());
    expect(await raised()).toHaveLength(2);
  });

  it('is put to the team leader again when who should have told of it died', async () => {
    const dying = db.process({
      wire: async (call, carryOut) => {
        if (JSON.stringify(call.input).includes('CONCERN#')) throw new Error('The process is gone');
        return carryOut();
      },
    });
    const outbox = outboxOf(db, { limits: poor });
    for (let count = 0; count < 8; count++) await outbox.send(aMessage());
    const ninth = aMessage();
    await expect(outbox.send(ninth, dying)).rejects.toThrow('gone');
    expect(await outbox.send(ninth)).toMatchObject({ became: 'sent' });
    await outbox.send(aMessage());
    expect((await db.events()).filter(({ type }) => type === 'concern.raised')).toHaveLength(1);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 10 });
  });

  it('begins anew when the month does in Baghdad, and is each centre’s own', async () => {
    const { quietHours: _none, ...limits } = poor;
    const outbox = outboxOf(db, { limits });
    db.clock.set('2026-11-30T20:59:00.000Z');
    for (let count = 0; count < 11; count++) await outbox.send(aMessage());
    expect(await byPurpose(outbox)).toEqual(['budget', 'budget', 'budget', 'budget']);
    expect(await byPurpose(outbox, { paidBy: 'ninewa' })).toEqual(['sent', 'sent', 'sent', 'sent']);
    db.clock.set('2026-11-30T21:00:00.000Z');
    expect(await byPurpose(outbox)).toEqual(['sent', 'sent', 'sent', 'sent']);
    expect(await spendOf(db, 'kirkuk', '2026-11')).toMatchObject({ segments: 11 });
    expect(await spendOf(db, 'kirkuk', '2026-12')).toMatchObject({ segments: 4 });
    expect(await spendOf(db, 'ninewa', '2026-11')).toMatchObject({ segments: 4 });
  });

  it('counts what no centre pays, and holds nothing against it', async () => {
    const outbox = outboxOf(db, { limits: poor });
    for (let count = 0; count < 15; count++) {
      expect(await outbox.send(aMessage({ paidBy: 'no-one' }))).toMatchObject({ became: 'sent' });
    }
    expect(await spendOf(db, 'none', '2026-11')).toMatchObject({ segments: 15 });
  });
});
