import { beforeEach, expect, it } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { onTheTable } from '#tests/support/table/table.ts';

eachWithPhones();
beforeEach(async () => {
  await anActivity(db.context);
  await phones.texts(1, 'join 214 Manal female 1990');
});
const stateOf = async (person: number) =>
  (await db.items()).find(({ pk, sk }) => pk === `PHONE#${phoneNumber(person)}` && sk === 'STATE');
const settingOf = async (person: number) => (await stateOf(person))?.reminders ?? 'usual';

onTheTable('how many reminders a phone wants', () => {
  it.each([
    ['en', 'FEWER', 'MORE'],
    ['ar', 'أقل', 'أكثر'],
    ['ckb', 'کەمتر', 'زیاتر'],
  ] as const)('is fewer, as usual, or more, a word a step, and said so: %s', async (language, less, more) => {
    const steps = [
      [less, 'Fewer', 'fewer'],
      [less, 'Fewer', 'fewer'],
      [more, 'Usual', 'usual'],
      [more, 'More', 'more'],
      [more, 'More', 'more'],
      [less, 'Usual', 'usual'],
    ] as const;
    for (const [word, says, setting] of steps) {
      expect(await phones.texts(1, word)).toEqual([render(`sms.reminders${says}`, language)]);
      expect(await settingOf(1)).toBe(setting);
      db.clock.forward({ hours: 25 });
    }
  });

  it('is a step further once, however often the text is delivered', async () => {
    for (let delivery = 1; delivery <= 3; delivery++) {
      await phones.delivered(1, 'more', 'sms:more');
      await phones.settle();
    }
    expect(await settingOf(1)).toBe('more');
    await phones.delivered(1, 'fewer', 'sms:fewer');
    await phones.delivered(1, 'fewer', 'sms:fewer');
    await phones.settle();
    expect(await settingOf(1)).toBe('usual');
  });

  it('is the phone’s, for everyone on it, also who comes later; and no one else’s', async () => {
    await phones.texts(1, 'fewer reminders please');
    await phones.texts(1, 'join 214 Layla female 1995');
    await phones.texts(2, 'join 214 Huda female 1993');
    expect([await settingOf(1), await settingOf(2)]).toEqual(['fewer', 'usual']);
  });

  it('outlives STOP and START, which it is not; erasing forgets it', async () => {
    await phones.texts(1, 'fewer');
    await phones.texts(1, 'stop');
    await phones.texts(1, 'start');
    expect(await settingOf(1)).toBe('fewer');
    expect((await stateOf(1))?.stoppedAt).toBeUndefined();
    await phones.texts(1, 'erase me');
    expect(await stateOf(1)).toBeUndefined();
  });

  it('leaves a question that is open open', async () => {
    await phones.texts(3, '214');
    await phones.texts(3, 'fewer');
    await phones.texts(3, 'Zainab');
    expect(JSON.stringify(await db.items())).toContain('Zainab');
  });
});
