import { afterEach, beforeEach, expect, it } from 'vitest';
import { registrationsFor } from '../../../shared/registration/index.ts';
import { anActivity, phoneNumber } from '../../support/builders.ts';
import { completes, heldAs, sessionsEveryOtherDay } from '../../support/courses.ts';
import { type Phones, phonesOf } from '../../support/phones.ts';
import { newTable, onTheTable, type TestTable } from '../../support/table.ts';

let db: TestTable;
let phones: Phones;
beforeEach(async () => {
  db = await newTable();
  phones = phonesOf(db);
});
afterEach(() => db.drop());

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

  it('says that no certificate has it', async () => {
    expect(await answered(5, 'is KRK26-AAAAAA valid?')).toBe(
      'No certificate has the number KRK26-AAAAAA. Please compare it with the paper',
    );
  });
});
