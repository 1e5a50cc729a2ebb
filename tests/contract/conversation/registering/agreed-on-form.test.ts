/** What is kept is said before it is kept (domain.md rule 8): on the form, or in the first answer; and not again as if it were new. */
import { beforeEach, expect, it } from 'vitest';
import { type Language, languages } from '#events/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { appointFocalPoint } from '#shared/people/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

eachWithPhones();
beforeEach(async () => {
  const now = db.clock.now().toISOString();
  for (const code of ['214', '215'])
    await anActivity(db.context, {
      code,
      sessions: [{ start: after(now, { days: 90 }), end: after(now, { days: 90, hours: 2 }) }],
      enrolment: { opensAt: after(now, { days: -1 }), closesAt: after(now, { days: 80 }) },
    });
});

const says: Readonly<Record<Language, { status: string; help: string; another: string; second: string }>> = {
  en: { status: 'status', help: 'help', another: 'join 215', second: '215 Sara female 1992' },
  ar: { status: 'حالة', help: 'مساعدة', another: 'سجل ٢١٥', second: '٢١٥ سارة انثى ١٩٩٢' },
  ckb: { status: 'دۆخ', help: 'یارمەتی', another: 'تۆمار 215', second: '٢١٥ سارا مێینە ١٩٩٢' },
};
const consent = languages.flatMap((language) => [
  render('sms.consent', language),
  render('sms.consentBrief', language),
]);
const saysConsent = (text: string) => consent.some((line) => text.includes(line));
const saysHow = (text: string, language: Language) =>
  text.split('\n').includes(render('sms.howToErase', language));

/** She registers on the form, where she agrees, and texts for the first time a month later. */
async function byForm(language: Language, wanted: Parameters<typeof registers>[2] = {}) {
  await registers(db.context, 1, { name: 'Layla', language, ...wanted });
  await phones.settle();
  db.clock.forward({ days: 30 });
}

onTheTable('whoever agreed on the form', () => {
  it.each(languages)(
    'is told how to be erased, once, and not what is kept as if it were new: %s',
    async (language) => {
      await byForm(language);
      for (const word of [says[language].status, says[language].help, says[language].another]) {
        const [answer = ''] = await phones.converses(1, word);
        expect(saysConsent(answer), answer).toBe(false);
        expect(saysHow(answer, language), answer).toBe(word === says[language].status);
      }
    },
  );

  it.each(languages)(
    'is told what is kept once someone else is put on the phone by text: %s',
    async (language) => {
      await byForm(language);
      const [first = ''] = await phones.converses(1, says[language].status);
      expect(saysHow(first, language)).toBe(true);
      const [second = ''] = await phones.converses(1, says[language].second);
      expect(saysConsent(second), second).toBe(true);
      const [third = ''] = await phones.converses(1, says[language].help);
      expect(saysConsent(third) || saysHow(third, language), third).toBe(false);
    },
  );

  it('is told so whoever registers her, as she stands before staff', async () => {
    await byForm('en', { atTheDoorBy: 'leader' });
    const [answer = ''] = await phones.converses(1, 'status');
    expect([saysConsent(answer), saysHow(answer, 'en')]).toEqual([false, true]);
  });

  it('is told the same when the answer is sent again', async () => {
    await byForm('en');
    const [first = ''] = await phones.converses(1, 'status', 'sms:test:first');
    expect(saysHow(first, 'en')).toBe(true);
    for (const again of await phones.converses(1, 'status', 'sms:test:first')) expect(again).toBe(first);
  });
});

onTheTable('whoever agreed to nothing before', () => {
  it.each(languages)('is told what is kept in the first answer: %s', async (language) => {
    const [answer = ''] = await phones.converses(1, says[language].second);
    expect(saysConsent(answer)).toBe(true);
    expect(saysHow(answer, language)).toBe(false);
  });

  it.each(languages)('is, where a focal point brought her: %s', async (language) => {
    await appointFocalPoint(db.context, { phone: phoneNumber(20), centre: 'kirkuk' }, staff);
    await phones.texts(20, '214 Layla female 1990 0770 000 0007');
    db.clock.forward({ days: 30 });
    const [answer = ''] = await phones.converses(7, says[language].status);
    expect(saysConsent(answer), answer).toBe(true);
  });

  it('is, where one came by the form and then another by a focal point', async () => {
    await appointFocalPoint(db.context, { phone: phoneNumber(20), centre: 'kirkuk' }, staff);
    await byForm('en');
    await phones.texts(20, '215 Huda female 1990 0770 000 0001');
    const [answer = ''] = await phones.converses(1, 'status');
    expect(saysConsent(answer), answer).toBe(true);
  });

  it('is, where she texted first and filled in the form after', async () => {
    const [first = ''] = await phones.converses(1, '214 Layla female 1990');
    expect(saysConsent(first)).toBe(true);
    await registers(db.context, 1, { code: '215', name: 'Layla', language: 'en', acceptsOverlap: true });
    await phones.settle();
    const [second = ''] = await phones.converses(1, 'status');
    expect(saysConsent(second) || saysHow(second, 'en')).toBe(false);
  });
});
