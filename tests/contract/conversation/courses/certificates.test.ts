import { expect, it } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { appointFocalPoint } from '#shared/people/index.ts';
import { registrationsFor } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { completes, heldAs, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { onTheTable } from '#tests/support/table/table.ts';

eachWithPhones();

type Wanted = Parameters<typeof anActivity>[1];

/** A course that everyone whose text stands here registered for and completed, by phone; the numbers of their certificates. */
async function completedBy(texts: readonly (readonly [phone: number, text: string])[], wanted: Wanted = {}) {
  const { activityId, code, sessions } = await anActivity(db.context, {
    sessions: sessionsEveryOtherDay(2),
    ...wanted,
  });
  for (const [phone, text] of texts) await phones.texts(phone, text);
  const registered = (await db.items()).filter(
    ({ pk, sk }) => pk === `ACTIVITY#${activityId}` && sk.startsWith('REG#'),
  );
  const personIds = registered.map(({ personId }) => String(personId));
  const course = { activityId, code, personIds, sessionIds: sessions.map(({ sessionId }) => sessionId) };
  const everyone = personIds.map(() => 'present' as const);
  await heldAs(db, course, [everyone, everyone]);
  await completes(db.context, activityId);
  await phones.settle();
  const all = await registrationsFor(db.context.table, activityId, personIds);
  return all.map(({ certificate = '' }) => certificate);
}

/** What the phone is answered. */
const answered = async (phone: number, text: string): Promise<string> =>
  (await phones.texts(phone, text)).join('\n');

onTheTable('asking for a certificate by text', () => {
  it('repeats its number, with the page that verifies it as far as one text holds it', async () => {
    const [certificate = ''] = await completedBy([[1, '214 Layla female 1990']]);
    expect(certificate).toMatch(/^KRK26-/);
    expect(await answered(1, 'CERTIFICATE')).toBe(
      `Certificate of 214: https://diwan.example.org/certificates/${certificate}`,
    );
    expect(await answered(1, 'شهادة')).toBe(
      `شهادة 214: https://diwan.example.org/certificates/${certificate}`,
    );
    expect(await answered(1, 'بڕوانامە')).toBe(
      `بڕوانامەی 214: https://diwan.example.org/certificates/${certificate}`,
    );
    for (const text of ['where is my certificate?', 'certificate 214', 'وين شهادتي مال 214'])
      expect(await answered(1, text)).toContain(certificate);
    expect(await answered(1, 'certificate 305')).not.toContain(certificate);
  });

  it('is answered with every one on a shared phone, by name', async () => {
    const numbers = await completedBy([
      [1, '214 Layla female 1990'],
      [1, '214 Sara female 1992'],
    ]);
    expect(numbers).toHaveLength(2);
    const told = await answered(1, 'CERTIFICATE');
    for (const number of numbers) expect(told).toContain(number);
    expect(told).toMatch(/214 Layla: completed/);
    expect(told).toMatch(/214 Sara: completed/);
  });

  it('is told by name of one of two sisters, also where the other has none', async () => {
    const [certificate = ''] = await completedBy([[1, '214 Layla female 1990']]);
    await anActivity(db.context, { code: '305' });
    await phones.texts(1, '305 Sara female 1992');
    expect(await answered(1, 'CERTIFICATE')).toBe(`214 Layla: completed, certificate ${certificate}`);
    const status = await answered(1, 'STATUS');
    expect(status).toContain('305 Sara: a place');
    expect(status).toContain(`214 Layla: completed, certificate ${certificate}`);
  });

  it.each([
    ['en', 'Layla', 'CERTIFICATE'],
    ['ar', 'ليلى', 'شهادة'],
    ['ckb', 'لەیلا', 'بڕوانامە'],
  ] as const)('is the neighbour’s, to a focal point: %s', async (language, name, asks) => {
    await appointFocalPoint(db.context, { phone: phoneNumber(20), centre: 'kirkuk' }, staff);
    const [certificate = ''] = await completedBy([[20, `214 ${name} 1990 0770 000 0007`]]);
    const hers = render('sms.statusLine.completedFor', language, { code: '214', name, certificate });
    expect(await answered(20, asks)).toBe(hers);
    const own = await answered(7, asks);
    expect(own).toContain(certificate);
    expect(own).not.toContain(name);
  });

  it.each([
    ['en', ['certificate 305', 'my certificate for 305']],
    ['ar', ['شهادة 305', 'وين شهادتي مال ٣٠٥']],
    ['ckb', ['بڕوانامە 305', 'بڕوانامەی ٣٠٥']],
  ] as const)('says of which course there is none, where there is another: %s', async (language, texts) => {
    await completedBy([[1, '214 Layla female 1990']]);
    await anActivity(db.context, { code: '305' });
    await phones.texts(1, '305');
    for (const text of texts)
      expect(await answered(1, text), text).toBe(render('sms.certificateNoneOf', language, { code: '305' }));
  });

  it.each([
    ['en', 'CANCEL 214'],
    ['ar', 'الغاء 214'],
    ['ckb', 'هەڵوەشاندنەوە 214'],
  ] as const)('stays: what is completed is over, and not given up (%s)', async (language, cancel) => {
    const [certificate = ''] = await completedBy([[1, '214 Layla female 1990']]);
    expect(await answered(1, cancel)).toBe(render('sms.courseOver', language, { code: '214' }));
    expect(await answered(1, 'CERTIFICATE')).toContain(certificate);
  });

  it('says so where there is none yet', async () => {
    await anActivity(db.context);
    await phones.texts(1, '214 Layla female 1990');
    expect(await answered(1, 'certificate')).toBe(
      'No certificate on this phone yet. Whoever completes an activity is sent its number',
    );
    expect(await answered(7, 'بڕوانامە')).toContain('هێشتا بڕوانامە نییە');
  });

  it('is told by STATUS too, beside what is under way', async () => {
    const [certificate = ''] = await completedBy([[1, '214 Layla female 1990']]);
    expect(await answered(1, 'STATUS')).toBe(`214: completed, certificate ${certificate}`);
    expect(await answered(1, 'حالة')).toBe(`214: مكتمل، الشهادة ${certificate}`);
    await anActivity(db.context, { code: '305' });
    await phones.texts(1, '305');
    const both = await answered(1, 'STATUS');
    expect(both).toContain('305: you have a place');
    expect(both).toContain(`214: completed, certificate ${certificate}`);
  });
});

onTheTable('texting the number of a certificate', () => {
  it('is answered to anyone with the course, its centre and month; never with a name', async () => {
    const [certificate = ''] = await completedBy([[1, '214 Layla female 1990']]);
    const valid = `${certificate} is valid: Sewing course, Kirkuk, Dec 2026`;
    expect(await answered(5, `is ${certificate} valid?`)).toBe(valid);
    expect(await answered(5, certificate.toLowerCase().replace('-', ' '))).toBe(valid);
    expect(await answered(6, `هل الشهادة ${certificate} صحيحة؟`)).toBe(
      `${certificate} شهادة صحيحة: دورة الخياطة، كركوك، ١٢/٢٠٢٦`,
    );
    expect(phones.saidTo(phoneNumber(5)).join()).not.toContain('Layla');
  });

  it('names no topic of a sensitive activity, nor its code', async () => {
    const [certificate = ''] = await completedBy([[1, '214 Layla female 1990']], { sensitive: true });
    const told = await answered(5, `is ${certificate} valid?`);
    expect(told).toBe(`${certificate} is valid: Kirkuk, Dec 2026`);
  });

  it('finds it in a greeting, in any digits, and with whatever stands between its parts', async () => {
    const [certificate = ''] = await completedBy([[1, '214 Layla female 1990']]);
    const [head = '', signs = ''] = certificate.split('-');
    const inDigits = (zero: number) =>
      certificate.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
    for (const text of [
      `السلام عليكم، شهادتي رقمها ${certificate}`,
      `مرحبا رقم شهادتي هو ${inDigits(0x660)} شكرا`,
      `سڵاو، ژمارەی بڕوانامەکەم ${inDigits(0x6f0)}`,
      `hello, my certificate is ${certificate.toLowerCase()}, thanks`,
      `${head}ـ${signs}`,
      `${head}−${signs}`,
      `${head}\\${signs}`,
      `${head} - ${signs}`,
      [...certificate.replace('-', '')].join(' '),
    ]) {
      expect(await answered(5, text), text).toContain(certificate);
      db.clock.forward({ hours: 1 });
    }
  });

  it.each([
    ['en', 'KRK26-7F3Q9', 'is KRK26-7F3Q9 valid?'],
    ['en', 'KRK26-7F3Q9O', 'my certificate is krk26-7f3q9o'],
    ['en', 'KRK26-7F3Q9KK', 'KRK26-7F3Q9KK please check'],
    ['en', 'BGD2-7F3Q9K', 'BGD2-7F3Q9K is it real?'],
    ['ar', 'KRK26-7F3Q9', 'هل KRK26-7F3Q9 صحيحة؟'],
    ['ar', 'KRK26-7F3Q90', 'رقم الشهادة KRK٢٦-٧F٣Q٩٠'],
    ['ckb', 'NNW26-1F3Q9K', 'بڕوانامەی NNW26-1F3Q9K ڕاستە؟'],
    ['ckb', 'DYL26-7F3Q9S', 'ئایا DYL26 7F3Q9S دروستە'],
  ] as const)(
    'says that none has one that was copied wrongly: %s %s',
    async (language, certificate, text) => {
      expect(await answered(5, text)).toBe(render('sms.certificateNotGiven', language, { certificate }));
      // A machine that sends that back is not told so again.
      const again = render('sms.certificateNotGiven', language, { certificate });
      expect(await answered(5, again)).not.toBe(again);
    },
  );

  it('of two is answered for each', async () => {
    const [certificate = ''] = await completedBy([[1, '214 Layla female 1990']]);
    const told = (await answered(5, `are KRK26-AAAAAA and ${certificate} valid?`)).split('\n');
    expect(told).toEqual([
      'No certificate has the number KRK26-AAAAAA. Please compare it with the paper',
      `${certificate} is valid: Sewing course, Kirkuk, Dec 2026`,
    ]);
    expect(await answered(6, `هل ${certificate} و ${certificate} صحيحة؟`)).toBe(
      `${certificate} شهادة صحيحة: دورة الخياطة، كركوك، ١٢/٢٠٢٦`,
    );
  });

  it('says that no certificate has it', async () => {
    expect(await answered(5, 'is KRK26-AAAAAA valid?')).toBe(
      'No certificate has the number KRK26-AAAAAA. Please compare it with the paper',
    );
  });
});
