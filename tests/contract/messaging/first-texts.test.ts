import { expect, it } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { type Message, noticesOf } from '#shared/messaging/index.ts';
import { appointFocalPoint } from '#shared/people/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { aMessage, aPhone, knownPhone, outboxOf, stored } from '#tests/support/messaging/outbox.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';

onTheTable('the first text to a phone', () => {
  const db = tableForEachTest();

  /** What is told of a registration made by the form, for the phone of this number. */
  async function registration(person: number): Promise<Message> {
    await anActivity(db.context, { code: String(213 + person) });
    await registers(db.context, person, { code: String(213 + person), name: 'Manal Kareem', language: 'en' });
    const events = (await db.events()).filter((event) => event.type === 'registration.confirmed');
    const [notice] = events.slice(-1).flatMap(noticesOf);
    if (notice === undefined) throw new Error('No one was confirmed');
    return notice;
  }

  it('says how to stop when the phone never texted us, once, and the same again on a retry', async () => {
    let down = 2;
    const outbox = outboxOf(db, {
      before: async () => {
        if (down-- > 0) throw new Error('The network is down');
      },
    });
    const first = await registration(1);
    await expect(outbox.send(first)).rejects.toThrow();
    await expect(outbox.send(first)).rejects.toThrow();
    await outbox.send(first);
    expect(outbox.sent.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Place for Manal\n214 Kirkuk\n.* 10:00\nNo more texts: STOP$/),
    ]);
    await outbox.send(aMessage({ phone: phoneNumber(1), purpose: 'notice' }));
    expect(outbox.sent.at(-1)?.text).not.toContain('STOP');
  });

  it('says so with the next text when nothing of the first one left the house', async () => {
    const outbox = outboxOf(db, { before: async () => Promise.reject(new Error('The network is down')) });
    await expect(outbox.send(await registration(1))).rejects.toThrow();
    const later = outboxOf(db);
    await later.send(aMessage({ phone: phoneNumber(1), purpose: 'notice' }));
    expect(later.sent[0]?.text).toMatch(/\nNo more texts: STOP$/);
  });

  it('says it again when it is not known whether it was marked, and only then', async () => {
    const first = await registration(1);
    const outbox = outboxOf(db);
    let calls = 0;
    // Gone after publishing, before anything is marked.
    const dying = db.process({
      wire: async (_call, carryOut) => {
        if (outbox.sent.length > 0) throw new Error('The process is gone');
        calls += 1;
        return carryOut();
      },
    });
    await expect(outbox.send(first, dying)).rejects.toThrow();
    expect(calls).toBeGreaterThan(3);
    db.clock.forward({ minutes: 1 });
    await outbox.send(first);
    expect(outbox.sent).toHaveLength(2);
    expect(outbox.sent[0]?.text).toBe(outbox.sent[1]?.text);
  });

  it('says how to be erased in the first answer to the owner’s own text, who agreed on the form', async () => {
    const outbox = outboxOf(db);
    await outbox.send(await registration(1));
    await knownPhone(db, { heardAt: db.clock.now().toISOString() }, phoneNumber(1));
    const answer = aMessage({ phone: phoneNumber(1) });
    await outbox.send(answer);
    await outbox.send(aMessage({ phone: phoneNumber(1) }));
    const [consent, erase] = [render('sms.consent', 'en'), render('sms.howToErase', 'en')];
    expect(outbox.sent.map(({ text }) => text.split('\n').includes(erase))).toEqual([false, true, false]);
    expect(outbox.sent.filter(({ text }) => text.includes(consent))).toEqual([]);
  });

  it('says neither in the word that it has stopped, and keeps it for the next answer', async () => {
    const outbox = outboxOf(db);
    await knownPhone(db, { heardAt: 'before', stoppedAt: 'now' });
    const stopped = { lines: [{ key: 'sms.stopped', args: {} }], purpose: 'stop-confirmation' } as const;
    await outbox.send(aMessage(stopped));
    expect(outbox.sent.map(({ text }) => text)).toEqual([render('sms.stopped', 'en')]);
  });

  it('makes nothing of a phone that is known no longer', async () => {
    const outbox = outboxOf(db);
    await outbox.send(aMessage());
    expect((await db.items()).filter(({ sk }) => sk === 'STATE')).toEqual([]);
  });

  it('tells a focal point of his neighbour by her name, and neither of the other’s phone', async () => {
    const point = await appointFocalPoint(db.context, { phone: aPhone, centre: 'kirkuk' }, staff);
    const notice = await registration(2);
    const outbox = outboxOf(db);
    const { focalPointId } = point;
    const copy = { ...notice, messageId: `copy-of-${notice.messageId}`, focalPointId } as Message;
    expect(await outbox.send(copy)).toMatchObject({ became: 'sent' });
    expect(outbox.sent).toMatchObject([{ phone: aPhone, text: expect.stringContaining('Manal') }]);
    expect(outbox.sent[0]?.text).not.toContain('STOP');
    const gone = {
      ...notice,
      messageId: `lost-copy-${notice.messageId}`,
      focalPointId: point.focalPointId.replace(/.$/, 'x'),
    };
    expect(await outbox.send(gone as Message)).toEqual({ became: 'dropped', reason: 'no-one' });
  });

  it('leaves out the line of someone who is erased by now, and the message when no line is left', async () => {
    await knownPhone(db);
    const notice = await registration(1);
    const { personId } = notice as { personId?: string };
    if (personId === undefined) throw new Error('The notice is for no person');
    const line = (id: string) => ({ key: 'sms.cancelledFor', args: { code: '214' }, personId: id });
    const outbox = outboxOf(db);
    const unknown = personId.replace(/.$/, 'x');
    await outbox.send(aMessage({ lines: [line(personId), line(unknown)] }));
    expect(outbox.sent[0]?.text).toBe(render('sms.cancelledFor', 'en', { code: '214', name: 'Manal' }));
    expect(await outbox.send(aMessage({ lines: [line(unknown)] }))).toEqual({
      became: 'dropped',
      reason: 'erased',
    });
  });

  it('writes to a person in the language her phone asked for', async () => {
    const notice = await registration(1);
    await knownPhone(db, { chosenLanguage: 'ckb', heardAt: 'before' }, phoneNumber(1));
    const outbox = outboxOf(db);
    await outbox.send(notice);
    expect(outbox.sent[0]?.text).toContain('شوێن بۆ Manal');
    await outbox.send(aMessage({ phone: phoneNumber(1), code: '214' }));
    expect(outbox.sent[1]?.text).toBe(render('sms.alreadyConfirmed', 'en', { code: '214' }));
  });

  it('leaves nothing behind after the last word to a phone', async () => {
    const outbox = outboxOf(db);
    const last = aMessage({ purpose: 'erase-confirmation', lines: [{ key: 'sms.erased', args: {} }] });
    expect(await outbox.send(last)).toMatchObject({ became: 'sent' });
    expect(JSON.stringify(await db.items())).not.toContain(aPhone);
    await expect(stored(db, last)).rejects.toThrow('not in the table');
    expect(outbox.sent.map(({ text }) => text)).toEqual([render('sms.erased', 'en')]);
  });

  it('goes on counting after the last word to one of several people on a phone', async () => {
    await anActivity(db.context);
    for (const name of ['Manal', 'Rebin']) await registers(db.context, 1, { name });
    const outbox = outboxOf(db);
    await outbox.send(aMessage());
    const last = aMessage({ purpose: 'erase-confirmation', lines: [{ key: 'sms.erased', args: {} }] });
    expect(await outbox.send(last)).toMatchObject({ became: 'sent' });
    await expect(stored(db, last)).rejects.toThrow('not in the table');
    const [lately] = (await db.items()).filter(({ sk }) => sk === 'STATE#SENT');
    expect(lately?.sent).toHaveLength(2);
  });
});
