/** One woman by text and by form, a word beside her code, a text from her phone after STOP. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Language } from '#events/index.ts';
import { languages } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { register } from '#shared/registration/index.ts';
import { anActivity, asks, phoneNumber, registers } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { totalsIn, totalsOf } from '#tests/support/counting/counters.ts';
import { broken, registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';

eachWithPhones();
afterEach(async () => {
  const items = await db.items();
  expect(broken(items)).toEqual([]);
  expect(totalsIn(items)).toEqual(totalsOf(await db.events()));
});
const namesOn = async (person: number) =>
  (await db.items())
    .filter(({ pk, sk }) => pk === `PHONE#${phoneNumber(person)}` && sk.startsWith('PERSON#'))
    .map(({ name }) => name);
const erasedWith = (codes: string, language: Language = 'en') =>
  `${render('sms.erased', language)}\n${render('sms.eraseGaveBack', language, { codes: codes.replaceAll(',', language === 'en' ? ',' : '،') })}`;
const statuses = async () =>
  registrationsIn(await db.items())
    .map(({ code, status }) => `${code} ${status}`)
    .toSorted();

onTheTable('a woman who texts first and fills in the form then', () => {
  beforeEach(async () => {
    await anActivity(db.context);
    await anActivity(db.context, { code: '215' });
    await anActivity(db.context, { code: '216', sensitive: true });
  });
  const fillsIn = (code: string, name: string) =>
    register(db.context, asks(db.context, 1, { code, name, language: 'en' }));

  it.each([
    ['214', '214'],
    ['سجل ٢١٤', '214'],
    ['تۆمار 214', '214'],
    ['join 214', '214'],
  ])('“%s” is one person by the name on the form, in another activity and in the same', async (body) => {
    await phones.texts(1, body);
    expect(await fillsIn('215', 'منال كريم')).toMatchObject({ registration: { status: 'confirmed' } });
    expect(await fillsIn('214', 'منال كريم')).toMatchObject({ refused: 'already-registered' });
    expect(await namesOn(1)).toEqual(['منال كريم']);
    await phones.settle();
    expect(await statuses()).toEqual(['214 confirmed', '215 confirmed']);
    const [said = ''] = await phones.texts(1, 'erase me');
    expect(said).toBe(erasedWith('214, 215'));
    expect(JSON.stringify(await db.items())).not.toContain('منال');
  });

  it.each([
    ['Manal', 'منال'],
    ['منال', 'Manal'],
    ['عبد الله', 'عبدالله'],
    ['شیلان', 'Shilan'],
  ])('by the name “%s” and “%s” on the form is one', async (texted, written) => {
    await phones.texts(1, `join 214 ${texted}`);
    expect(await fillsIn('214', written)).toMatchObject({ refused: 'already-registered' });
    expect(await namesOn(1)).toHaveLength(1);
  });

  it('is two where the form is of someone else than whom the phone named', async () => {
    await phones.texts(1, 'join 214 Manal');
    expect(await fillsIn('214', 'Zainab')).toMatchObject({ registration: { status: 'confirmed' } });
    expect(await namesOn(1)).toHaveLength(2);
    await phones.settle();
  });

  it('is two where what is told of her says otherwise, or several are on the phone', async () => {
    await phones.texts(1, 'join 214 male 1980');
    await register(db.context, asks(db.context, 1, { name: 'Layla', gender: 'female' }));
    expect(await namesOn(1)).toHaveLength(2);
    await phones.texts(2, '214');
    await phones.texts(2, '214 for my sister Sara');
    await register(db.context, asks(db.context, 2, { name: 'Layla' }));
    expect(await namesOn(2)).toHaveLength(3);
    await phones.settle();
  });

  it('is not told by a form to have a place in what is sensitive', async () => {
    await phones.texts(1, '216');
    expect(await fillsIn('216', 'Layla')).toMatchObject({ registration: { status: 'confirmed' } });
    expect(await namesOn(1)).toHaveLength(2);
    await phones.settle();
  });

  it('may fill in the form first: her text is hers', async () => {
    await registers(db.context, 1, { name: 'منال كريم', code: '215' });
    await phones.texts(1, '214');
    expect(await namesOn(1)).toEqual(['منال كريم']);
  });
});

onTheTable('ERASE ME on a phone of a nameless one and a named', () => {
  it.each([
    ['en', 'erase me', 'erase me Layla'],
    ['ar', 'امسح بياناتي', 'امسح بياناتي Layla'],
    ['ckb', 'داتاکانم بسڕەوە', 'داتاکانم بسڕەوە Layla'],
  ] as const)(
    'says who is still known, in %s, and the words it names do it',
    async (language, body, hers) => {
      await anActivity(db.context);
      await phones.texts(1, 'join 214');
      await phones.texts(1, '214 for my sister Layla');
      expect(await phones.texts(1, body)).toEqual([
        `${erasedWith('214', language)}\n${render('sms.eraseLeft', language, { name: 'Layla' })}`,
      ]);
      expect(await namesOn(1)).toEqual(['Layla']);
      expect(await phones.texts(1, hers)).toEqual([erasedWith('214', language)]);
      expect(await namesOn(1)).toEqual([]);
      expect(JSON.stringify(await db.items())).not.toMatch(/Layla|layla/);
    },
  );

  it('says of no one else where no one is left', async () => {
    await anActivity(db.context);
    await phones.texts(1, 'join 214 Layla');
    expect(await phones.texts(1, 'erase me')).toEqual([erasedWith('214')]);
  });
});

onTheTable('one word beside a code that the phone is registered in', () => {
  beforeEach(async () => {
    await anActivity(db.context);
    await anActivity(db.context, { code: '215' });
    await phones.texts(1, 'join 214 Layla female 1990');
  });

  it.each([
    '214 whoops',
    'Sara 214',
    '214: Huda!',
    '٢١٤ زهرة',
    '٢١٤ هدى',
    'ذكرى ٢١٤',
    '٢١٤ أمل.',
    '214 ڕوناک',
    '٢١٤ شیلان',
    'هێمن 214',
    '214 dilnaz',
    '214 May',
    '214 Zozan',
  ])('asks whether to cancel or for someone else: “%s”', async (body) => {
    const [answer] = await phones.texts(1, body);
    expect(languages.map((language) => render('sms.cancelOrAnother', language, { code: '214' }))).toContain(
      answer,
    );
    expect(await statuses()).toEqual(['214 confirmed']);
    expect(await namesOn(1)).toEqual(['Layla']);
  });

  it.each(['لا زينب', 'no, Zainab', 'نەخێر زەینەب', 'كلا، زينب', 'nope Zainab', 'نا زەینەب'])(
    'asks once more where NO stands before the name: “%s”',
    async (body) => {
      await phones.texts(1, '214 whoops');
      expect(await phones.texts(1, body)).toHaveLength(1);
      expect(await namesOn(1)).toEqual(['Layla']);
      expect(await statuses()).toEqual(['214 confirmed']);
      await phones.texts(1, 'Zainab');
      expect(await namesOn(1)).toEqual(['Layla', 'Zainab']);
    },
  );

  it.each(['زينب', 'sorry, Zainab', 'I mean Zainab', 'my sister Zainab', 'اسمها زينب', 'زەینەب'])(
    'and registers her where none does: “%s”',
    async (body) => {
      await phones.texts(1, '214 whoops');
      await phones.texts(1, body);
      expect(await statuses()).toEqual(['214 confirmed', '214 confirmed']);
    },
  );

  it('registers whoever is named then, or gives the place up', async () => {
    await phones.texts(1, '214 Sara');
    await phones.texts(1, 'Sara');
    expect(await namesOn(1)).toEqual(['Layla', 'Sara']);
    await phones.texts(1, '214 whoops');
    await phones.texts(1, 'cancel 214 Layla');
    expect(await statuses()).toEqual(['214 cancelled', '214 confirmed']);
  });

  it.each([
    'join 214 Sara',
    'سجل ٢١٤ سارة',
    'تۆمار ٢١٤ سارا',
    '214 for my sister Sara',
    '٢١٤ لاختي سارة',
    '٢١٤ بۆ خوشکم سارا',
    '214 Sara female',
    '214 Sara 1999',
    '٢١٤ سارة انثى',
    '214 Sara Ahmed',
    '٢١٤ سارة احمد',
  ])('registers who is plainly someone: “%s”', async (body) => {
    await phones.texts(1, body);
    expect(await statuses()).toEqual(['214 confirmed', '214 confirmed']);
    expect(await namesOn(1)).toHaveLength(2);
  });

  it.each(['215 Sara', '٢١٥ سارة', '215 ڕوناک'])(
    'registers where no one on the phone is registered yet: “%s”',
    async (body) => {
      await phones.texts(1, body);
      expect(await statuses()).toEqual(['214 confirmed', '215 confirmed']);
    },
  );

  it('is hers where it is her name, and of a phone that is registered no more someone’s', async () => {
    expect(await phones.texts(1, '214 Layla')).toEqual([
      render('sms.alreadyConfirmed', 'en', { code: '214' }),
    ]);
    await phones.texts(1, 'cancel 214');
    await phones.texts(1, '214 Sara');
    expect(await statuses()).toEqual(['214 cancelled', '214 confirmed']);
  });
});

onTheTable('a phone under STOP that texts a code', () => {
  it.each([
    ['en', 'STOP', 'join 214', 'START'],
    ['en', 'STOP', 'join 214 Layla', 'START'],
    ['en', 'STOP', '214 with 0 children', 'START'],
    ['ar', 'إيقاف', 'سجل ٢١٤', 'بدء'],
    ['ar', 'إيقاف', 'سجل ٢١٤ ليلى', 'بدء'],
    ['ckb', 'وەستان', 'تۆمار ٢١٤', 'دەستپێکردن'],
    ['ckb', 'وەستان', 'تۆمار ٢١٤ شیلان', 'دەستپێکردن'],
  ] as const)(
    'is told of the place and how to start, in %s (%s, %s), and of nothing else',
    async (language, stop, body, start) => {
      await anActivity(db.context);
      await phones.texts(1, stop);
      const [answer = '', ...more] = await phones.texts(1, body);
      expect(more).toEqual([]);
      const [{ startsAt = '' } = {}] = registrationsIn(await db.items());
      const place = { code: '214', centre: 'kirkuk', start: startsAt } as const;
      expect(answer).toBe(
        `${render('sms.statusLine.confirmed', language, place)}\n${render('sms.stoppedStill', language)}`,
      );
      expect(answer).toContain(start);
      expect(await statuses()).toEqual(['214 confirmed']);
      // She knows, so nobody is asked to call her.
      expect((await db.items()).filter(({ pk }) => pk.startsWith('CONCERN#'))).toEqual([]);
      expect(await phones.texts(1, 'status')).toEqual([]);
      expect(await phones.texts(1, start)).toEqual([render('sms.started', language)]);
      expect(await phones.texts(1, 'status')).toHaveLength(1);
    },
  );

  it('is told that it waits, that it has the place already, and that there is none of that code', async () => {
    await anActivity(db.context, { capacity: 1 });
    await anActivity(db.context, { code: '215' });
    await phones.texts(2, 'join 214');
    await phones.texts(1, 'stop');
    const still = render('sms.stoppedStill', 'en');
    const code = { code: '214' };
    expect(await phones.texts(1, 'join 214')).toEqual([`${render('sms.stoppedLine', 'en', code)}\n${still}`]);
    expect(await phones.texts(1, 'join 214')).toEqual([
      `${render('sms.alreadyWaitlisted', 'en', code)}\n${still}`,
    ]);
    expect(await phones.texts(1, 'join 999')).toEqual([
      `${render('sms.unknownCode', 'en', { code: '999' })}\n${still}`,
    ]);
    expect(await statuses()).toEqual(['214 confirmed', '214 waitlisted']);
  });

  it('is answered once, however often the text is delivered', async () => {
    await anActivity(db.context);
    await phones.texts(1, 'stop');
    const before = phones.saidTo(phoneNumber(1)).length;
    for (let delivery = 0; delivery < 3; delivery++) {
      await phones.delivered(1, 'join 214', 'sms:stopped');
      await phones.settle();
    }
    expect(phones.saidTo(phoneNumber(1))).toHaveLength(before + 1);
    expect(await statuses()).toEqual(['214 confirmed']);
  });

  it.each(['cancel 214', 'status', 'list', 'help', 'hello there', 'yes'])(
    'is told nothing to “%s”',
    async (body) => {
      await anActivity(db.context);
      await phones.texts(1, 'join 214');
      await phones.texts(1, 'stop');
      expect(await phones.texts(1, body)).toEqual([]);
    },
  );
});
