import { beforeEach, expect, it } from 'vitest';
import { isRegistrationEvent } from '#events/index.ts';
import { render } from '#shared/language/messages/index.ts';
import type { Notice, Publish } from '#shared/messaging/index.ts';
import { deliver, noticesOf, post, refOf } from '#shared/messaging/index.ts';
import { stopWrite } from '#shared/people/index.ts';
import { cancel, promote, type Registration, registrationOf } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, registers, staff, system } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { aMessage, knownPhone, outboxOf, stored } from '#tests/support/messaging/outbox.ts';
import { sendBatch } from '#tests/support/messaging/sending.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

const nextMorning = '2026-11-24T05:00:00.000Z';
const heard = { heardAt: '2026-11-01T07:00:00.000Z', consentToldBy: 'another' };

onTheTable('news of someone’s place or day', () => {
  const db = tableForEachTest();
  let told: { readonly phone: string; readonly text: string }[];
  const publish: Publish = async (phone, text) => void told.push({ phone, text });
  beforeEach(async () => {
    told = [];
    for (const code of ['214', '215', '216']) await anActivity(db.context, { code, capacity: 5 });
  });

  const send = async (notice: Notice, options: { readonly limits?: typeof strictLimits } = {}) => {
    await post(db.context.table, { push: async () => undefined }, notice);
    return deliver(db.context, () => ({ publish }), options.limits ?? strictLimits, refOf(notice));
  };
  /** So many texts that nobody asked for, as others of the house get them too. */
  async function fills(person: number, texts: number) {
    const outbox = outboxOf(db);
    for (let text = 0; text < texts; text++)
      await outbox.send(aMessage({ purpose: 'notice', phone: phoneNumber(person) }));
  }
  /** Staff cancel; what she is to be told of it. */
  async function cancelled(registration: Registration): Promise<Notice> {
    await cancel(db.context, registration, staff);
    const event = (await db.events())
      .filter(isRegistrationEvent)
      .findLast(({ type, data }) => type === 'registration.cancelled' && data.code === registration.code);
    const [notice] = event === undefined ? [] : noticesOf(event);
    if (notice === undefined) throw new Error('There was nothing to tell');
    return notice;
  }
  const openLines = async () =>
    (await db.items()).filter(({ gsi1sk }) => String(gsi1sk ?? '').startsWith('UNTOLD#'));

  it('waits for the morning where the day is full, and goes then', async () => {
    const { registration } = await registers(db.context, 1, { name: 'Manal' });
    await knownPhone(db, heard);
    await fills(1, 6);
    const notice = await cancelled(registration);
    expect(await send(notice)).toEqual({ became: 'held', until: new Date(nextMorning) });
    expect(await stored(db, notice)).toMatchObject({ state: 'queued', heldFor: 'daily-limit' });
    db.clock.set(nextMorning);
    expect(await send(notice)).toMatchObject({ became: 'sent' });
    expect(told.map(({ text }) => text)).toEqual([expect.stringMatching(/تم إلغاء.*214/)]);
    expect(await openLines()).toEqual([]);
  });

  it('goes in one text where several wait, each once, and what came of it since in its place', async () => {
    const first = await registers(db.context, 1, { name: 'Manal' });
    const second = await registers(db.context, 1, { name: 'Manal', code: '215' });
    const third = await registers(db.context, 1, { name: 'Rebin', code: '216', forAnother: true });
    await knownPhone(db, heard);
    await fills(1, 6);
    const notices: Notice[] = [];
    for (const { registration } of [first, second, third]) {
      const notice = await cancelled(registration);
      notices.push(notice);
      expect(await send(notice)).toMatchObject({ became: 'held' });
    }
    db.clock.set(nextMorning);
    const [one, two, three] = notices;
    if (!one || !two || !three) throw new Error('Three were wanted');
    // The others leave it to the one that waits the longest.
    expect(await send(three)).toMatchObject({ became: 'held' });
    expect(await send(one)).toMatchObject({ became: 'sent' });
    for (const other of [two, three]) expect(await send(other)).toEqual({ became: 'done-before' });
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toMatch(/Manal[^\n]*214[\s\S]*Manal[^\n]*215[\s\S]*Rebin[^\n]*216/);
    expect(await stored(db, two)).toMatchObject({ state: 'dropped', reason: 'folded' });
    // One text of the day, not three.
    const [lately] = (await db.items()).filter(({ sk }) => sk === 'STATE#SENT');
    expect(lately?.sent).toHaveLength(7);
    expect(lately?.waiting).toEqual([]);
  });

  it('goes though the one that was to take it along never came', async () => {
    const first = await registers(db.context, 1, { name: 'Manal' });
    const second = await registers(db.context, 1, { name: 'Manal', code: '215' });
    await knownPhone(db, heard);
    await fills(1, 6);
    await send(await cancelled(first.registration));
    const left = await cancelled(second.registration);
    await send(left);
    db.clock.set(nextMorning);
    db.clock.forward({ minutes: 9 });
    expect(await send(left)).toMatchObject({ became: 'held' });
    db.clock.forward({ minutes: 2 });
    expect(await send(left)).toMatchObject({ became: 'sent' });
    expect(told[0]?.text).toMatch(/214[\s\S]*215|215[\s\S]*214/);
  });

  it('is not told when it is not true any more by then', async () => {
    const { registration } = await registers(db.context, 1, { name: 'Manal' });
    await knownPhone(db, heard);
    await fills(1, 6);
    const notice = await cancelled(registration);
    await send(notice);
    await registers(db.context, 1, { name: 'Manal' });
    db.clock.set(nextMorning);
    expect(await send(notice)).toEqual({ became: 'dropped', reason: 'outdated' });
    expect([told, await openLines()]).toEqual([[], []]);
  });

  it.each([
    ['stopped', async () => void (await db.context.table.write([stopWrite(phoneNumber(1), db.clock.now())]))],
    ['unreachable', async () => void (await knownPhone(db, { unreachableAt: 'now' }))],
  ])('is put to the team leader by its phone: %s', async (reason, happens) => {
    const { registration } = await registers(db.context, 1, { name: 'Manal' });
    await knownPhone(db, heard);
    await happens();
    const notice = await cancelled(registration);
    expect(await send(notice)).toEqual({ became: 'dropped', reason });
    expect(await openLines()).toMatchObject([
      {
        about: 'untold',
        reason,
        personId: registration.personId,
        messageId: notice.messageId,
        status: 'open',
      },
    ]);
    const raised = (await db.events()).find(({ type }) => type === 'concern.raised');
    expect(JSON.stringify(raised)).not.toMatch(/Manal|\+964/);
  });

  it('that no money is left for waits, and is put to the team leader until it goes', async () => {
    const { registration } = await registers(db.context, 1, { name: 'Manal' });
    await knownPhone(db, heard);
    const poor = { ...strictLimits, monthlyCap: { default: 0 } };
    const notice = await cancelled(registration);
    expect(await send(notice, { limits: poor })).toMatchObject({ became: 'held' });
    expect(await openLines()).toMatchObject([{ reason: 'budget' }]);
    db.clock.set(nextMorning);
    expect(await send(notice)).toMatchObject({ became: 'sent' });
    expect(await openLines()).toEqual([]);
  });

  it('leaves the list when she is told what came of it since', async () => {
    const { registration } = await registers(db.context, 1, { name: 'Manal' });
    await knownPhone(db, heard);
    await db.context.table.write([stopWrite(phoneNumber(1), db.clock.now())]);
    await send(await cancelled(registration));
    expect(await openLines()).toHaveLength(1);
    await db.context.table.update({
      update: { pk: `PHONE#${phoneNumber(1)}`, sk: 'STATE' },
      changes: { remove: ['stoppedAt'] },
    });
    const again = await registers(db.context, 1, { name: 'Manal' });
    const event = (await db.events())
      .filter(isRegistrationEvent)
      .findLast(({ type }) => type === 'registration.confirmed');
    const [notice] = event === undefined ? [] : noticesOf(event);
    if (notice === undefined) throw new Error('There was nothing to tell');
    expect(await send(notice)).toMatchObject({ became: 'sent' });
    expect(
      await registrationOf(db.context.table, again.registration.activityId, again.registration.personId),
    ).toMatchObject({ status: 'confirmed' });
    expect(await openLines()).toEqual([]);
  });

  it('that travels whole waits in the outbox where the day is full, and goes by its id then', async () => {
    const { registration } = await registers(db.context, 1, { name: 'Manal' });
    await knownPhone(db, heard);
    await fills(1, 6);
    const whole = {
      messageId: 'sessionCancelledOf24Lett',
      personId: registration.personId,
      phone: phoneNumber(1),
      lines: [
        {
          key: 'sms.sessionCancelled',
          args: { code: '214', centre: 'kirkuk', start: '2026-11-30T07:00:00.000Z' },
        },
      ],
      language: 'en',
      purpose: 'notice',
      centre: 'kirkuk',
      createdAt: db.clock.now().toISOString(),
      notAfter: '2026-11-30T07:00:00.000Z',
      paid: { segments: 1, cost: 100_000, month: '2026-11' },
    } as const;
    const { renewed } = await sendBatch(db, 'reminders', [whole], { publish });
    expect(renewed).toEqual([{ messageId: whole.messageId }]);
    const { hidden } = await sendBatch(db, 'reminders', [{ messageId: whole.messageId }], { publish });
    expect([...hidden.values()]).toEqual([nextMorning]);
    // What its queue has handed over often is put there anew, before it is set aside for that.
    const worn = await sendBatch(db, 'reminders', [{ messageId: whole.messageId }], {
      publish,
      handedOver: 6,
    });
    expect(worn).toEqual({
      again: [],
      hidden: new Map(),
      // Hidden before it is handled, as what was tried often: it is taken off its queue then.
      paused: new Map([[whole.messageId, expect.any(Number)]]),
      setAside: [],
      renewed: [{ messageId: whole.messageId }],
    });
    db.clock.set(nextMorning);
    expect((await sendBatch(db, 'reminders', [{ messageId: whole.messageId }], { publish })).again).toEqual(
      [],
    );
    expect(told).toMatchObject([{ text: expect.stringContaining('214') }]);
    // The copy that was on the queue finds it done.
    await sendBatch(db, 'reminders', [whole], { publish });
    expect(told).toHaveLength(1);
  });

  it('of an evening that no text reaches in time is put to the team leader at once', async () => {
    const { registration } = await registers(db.context, 1, { name: 'Manal' });
    await knownPhone(db, heard);
    db.clock.set('2026-11-23T19:00:00.000Z');
    const notice = { ...(await cancelled(registration)), notAfter: '2026-11-24T04:30:00.000Z' };
    expect(await send(notice)).toEqual({ became: 'dropped', reason: 'quiet-hours' });
    expect(await openLines()).toMatchObject([
      { reason: 'quiet-hours', notAfter: '2026-11-24T04:30:00.000Z' },
    ]);
  });

  it('reaches whom staff wrote down at the desk, though she never texted us', async () => {
    const leader = await registers(db.context, 1, { name: 'Manal', atTheDoorBy: 'leader' });
    await fills(1, 3);
    expect(await send(await cancelled(leader.registration))).toMatchObject({ became: 'sent' });
    // The same for one who filled in the form herself waits.
    const form = await registers(db.context, 2, { name: 'Rebin' });
    await fills(2, 3);
    expect(await send(await cancelled(form.registration))).toMatchObject({ became: 'held' });
  });

  /** The place of one goes to another as an offer; then the other's day is full before she is told. */
  async function offeredOnAFullDay(code: string) {
    const first = await registers(db.context, 1, { name: 'Manal', code });
    const second = await registers(db.context, 2, { name: 'Nawal', code, language: 'en' });
    expect(second.registration.status).toBe('waitlisted');
    await cancel(db.context, first.registration, staff);
    await promote(db.context, code, system);
    await knownPhone(db, heard, phoneNumber(2));
    await fills(2, 6);
    const event = (await db.events())
      .filter(isRegistrationEvent)
      .find(({ type }) => type === 'registration.offered');
    const [offer] = event === undefined ? [] : noticesOf(event);
    if (offer === undefined) throw new Error('Nothing was offered');
    return {
      offer,
      now: () =>
        registrationOf(db.context.table, second.registration.activityId, second.registration.personId),
    };
  }
  const offersMade = async () =>
    (await db.events()).filter(isRegistrationEvent).filter(({ type }) => type === 'registration.offered');

  it('has an offer stand for a day from when it is told, and says until when', async () => {
    await anActivity(db.context, { code: '217', capacity: 1 });
    const { offer, now } = await offeredOnAFullDay('217');
    expect(await send(offer)).toMatchObject({ became: 'held' });
    expect(await now()).toMatchObject({ status: 'offered', deadline: '2026-11-25T05:00:00.000Z' });
    // The clock of its end is set by this event, and no second text is made of it.
    const [, moved] = await offersMade();
    expect(moved?.data).toMatchObject({ from: 'offered', deadline: '2026-11-25T05:00:00.000Z' });
    expect(moved && noticesOf(moved)).toEqual([]);
    db.clock.set(nextMorning);
    expect(await send(offer)).toMatchObject({ became: 'sent' });
    expect(told).toMatchObject([{ text: expect.stringMatching(/25 Nov 08:00[\s\S]*217/) }]);
    // Looked at again, it is not moved on and on.
    expect(await offersMade()).toHaveLength(2);
  });

  it('gives the place where she would be told too late to answer', async () => {
    const start = '2026-11-24T09:00:00.000Z';
    await anActivity(db.context, {
      code: '218',
      capacity: 1,
      sessions: [{ start, end: '2026-11-24T11:00:00.000Z' }],
    });
    const { offer, now } = await offeredOnAFullDay('218');
    expect(await send(offer)).toMatchObject({ became: expect.stringMatching(/held|dropped/) });
    expect(await now()).toMatchObject({ status: 'confirmed' });
  });

  it('of a grant’s six steps in a day tells the contact person three, and the last of the others in the morning', async () => {
    const { registration } = await registers(db.context, 1, { name: 'Manal' });
    const { personId } = registration;
    const steps = ['Submitted', 'Screened', 'Returned', 'Approved', 'Disbursed', 'Confirmed'];
    const became = [];
    const notices = steps.map(
      (step, position): Notice => ({
        messageId: `${step}OfAGrantIn24Letters000`.slice(0, 24),
        personId,
        language: 'en',
        purpose: 'notice',
        centre: 'kirkuk',
        createdAt: new Date(db.clock.now().getTime() + position * 1000).toISOString(),
        state: 'queued',
        lines: [{ key: `sms.grant${step}`, args: { number: '483920' } }],
      }),
    );
    for (const notice of notices) became.push((await send(notice)).became);
    expect(became).toEqual(['sent', 'sent', 'sent', 'held', 'held', 'held']);
    db.clock.set(nextMorning);
    for (const notice of notices) await send(notice);
    expect(told).toHaveLength(4);
    expect(told[3]?.text).toBe(render('sms.grantConfirmed', 'en', { number: '483920' }));
  });
});
