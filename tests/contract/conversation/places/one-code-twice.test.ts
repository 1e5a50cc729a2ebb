/** A code stands for one course after another: whoever was in both is told which is meant (domain.md rule 15). */
import { expect, it } from 'vitest';
import { type Language, languages } from '#events/index.ts';
import { recordSheet } from '#shared/attendance/index.ts';
import { localMonth } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { registrationsFor } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { completes, heldAs } from '#tests/support/courses/courses.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

eachWithPhones();

const code = '403';
const says: Readonly<
  Record<
    Language,
    { join: string; status: string; certificate: string; no: string; yes: string; cancel: string }
  >
> = {
  en: {
    join: 'Layla female 1990',
    status: 'STATUS',
    certificate: 'CERTIFICATE',
    no: 'NO',
    yes: 'YES',
    cancel: 'CANCEL',
  },
  ar: {
    join: 'ليلى انثى ١٩٩٠',
    status: 'حالة',
    certificate: 'شهادة',
    no: 'لا',
    yes: 'نعم',
    cancel: 'الغاء',
  },
  ckb: {
    join: 'لەیلا مێینە ١٩٩٠',
    status: 'دۆخ',
    certificate: 'بڕوانامە',
    no: 'نەخێر',
    yes: 'بەڵێ',
    cancel: 'هەڵوەشاندنەوە',
  },
};
const then = (end: string, language: Language) =>
  render('sms.codeThen', language, { code, month: localMonth(end) });

/** A course of one session in three days. */
const announced = async (wanted: Parameters<typeof anActivity>[1] = {}) => {
  const now = db.clock.now().toISOString();
  const session = { start: after(now, { days: 3 }), end: after(now, { days: 3, hours: 2 }) };
  const activity = await anActivity(db.context, {
    code,
    sessions: [session],
    enrolment: { opensAt: after(now, { days: -1 }), closesAt: session.start },
    ...wanted,
  });
  return { ...activity, ...session };
};
type Announced = Awaited<ReturnType<typeof announced>>;

/** Everyone who has a place in it comes, and completes it; the numbers of their certificates. */
async function held({ activityId, sessions }: Announced) {
  const personIds = registrationsIn(await db.items())
    .filter((each) => each.activityId === activityId && each.status === 'confirmed')
    .map(({ personId }) => personId);
  const course = { activityId, code, personIds, sessionIds: sessions.map(({ sessionId }) => sessionId) };
  await heldAs(db, course, [personIds.map(() => 'present' as const)]);
  await completes(db.context, activityId);
  await phones.settle();
  const all = await registrationsFor(db.context.table, activityId, personIds);
  return all.map(({ certificate = '' }) => certificate);
}
const laterTheCodeIsFree = () => db.clock.forward({ days: 45 });

onTheTable('STATUS of someone who was in both courses of a code', () => {
  it.each(languages)('tells her place in the one, and of which month the other was: %s', async (language) => {
    const first = await announced();
    await phones.texts(1, `${code} ${says[language].join}`);
    const [certificate = ''] = await held(first);
    laterTheCodeIsFree();
    const second = await announced();
    await phones.texts(1, code);
    expect(await phones.texts(1, says[language].status)).toEqual([
      [
        render('sms.statusLine.confirmed', language, { code, centre: 'kirkuk', start: second.start }),
        render('sms.statusLine.completed', language, { code: then(first.end, language), certificate }),
      ].join('\n'),
    ]);
    expect(then(first.end, language)).not.toBe(then(second.end, language));
  });

  it.each(languages)('tells both certificates, each with its month: %s', async (language) => {
    const first = await announced();
    await phones.texts(1, `${code} ${says[language].join}`);
    const [one = ''] = await held(first);
    laterTheCodeIsFree();
    const second = await announced();
    await phones.texts(1, code);
    const [other = ''] = await held(second);
    const both = [
      render('sms.statusLine.completed', language, {
        code: then(second.end, language),
        certificate: other,
      }),
      render('sms.statusLine.completed', language, { code: then(first.end, language), certificate: one }),
    ].join('\n');
    expect(await phones.texts(1, says[language].certificate)).toEqual([both]);
    expect(await phones.texts(1, `${says[language].certificate} ${code}`)).toEqual([both]);
    // What is over is over for both, and each has its certificate.
    expect(await phones.texts(1, says[language].status)).toEqual([both]);
  });

  it.each(languages)(
    'tells one certificate with its month, where she is in the other: %s',
    async (language) => {
      const first = await announced();
      await phones.texts(1, `${code} ${says[language].join}`);
      const [certificate = ''] = await held(first);
      const link = `https://diwan.example.org/certificates/${certificate}`;
      expect(await phones.texts(1, says[language].certificate)).toEqual([
        render('sms.certificateAt', language, { code, link }),
      ]);
      laterTheCodeIsFree();
      await announced();
      await phones.texts(1, code);
      const [told = ''] = await phones.texts(1, says[language].certificate);
      expect(told).toContain(then(first.end, language));
      expect(told).toContain(certificate);
    },
  );

  it('tells them apart on a phone of two, each by her name', async () => {
    const first = await announced();
    await phones.texts(1, `${code} Layla female 1990`);
    const [certificate = ''] = await held(first);
    laterTheCodeIsFree();
    const second = await announced();
    await phones.texts(1, `${code} Sara female 1992`);
    expect(await phones.texts(1, 'STATUS')).toEqual([
      [
        render('sms.statusLine.confirmedFor', 'en', {
          ...{ code, centre: 'kirkuk', name: 'Sara' },
          start: second.start,
        }),
        render('sms.statusLine.completedFor', 'en', {
          code: then(first.end, 'en'),
          certificate,
          name: 'Layla',
        }),
      ].join('\n'),
    ]);
  });

  it('names no month where a code is of one course', async () => {
    const first = await announced();
    await phones.texts(1, `${code} Layla female 1990`);
    const [certificate = ''] = await held(first);
    await announced({ code: '404' });
    await phones.texts(1, '404');
    const [status = ''] = await phones.texts(1, 'STATUS');
    expect(status).toContain(render('sms.statusLine.completed', 'en', { code, certificate }));
    expect(status).not.toMatch(/\(/);
  });
});

onTheTable('an answer with the code', () => {
  it.each(languages)(
    'is to the course that has it now: an offer of the other is no matter, %s',
    async (language) => {
      const first = await announced({ capacity: 1 });
      await phones.texts(5, `${code} Huda female 1991`);
      await phones.texts(1, `${code} ${says[language].join}`);
      await phones.texts(5, `CANCEL ${code}`);
      const offered = registrationsIn(await db.items()).find(({ status }) => status === 'offered');
      db.clock.set(after(offered?.deadline ?? '', { minutes: 1 }));
      await phones.settle();
      expect(registrationsIn(await db.items()).map(({ status }) => status)).toContain('expired');
      db.clock.set(after(first.end, { days: 45 }));
      const second = await announced();
      await phones.texts(1, code);
      const { yes, no } = says[language];
      expect(await phones.texts(1, `${yes} ${code}`)).toEqual([
        render('sms.statusLine.confirmed', language, { code, centre: 'kirkuk', start: second.start }),
      ]);
      expect(await phones.texts(1, `${no} ${code}`)).toEqual([
        render('sms.absentNext', language, { code, start: second.start }),
      ]);
    },
  );
});

onTheTable('news of the first course that come late', () => {
  it.each(languages)('say of which month it was, the code being another’s: %s', async (language) => {
    const first = await announced();
    await phones.texts(1, `${code} ${says[language].join}`);
    laterTheCodeIsFree();
    await announced();
    await phones.texts(1, code);
    // The sheet of the first course comes now.
    const registration = registrationsIn(await db.items()).find(
      (each) => each.activityId === first.activityId,
    );
    expect(registration?.status).toBe('confirmed');
    await recordSheet(db.context, {
      activityId: first.activityId,
      sessionId: first.sessions[0]?.sessionId ?? '',
      marks: [
        {
          personId: registration?.personId ?? '',
          status: 'present',
          markId: '00000000-0000-4000-8000-000000000001',
          markedAt: first.start,
          deviceId: 'tablet',
        },
      ],
      author: staff,
    });
    await completes(db.context, first.activityId);
    await phones.settle();
    const told = phones.saidTo(phoneNumber(1)).at(-1) ?? '';
    expect(told).toContain(then(first.end, language));
  });
});
