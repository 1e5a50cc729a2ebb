/** People who answer, stay away or want out in words of their own. */
import { expect, it } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { anActivity, registers } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

eachWithPhones();
const statuses = async () =>
  registrationsIn(await db.items())
    .map(({ status }) => status)
    .toSorted();
const recorded = async () =>
  (await db.events()).flatMap((event) => (event.type === 'attendance.recorded' ? [event.data.to] : []));

onTheTable('a place on offer', () => {
  /** Phone 2 is offered the place that phone 1 gave up. */
  async function isOffered() {
    await anActivity(db.context, { capacity: 1 });
    await phones.texts(1, '214 Manal female 1990');
    await phones.texts(2, '214 Layla female 1992');
    await phones.texts(1, 'CANCEL 214');
    expect(await statuses()).toEqual(['cancelled', 'offered']);
  }

  it.each([
    'ok',
    'تمام',
    'ايه',
    'باشە',
    'of course',
    'طبعا',
    'Yes I will come',
    'نعم سأحضر ان شاء الله',
    'YES!!! thank you',
    'زۆر باشە، سوپاس',
    'بەڵێ دێم',
    'راح اجي',
    'ok 214',
  ])('is taken by “%s”', async (yes) => {
    await isOffered();
    await phones.texts(2, yes);
    expect(await statuses()).toEqual(['cancelled', 'confirmed']);
    // Said again, it is told what she has.
    const [again = ''] = await phones.texts(2, yes);
    expect(again).toContain('214');
    expect(await statuses()).toEqual(['cancelled', 'confirmed']);
  });

  it.each([
    'No I cannot come anymore',
    'ما أقدر',
    'لا ما اقدر اجي',
    'ناتوانم',
    'نامەوێت سوپاس',
    "I can't come",
    'ما راح اجي',
    'نایەم',
  ])('is left by “%s”', async (no) => {
    await isOffered();
    await phones.texts(2, no);
    expect(await statuses()).toEqual(['cancelled', 'cancelled']);
  });

  it('is left alone by who cannot come on a day without a session of it', async () => {
    await isOffered();
    const [said = ''] = await phones.texts(2, "I can't come tomorrow");
    expect(said).toContain('YES 214');
    expect(await statuses()).toEqual(['cancelled', 'offered']);
  });
});

onTheTable('not coming', () => {
  const sayings = [
    ['en', "Sorry, I can't come tomorrow"],
    ['en', 'I will not be able to make it tomorrow, my son is sick'],
    ['en', "I can't come"],
    ['en', "I can't come to 214"],
    ['ar', 'ما راح اجي'],
    ['ar', 'باجر ما اكدر اجي عندي شغل'],
    ['ar', 'لا استطيع الحضور غدا'],
    ['ckb', 'نایەم'],
    ['ckb', 'سبەی ناتوانم بێم'],
  ] as const;

  it.each(sayings)('the day before excuses from that day, in %s: “%s”', async (language, says) => {
    const { sessions } = await anActivity(db.context);
    const start = sessions[0]?.start ?? '';
    await phones.texts(1, '214 Manal female 1990');
    db.clock.set(after(start, { hours: -20 }));
    expect(await phones.texts(1, says)).toEqual([render('sms.excused', language, { code: '214', start })]);
    expect(await recorded()).toEqual(['excused']);
    expect(await statuses()).toEqual(['confirmed']);
  });

  it('is of the day that is told, and not of the session today', async () => {
    const { sessions } = await anActivity(db.context);
    const first = sessions[0]?.start ?? '';
    const times = [0, 1].map((days) => ({
      start: after(first, { days }),
      end: after(first, { days, hours: 1 }),
    }));
    await anActivity(db.context, { code: '217', sessions: times });
    await phones.texts(1, '217 Manal female 1990');
    db.clock.set(after(first, { hours: -2 }));
    const [said] = await phones.texts(1, "I can't come tomorrow");
    expect(said).toBe(render('sms.excused', 'en', { code: '217', start: times[1]?.start ?? '' }));
    expect(await phones.texts(1, 'ما اجي اليوم')).toEqual([
      render('sms.excused', 'ar', { code: '217', start: first }),
    ]);
  });

  it('counts for a session some days ahead, by its day', async () => {
    const { sessions } = await anActivity(db.context);
    const start = sessions[0]?.start ?? '';
    await phones.texts(1, '214 Manal female 1990');
    db.clock.set(after(start, { days: -4 }));
    // 7 December 2026 is a Monday.
    expect(await phones.texts(1, 'I cannot come on Monday')).toEqual([
      render('sms.excused', 'en', { code: '214', start }),
    ]);
  });

  it('is told what comes next where nothing is to be excused from', async () => {
    const { sessions } = await anActivity(db.context);
    const start = sessions[0]?.start ?? '';
    await phones.texts(1, '214 Manal female 1990');
    db.clock.set(after(start, { hours: -20 }));
    expect(await phones.texts(1, 'I cannot come on Thursday')).toEqual([
      render('sms.absentNext', 'en', { code: '214', start }),
    ]);
    expect(await recorded()).toEqual([]);
    expect(await phones.texts(2, 'ما راح اجي')).toEqual([render('sms.absentNone', 'ar')]);
    expect(await phones.texts(2, 'ما راح اجي 214')).toEqual([
      render('sms.notRegistered', 'ar', { code: '214' }),
    ]);
  });

  it('asks for the name on a phone of several, and takes it', async () => {
    const { sessions } = await anActivity(db.context);
    const start = sessions[0]?.start ?? '';
    await phones.texts(1, '214 Manal female 1990');
    await phones.texts(1, '214 Layla female 1992');
    db.clock.set(after(start, { hours: -20 }));
    expect(await phones.texts(1, "I can't come tomorrow")).toEqual([
      render('sms.whoStaysAway', 'en', { code: '214' }),
    ]);
    expect(await phones.texts(1, "Layla can't come tomorrow")).toEqual([
      render('sms.excusedFor', 'en', { code: '214', name: 'Layla', start }),
    ]);
  });

  it('asks which is meant, a session soon or a place on offer', async () => {
    const { sessions } = await anActivity(db.context);
    const start = sessions[0]?.start ?? '';
    await anActivity(db.context, { code: '215', capacity: 1 });
    await registers(db.context, 2, { code: '215' });
    await phones.texts(1, '214 Manal female 1990');
    await phones.texts(1, '215 Manal');
    db.clock.set(after(start, { hours: -20 }));
    await phones.texts(2, 'CANCEL 215');
    const before = await statuses();
    await phones.texts(1, "I can't come");
    expect(await recorded()).toEqual(before.includes('offered') ? [] : ['excused']);
    expect(await statuses()).toEqual(before);
  });
});

onTheTable('“ok” to nothing that is on offer', () => {
  it.each(['ok', 'تمام', 'باشە', 'of course'])(
    '“%s” tells what she has, and registers no one',
    async (ok) => {
      await anActivity(db.context);
      await phones.texts(1, '214 Manal female 1990');
      const [said = ''] = await phones.texts(1, ok);
      expect(said).toContain('214');
      expect(await statuses()).toEqual(['confirmed']);
    },
  );

  it('says what she has, and puts the open question once more', async () => {
    await anActivity(db.context);
    await phones.texts(1, 'join 214');
    const [answer = ''] = await phones.converses(1, 'ok');
    expect(answer).toMatch(/^214: you have a place/);
    expect(answer.split('\n').at(-1)).toBe(render('sms.ask.name', 'en'));
    expect(await statuses()).toEqual(['confirmed']);
  });

  it('leaves a name a name, where one is asked for', async () => {
    await anActivity(db.context);
    await phones.texts(1, 'سجل 214');
    expect(await phones.converses(1, 'زين')).toEqual([
      `${render('sms.thanks', 'ar')}\n${render('sms.ask.gender', 'ar')}`,
    ]);
  });

  it('is told that nothing is asked where no one is registered', async () => {
    expect(await phones.texts(1, 'ok')).toEqual([render('sms.nothingAsked', 'en')]);
  });
});

onTheTable('wanting out', () => {
  it.each([
    ['en', 'wrong number stop'],
    ['en', 'remove me from your list'],
    ['en', 'no more texts please'],
    ['en', 'stop i dont want this'],
    ['ar', 'رقم خطأ'],
    ['ar', 'لا اريد استلام رسائل'],
    ['ar', 'لا تدزولي رسائل'],
    ['ckb', 'بووەستە'],
  ] as const)('in %s, “%s” stops every text but the confirmation', async (language, says) => {
    await anActivity(db.context);
    await phones.texts(1, '214 Manal female 1990');
    expect(await phones.texts(1, says)).toEqual([render('sms.stopped', language)]);
    expect(await phones.texts(1, 'status')).toEqual([]);
    expect(await statuses()).toEqual(['confirmed']);
  });

  it.each(['بطلت 214', 'احذفوني 214', 'remove 214', 'delete 214', 'drop 214', 'وازم هێنا 214'])(
    '“%s” gives the place up, and registers no one of that name',
    async (says) => {
      await anActivity(db.context);
      await phones.texts(1, '214 Manal female 1990');
      await phones.texts(1, says);
      expect(await statuses()).toEqual(['cancelled']);
      await phones.texts(2, says);
      expect(await statuses()).toEqual(['cancelled']);
    },
  );

  it.each(['jion 214', 'rigester 214', 'سحل 214'])('“%s” registers, without a name', async (says) => {
    await anActivity(db.context);
    await phones.texts(1, says);
    const [registration] = registrationsIn(await db.items());
    expect(registration).toMatchObject({ code: '214', status: 'confirmed' });
    const people = (await db.items()).filter(({ pk, sk }) => pk.startsWith('PERSON#') && sk === 'META');
    expect(people.map(({ name }) => name)).toEqual([null]);
  });
});
