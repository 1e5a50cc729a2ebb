/** YES and NO that come when nothing is asked any more, or when what was asked has run out (domain.md rule 15). */
import { expect, it } from 'vitest';
import { type Language, languages } from '#events/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { appointFocalPoint } from '#shared/people/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { remindingWorld } from '#tests/support/messaging/reminding.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

eachWithPhones();

const noes: Readonly<Record<Language, readonly string[]>> = {
  en: ['NO', 'no thanks', 'Nope', 'not interested'],
  ar: ['لا', 'كلا', 'لا شكرا', 'ماريد'],
  ckb: ['نەخێر', 'نا', 'نەخێر سوپاس', 'نامەوێت'],
};
const yeses: Readonly<Record<Language, readonly string[]>> = {
  en: ['YES', 'ok', 'sure', 'yes please'],
  ar: ['نعم', 'تمام', 'اي', 'موافقة'],
  ckb: ['بەڵێ', 'باشە', 'ئەرێ', 'ڕازیم'],
};
const inEach = (words: typeof noes) =>
  languages.flatMap((language) => words[language].map((word) => [language, word] as const));
const join: Readonly<Record<Language, string>> = {
  en: '214 Manal female 1990 0 children',
  ar: '٢١٤ منال انثى ١٩٩٠ ٠ اطفال',
  ckb: '٢١٤ مەنال مێینە ١٩٩٠ ٠ منداڵ',
};
const code = '214';
const nothing = (language: Language) => render('sms.nothingAsked', language);

const recorded = async () => (await db.events()).filter(({ type }) => type === 'attendance.recorded');
const statuses = async () =>
  registrationsIn(await db.items())
    .map((each) => `${each.code} ${each.status}`)
    .toSorted();
/** A course of these sessions, so many days from now. */
const course = (days: readonly number[], wanted: Parameters<typeof anActivity>[1] = {}) => {
  const now = db.clock.now().toISOString();
  return anActivity(db.context, {
    sessions: days.map((each) => ({
      start: after(now, { days: each }),
      end: after(now, { days: each, hours: 2 }),
    })),
    ...wanted,
  });
};

onTheTable('months after anything was asked', () => {
  it.each(inEach(noes))(
    'NO is told that nothing is asked, and how to cancel: %s “%s”',
    async (language, no) => {
      const { sessions } = await course([100, 107]);
      await phones.texts(1, join[language]);
      db.clock.forward({ days: 60 });
      expect(await phones.texts(1, no)).toEqual([
        `${nothing(language)}\n${render('sms.giveUp', language, { code })}`,
      ]);
      expect(await statuses()).toEqual(['214 confirmed']);
      expect(await recorded()).toEqual([]);
      expect(sessions).toHaveLength(2);
    },
  );

  it.each(inEach(yeses))('YES is told so, and what she has: %s “%s”', async (language, yes) => {
    const { sessions } = await course([100, 107]);
    await phones.texts(1, join[language]);
    db.clock.forward({ days: 60 });
    const start = sessions[0]?.start ?? '';
    expect(await phones.texts(1, yes)).toEqual([
      `${render('sms.nothingAskedNow', language)}\n${render('sms.statusLine.confirmed', language, { code, centre: 'kirkuk', start })}`,
    ]);
    expect(await statuses()).toEqual(['214 confirmed']);
  });

  it.each(languages)('whoever has nothing is told how to see what she has: %s', async (language) => {
    for (const word of [noes[language][0] ?? '', yeses[language][0] ?? ''])
      expect(await phones.texts(3, word)).toEqual([nothing(language)]);
  });

  it.each(languages)('and so is she whose course has been over for long: %s', async (language) => {
    await course([3]);
    await phones.texts(1, join[language]);
    db.clock.forward({ days: 90 });
    for (const word of [noes[language][0] ?? '', yeses[language][0] ?? ''])
      expect(await phones.texts(1, word)).toEqual([nothing(language)]);
  });

  it('each place is named, on a phone of two by whose it is', async () => {
    await course([100]);
    await course([101], { code: '305' });
    await phones.texts(1, '214 Manal female 1990 0 children');
    await phones.texts(1, '305 Layla female 1992 0 children');
    db.clock.forward({ days: 60 });
    const [answer = ''] = await phones.texts(1, 'no');
    expect(answer.split('\n')).toEqual([
      nothing('en'),
      render('sms.giveUpFor', 'en', { code: '214', name: 'Manal' }),
      render('sms.giveUpFor', 'en', { code: '305', name: 'Layla' }),
    ]);
  });

  it.each(languages)('a focal point is told whose place it is: %s', async (language) => {
    await appointFocalPoint(db.context, { phone: phoneNumber(20), centre: 'kirkuk' }, staff);
    await course([100]);
    const name = language === 'en' ? 'Layla' : language === 'ar' ? 'ليلى' : 'لەیلا';
    await phones.texts(20, `${code} ${name} 1990 0770 000 0007`);
    db.clock.forward({ days: 60 });
    expect(await phones.texts(20, noes[language][0] ?? '')).toEqual([
      `${nothing(language)}\n${render('sms.giveUpFor', language, { code, name })}`,
    ]);
  });
});

onTheTable('NO with a code, to which nothing was asked', () => {
  it.each(languages)('tells the next session, and what NO can be said to: %s', async (language) => {
    const { sessions } = await course([100, 107]);
    await phones.texts(1, join[language]);
    db.clock.forward({ days: 60 });
    expect(await phones.texts(1, `${noes[language][0]} 214`)).toEqual([
      render('sms.absentNext', language, { code, start: sessions[0]?.start ?? '' }),
    ]);
    expect(await recorded()).toEqual([]);
  });

  it.each(languages)('tells who waits how she leaves the line: %s', async (language) => {
    await course([100], { capacity: 1 });
    await registers(db.context, 5);
    await phones.texts(1, join[language]);
    db.clock.forward({ days: 60 });
    expect(await phones.texts(1, `${noes[language][0]} 214`)).toEqual([
      render('sms.alreadyWaitlisted', language, { code }),
    ]);
    expect(await statuses()).toEqual(['214 confirmed', '214 waitlisted']);
  });

  it.each(languages)('says that she is not registered where she is not: %s', async (language) => {
    await course([100]);
    expect(await phones.texts(1, `${noes[language][0]} 214`)).toEqual([
      render('sms.notRegistered', language, { code }),
    ]);
  });

  it.each(languages)('says that the course is over where it is: %s', async (language) => {
    await course([3]);
    await phones.texts(1, join[language]);
    db.clock.forward({ days: 20 });
    expect(await phones.texts(1, `${noes[language][0]} 214`)).toEqual([
      render('sms.statusLine.over', language, { code }),
    ]);
  });
});

onTheTable('what has run out', () => {
  /** A place in a full course that came free for her, and was not taken in time. */
  async function offerEnded(language: Language) {
    await course([60, 67], { capacity: 1 });
    await registers(db.context, 5);
    await phones.texts(1, join[language]);
    await phones.texts(5, 'CANCEL 214');
    const offered = registrationsIn(await db.items()).find(({ status }) => status === 'offered');
    if (offered?.deadline === undefined) throw new Error('Nothing is on offer');
    db.clock.set(after(offered.deadline, { days: 10 }));
    await phones.settle();
  }

  it.each(languages)('an offer is said to be over, though days ago: %s', async (language) => {
    for (const word of [noes[language][0] ?? '', yeses[language][0] ?? '']) {
      if (registrationsIn(await db.items()).length === 0) await offerEnded(language);
      expect(await phones.texts(1, word)).toEqual([render('sms.offerEnded', language, { code })]);
    }
  });

  it.each(languages)('but not when its course has been over for long: %s', async (language) => {
    await offerEnded(language);
    db.clock.forward({ days: 120 });
    expect(await phones.texts(1, noes[language][0] ?? '')).toEqual([nothing(language)]);
  });

  it.each(languages)('a reminder of the last session, since the course is over: %s', async (language) => {
    const { sessions } = await course([3]);
    await phones.texts(1, join[language]);
    await remindingWorld(db).until(after(sessions[0]?.start ?? '', { hours: -1 }));
    db.clock.set(after(sessions[0]?.end ?? '', { minutes: 40 }));
    for (const word of [noes[language][0] ?? '', yeses[language][0] ?? ''])
      expect(await phones.texts(1, word)).toEqual([render('sms.statusLine.over', language, { code })]);
    expect(await recorded()).toEqual([]);
  });

  it('a question of the conversation, a week after: nothing is asked, and nothing is noted', async () => {
    await course([100], { childcareCapacity: 4 });
    await phones.texts(1, '214 Manal female 1990');
    db.clock.forward({ days: 8 });
    expect(await phones.texts(1, 'no')).toEqual([
      `${nothing('en')}\n${render('sms.giveUp', 'en', { code })}`,
    ]);
  });
});

onTheTable('what is asked still', () => {
  it.each(languages)('is answered as before: a reminder, %s', async (language) => {
    const { sessions } = await course([3, 10]);
    const start = sessions[0]?.start ?? '';
    await phones.texts(1, join[language]);
    await remindingWorld(db).until(after(start, { hours: -20 }));
    expect(await phones.texts(1, noes[language][0] ?? '')).toEqual([
      render('sms.excused', language, { code, start }),
    ]);
  });

  it.each(languages)('is answered as before: a second YES, right after, %s', async (language) => {
    const { sessions } = await course([30]);
    await phones.texts(1, join[language]);
    expect(await phones.texts(1, yeses[language][0] ?? '')).toEqual([
      render('sms.statusLine.confirmed', language, {
        code,
        centre: 'kirkuk',
        start: sessions[0]?.start ?? '',
      }),
    ]);
  });
});
