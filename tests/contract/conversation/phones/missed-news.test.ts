/** What a phone's people missed while it took no texts, told when it takes them again. */
import { beforeEach, expect, it } from 'vitest';
import { type Language, languages } from '#events/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';

const words: Readonly<
  Record<Language, { stop: string; start: string; join: (code: string) => string; status: string }>
> = {
  en: { stop: 'STOP', start: 'START', join: (code) => `join ${code} Manal`, status: 'status' },
  ar: { stop: 'إيقاف', start: 'بدء', join: (code) => `سجل ${code} منال`, status: 'حالة' },
  ckb: { stop: 'وەستان', start: 'دەستپێکردن', join: (code) => `تۆمار ${code} مەناڵ`, status: 'دۆخ' },
};

const cancelledIn = (language: Language, code: string) => render('sms.cancelled', language, { code });

onTheTable('a phone that takes texts again', () => {
  eachWithPhones();
  beforeEach(async () => {
    for (const code of ['214', '215']) await anActivity(db.context, { code, capacity: 1 });
  });

  const openLines = async () =>
    (await db.items()).filter(({ gsi1sk }) => String(gsi1sk ?? '').startsWith('UNTOLD#'));
  const staffCancel = async (code: string) => {
    const held = registrationsIn(await db.items()).find(
      (each) => each.code === code && each.status === 'confirmed',
    );
    if (held === undefined) throw new Error('No one has that place');
    await cancel(db.context, held, staff);
    await phones.settle();
  };
  const phone = (set: Readonly<Record<string, unknown>>) =>
    db.context.table.update({ update: keys.phoneStateKey(phoneNumber(1)), changes: { set } });

  it.each(languages)('hears after START, in one text, what it missed: %s', async (language) => {
    const { stop, start, join } = words[language];
    for (const code of ['214', '215']) await phones.texts(1, join(code));
    await phones.texts(1, stop);
    await staffCancel('214');
    await staffCancel('215');
    expect(await openLines()).toHaveLength(2);
    const said = await phones.texts(1, start, 'sms:test:start');
    const lines = ['214', '215'].map((code) => cancelledIn(language, code));
    expect(said.toSorted()).toEqual([render('sms.started', language), lines.join('\n')].toSorted());
    expect(await openLines()).toEqual([]);
    // Delivered again, the text has nothing said twice, and there is nothing left for the next.
    expect(await phones.texts(1, start, 'sms:test:start')).toEqual([]);
    expect(await phones.texts(1, words[language].status)).toHaveLength(1);
  });

  it('hears what is so by then: not of a place that was lost and won back', async () => {
    await phones.texts(1, 'join 214 Manal');
    await phones.texts(1, 'join 215 Manal');
    await phones.texts(1, 'STOP');
    await staffCancel('214');
    await staffCancel('215');
    await registers(db.context, 1, { name: 'Manal', code: '214', language: 'en', atTheDoorBy: 'leader' });
    await phones.settle();
    const said = await phones.texts(1, 'START');
    expect(said.join('\n')).toContain(cancelledIn('en', '215'));
    expect(said.join('\n')).not.toContain(cancelledIn('en', '214'));
  });

  it.each(languages)('hears it with its next text where the network had lost it: %s', async (language) => {
    const { join, status } = words[language];
    await phones.texts(1, join('214'));
    await phone({ unreachableAt: '2026-11-23T07:00:00.000Z' });
    await staffCancel('214');
    expect(await openLines()).toMatchObject([{ reason: 'unreachable' }]);
    const said = await phones.texts(1, status);
    expect(said.join('\n')).toContain(cancelledIn(language, '214'));
    expect(await openLines()).toEqual([]);
  });

  it('is looked at again by the line that it was passed over in', async () => {
    await phones.texts(2, 'join 214 Nawal');
    await phones.texts(1, 'join 214 Manal');
    await phone({ unreachableAt: '2026-11-23T07:00:00.000Z' });
    await staffCancel('214');
    expect(await openLines()).toMatchObject([{ reason: 'unreachable', code: '214' }]);
    const said = await phones.texts(1, 'status');
    expect(said.join('\n')).toMatch(/YES 214/);
    expect(await openLines()).toEqual([]);
  });

  it('that stays stopped is told nothing', async () => {
    await phones.texts(1, 'join 214 Manal');
    await phones.texts(1, 'STOP');
    await staffCancel('214');
    expect((await phones.texts(1, 'status')).join('')).not.toContain('214');
    await phones.texts(1, 'STOP');
    expect(await openLines()).toHaveLength(1);
  });
});
