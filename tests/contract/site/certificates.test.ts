import { beforeEach, expect, it } from 'vitest';
import { peopleById } from '#shared/people/index.ts';
import { manageToken, registrationsFor, withdraw } from '#shared/registration/index.ts';
import { keys } from '#shared/table/index.ts';
import { participant } from '#tests/support/builders.ts';
import { completes, heldAs, sessionsEveryOtherDay } from '#tests/support/courses/courses.ts';
import { aCourse } from '#tests/support/courses/sheets.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import { siteUrl, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let caller: Visitor;
beforeEach(() => {
  caller = siteVisitor(db);
});

/** A course of three sessions of two hours, of which two were held and she came to both. */
async function completed(wanted: Parameters<typeof aCourse>[2] = {}) {
  const course = await aCourse(db, 1, { sessions: sessionsEveryOtherDay(3), ...wanted });
  await heldAs(db, course, [['present'], ['late'], ['-']]);
  await completes(db.context, course.activityId);
  const [her] = await registrationsFor(db.context.table, course.activityId, course.personIds);
  if (her?.certificate === undefined) throw new Error('She has completed it');
  return { ...course, her, certificate: her.certificate, link: `/registrations/${manageToken(her)}` };
}

/** She has her data erased. */
async function erased(personId: string): Promise<void> {
  const [person] = await peopleById(db.context.table, [personId]);
  if (person === undefined || !(await withdraw(db.context, person, participant)))
    throw new Error('She was known before');
  expect(await peopleById(db.context.table, [personId])).toEqual([]);
}

const languages = ['en', 'ar', 'ckb'] as const;
const valid = { en: 'This certificate is valid.', ar: 'هذه الشهادة صحيحة.', ckb: 'ئەم بڕوانامەیە ڕاستە.' };
const month = { en: 'Dec 2026', ar: 'كانون الأول ٢٠٢٦', ckb: 'کانوونی یەکەمی ٢٠٢٦' };
const centre = { en: 'Kirkuk', ar: 'كركوك', ckb: 'کەرکوک' };

onTheTable('the page of a certificate’s number', () => {
  it('says what it is of, where, in which month, and that it is valid; nothing of whose it is', async () => {
    const { certificate, her } = await completed();
    for (const language of languages) {
      const { status, text, headers } = await caller.get(`/${language}/certificates/${certificate}`);
      expect(status).toBe(200);
      expect(headers).toMatchObject({ 'content-language': language, 'x-robots-tag': 'noindex' });
      expect(text).toContain(valid[language]);
      expect(text).toContain(month[language]);
      expect(text).toContain(centre[language]);
      const title = { en: 'Sewing', ar: 'دورة الخياطة', ckb: 'خولی بەرگدروویی' }[language];
      expect(text).toContain(title);
      expect(text).not.toMatch(/منال|964770/);
      expect(text).not.toContain(her.personId);
      expect(text).not.toContain(her.registrationId);
      for (const other of languages) expect(text).toContain(`href="/${other}/certificates/${certificate}"`);
    }
  });

  it('takes the number in any digits and spelling', async () => {
    const { certificate } = await completed();
    const arabic = certificate.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
    for (const typed of [
      certificate.toLowerCase(),
      certificate.replace('-', ''),
      certificate.replace('-', ' '),
      arabic,
    ]) {
      expect(await caller.get(`/ar/certificates/${encodeURIComponent(typed)}`), typed).toMatchObject({
        status: 303,
        headers: { location: `/ar/certificates/${certificate}` },
      });
    }
  });

  it('says in words where no certificate has the number', async () => {
    await completed();
    for (const [language, says] of [
      ['en', 'No certificate has this number'],
      ['ar', 'لا توجد شهادة بهذا الرقم'],
      ['ckb', 'هیچ بڕوانامەیەک بەم ژمارەیە نییە'],
    ] as const) {
      for (const typed of ['KRK26-AAAAAA', 'KRK26', '%3Cscript%3E', '%D9%A1', 'x'.repeat(400)]) {
        const { status, text } = await caller.get(`/${language}/certificates/${typed}`);
        expect(status, typed).toBe(404);
        expect(text).toContain(says);
        expect(text).not.toContain('<script>');
      }
    }
  });

  it('is asked for on a form, and reached without a language', async () => {
    const { certificate } = await completed();
    const form = await caller.get('/ckb/certificates');
    expect(form.status).toBe(200);
    expect(form.text).toContain('name="number"');
    const typed = encodeURIComponent(certificate.toLowerCase().replace('-', ' '));
    expect(await caller.get(`/ckb/certificates?number=${typed}`)).toMatchObject({
      status: 303,
      headers: { location: `/ckb/certificates/${certificate}` },
    });
    expect(await caller.get(`/certificates/${certificate}`, { 'accept-language': 'en-GB' })).toMatchObject({
      status: 303,
      headers: { location: `/en/certificates/${certificate}` },
    });
  });

  it('tells no topic of a sensitive activity, nor the code that leads to it', async () => {
    const { certificate, link } = await completed({ sensitive: true });
    for (const path of [`/ar/certificates/${certificate}`, `${link}/certificate?lang=ar`]) {
      const { status, text } = await caller.get(path);
      expect(status).toBe(200);
      expect(text).toContain('نشاط من أنشطة المركز المجتمعي');
      expect(text).not.toMatch(/الخياطة|Sewing|بەرگدروویی|214/);
    }
  });

  it('says that it is no longer valid where what it was given for does not stand', async () => {
    const { certificate, activityId, her } = await completed();
    await db.context.table.update({
      update: keys.registrationKey(activityId, her.personId),
      changes: { set: { status: 'dropped' } },
    });
    const { status, text } = await caller.get(`/en/certificates/${certificate}`);
    expect(status).toBe(200);
    expect(text).toContain('This certificate is no longer valid.');
    expect(text).not.toContain(valid.en);
  });

  it('stays valid for one who had her data erased', async () => {
    const { certificate, her } = await completed();
    await erased(her.personId);
    const { text } = await caller.get(`/en/certificates/${certificate}`);
    expect(text).toContain(valid.en);
  });
});

onTheTable('the certificate behind the link of a registration', () => {
  it('has her name as it was given, the activity in three languages, its hours and day, and the code', async () => {
    const { certificate, link } = await completed();
    expect((await caller.get(`${link}?lang=en`)).text).toContain(`href="${link}/certificate"`);
    for (const language of languages) {
      const { status, text, headers } = await caller.get(`${link}/certificate?lang=${language}`);
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('no-store');
      expect(text).toContain('<bdi>منال</bdi>');
      for (const title of ['Sewing', 'دورة الخياطة', 'خولی بەرگدروویی']) expect(text).toContain(title);
      // Two sessions of two hours; to the third nobody came.
      expect(text).toMatch(/<dd>[4٤]<\/dd>/);
      expect(text).toContain(`${siteUrl}/${language}/certificates/${certificate}`);
      expect(text).toContain('<svg');
    }
  });

  it('has a line for the name of one who had her data erased', async () => {
    const { link, her } = await completed();
    await erased(her.personId);
    const { status, text } = await caller.get(`${link}/certificate?lang=en`);
    expect(status).toBe(200);
    expect(text).toContain('class="name blank"');
    expect(text).not.toContain('منال');
  });

  it('is not there before the course is completed, nor for a guess', async () => {
    const course = await aCourse(db, 1);
    const [her] = await registrationsFor(db.context.table, course.activityId, course.personIds);
    if (her === undefined) throw new Error('She is registered');
    const link = `/registrations/${manageToken(her)}`;
    expect((await caller.get(`${link}/certificate`)).status).toBe(404);
    expect((await caller.get(link)).text).not.toContain('/certificate"');
    expect((await caller.get(`/registrations/${'A'.repeat(64)}/certificate`)).status).toBe(404);
  });
});
