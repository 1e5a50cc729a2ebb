import { expect, it } from 'vitest';
import type { Language } from '#events/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';

eachWithPhones();
const people = async (person = 1) =>
  (await db.items()).filter(
    ({ pk, sk }) => pk === `PHONE#${phoneNumber(person)}` && sk.startsWith('PERSON#'),
  );
const statuses = async () =>
  registrationsIn(await db.items())
    .map(({ status }) => status)
    .toSorted();

onTheTable('one odd detail does not lose the registration (rule 3)', () => {
  it.each([
    ['214 منال انثى 1/7/1990', { name: 'منال', gender: 'female', birthYear: 1990 }],
    ['214 Layla female 01.07.1990', { name: 'Layla', gender: 'female', birthYear: 1990 }],
    ['٢١٤ منال ١٩٩٠م نازحة', { name: 'منال', gender: 'female', birthYear: 1990, group: 'idp' }],
    ['214 شیلان پەنابەر', { name: 'شیلان', gender: null, birthYear: null, group: 'refugee' }],
    ['214 Layla +49 170 1234567', { name: 'Layla', gender: null, birthYear: null }],
    [
      'السلام عليكم، أرجو تسجيلي في الدورة ٢١٤ مع جزيل الشكر والتقدير',
      { name: null, gender: null, birthYear: null },
    ],
    ['Dear team,\nplease register me for 214.\nKind regards,\nLayla Hassan', { name: 'Layla Hassan' }],
    ['21 4', { name: null }],
  ])('“%s” registers with what is sure', async (body, kept) => {
    await anActivity(db.context);
    expect((await phones.converses(1, body)).length).toBe(1);
    expect(await statuses()).toEqual(['confirmed']);
    expect(await people()).toMatchObject([kept]);
  });

  it('keeps how she came to live there, and says it in no text', async () => {
    await anActivity(db.context);
    await phones.converses(1, '214 منال انثى ١٩٩٠ نازحة');
    await phones.converses(1, 'STATUS');
    expect(registrationsIn(await db.items())).toMatchObject([{ group: 'idp' }]);
    expect(phones.saidTo(phoneNumber(1)).join('\n')).not.toMatch(/نازح|idp|displaced/i);
  });

  it.each([
    '214 is full?',
    'when does 214 start?',
    'هل الدورة 214 ممتلئة',
    'ئایا 214 پڕە',
    'room 214',
    'my sister finished 214',
  ])('“%s” registers no one, and is answered', async (body) => {
    await anActivity(db.context);
    expect(await phones.texts(1, body)).toHaveLength(1);
    expect(await statuses()).toEqual([]);
  });
});

onTheTable('several at once', () => {
  it.each([
    ['214 ليلى وزينب', 'ar', 'ليلى'],
    ['join 214 Layla and Zainab', 'en', 'Layla'],
    ['تۆمار 214 شیلان و هێرۆ', 'ckb', 'شیلان'],
  ] as const)(
    'of “%s” one is registered, and how to add the other is said',
    async (body, language: Language, name) => {
      await anActivity(db.context);
      const heard = await phones.converses(1, body);
      expect(heard).toHaveLength(2);
      expect(
        heard.filter((text) => text.startsWith(render('sms.onePersonEach', language, { code: '214' }))),
      ).toHaveLength(1);
      expect(await people()).toMatchObject([{ name }]);
      expect(await statuses()).toEqual(['confirmed']);
    },
  );

  it('the same text delivered again says nothing again', async () => {
    await anActivity(db.context);
    await phones.converses(1, '214 ليلى وزينب', 'sms:twice');
    const before = phones.saidTo(phoneNumber(1)).length;
    expect(await phones.converses(1, '214 ليلى وزينب', 'sms:twice')).toEqual([]);
    expect(phones.saidTo(phoneNumber(1))).toHaveLength(before);
    expect(await statuses()).toEqual(['confirmed']);
  });

  it('of two codes one is registered for, and how the other is said', async () => {
    await anActivity(db.context);
    await anActivity(db.context, { code: '215' });
    const heard = await phones.converses(1, 'join 214 and 215');
    expect(heard.some((text) => text.startsWith(render('sms.oneCodeEach', 'en', { code: '215' })))).toBe(
      true,
    );
    expect(registrationsIn(await db.items())).toMatchObject([{ code: '214' }]);
  });

  it.each([
    ['214 û 215', 'en'],
    ['214 w 215', 'en'],
    ['214 wa 215', 'en'],
    ['214w215', 'en'],
    ['join 214 u 215', 'en'],
    ['سجل ٢١٤ w ٢١٥', 'ar'],
    ['٢١٤ ويا ٢١٥ رجاء', 'ar'],
    ['تۆمار 214 û 215', 'ckb'],
    ['تۆمار 214 لەگەڵ 215', 'ckb'],
  ] as const)('and so is each of “%s”, whatever joins them', async (body, language) => {
    await anActivity(db.context);
    await anActivity(db.context, { code: '215' });
    const heard = (await phones.converses(1, body)).join('\n');
    expect(heard).toContain(render('sms.oneCodeEach', language, { code: '215' }));
    expect(registrationsIn(await db.items())).toMatchObject([{ code: '214', status: 'confirmed' }]);
    await phones.converses(1, '215');
    expect(await statuses()).toEqual(['confirmed', 'confirmed']);
  });

  it('two names where one was asked for: the first, and how to add the other', async () => {
    await anActivity(db.context);
    await phones.converses(1, 'سجل ٢١٤');
    const [answer = ''] = await phones.converses(1, 'ليلى وزينب');
    expect(answer).toContain(render('sms.onePersonEach', 'ar', { code: '214' }));
    expect(await people()).toMatchObject([{ name: 'ليلى' }]);
  });

  it('herself and two children', async () => {
    await anActivity(db.context, { childcareCapacity: 5 });
    await phones.converses(1, '214 لي ولطفلين');
    await phones.converses(2, 'for me and my 2 kids, 214');
    expect(registrationsIn(await db.items()).map(({ childcare }) => childcare)).toEqual([2, 2]);
  });
});

onTheTable('a number below', () => {
  const other = '07701234567';

  it.each([
    [`214\nManal Ahmed\n${other}`, 'en', { name: 'Manal Ahmed' }],
    [`Register 214. Manal Ahmed, mobile ${other}`, 'en', { name: 'Manal Ahmed' }],
    [
      `Dear team,\nplease register me for 214.\nKind regards,\nLayla Hassan\n${other}`,
      'en',
      { name: 'Layla Hassan' },
    ],
    [`join 214 Layla female 1990, my number is ${other}`, 'en', { name: 'Layla', birthYear: 1990 }],
    [`join 214, my phone ${other}`, 'en', { name: null }],
    [`سجل 214 اسمي منال، موبايل ${other}`, 'ar', { name: 'منال' }],
    [`السلام عليكم، اريد التسجيل في 214\nمنال احمد\n${other}`, 'ar', { name: 'منال احمد' }],
    ['سجل ٢١٤ منال انثى ١٩٩٠ رقمي ٠٧٧٠١٢٣٤٥٦٧', 'ar', { name: 'منال', gender: 'female', birthYear: 1990 }],
    [`سجلوني 214 رقم موبايلي ${other}`, 'ar', { name: null }],
    [`تۆمار 214 شیلان ژمارەکەم ${other}`, 'ckb', { name: 'شیلان' }],
    [`تۆمار 214\nشیلان ئەحمەد\n${other}`, 'ckb', { name: 'شیلان ئەحمەد' }],
    [`214 شیلان ئافرەت مۆبایلم ${other}`, 'ckb', { name: 'شیلان', gender: 'female' }],
  ] as const)(
    'of another phone in “%s”: registered on this one, and told so',
    async (body, language, kept) => {
      await anActivity(db.context);
      const heard = await phones.converses(1, body);
      expect(
        heard.filter((text) => text.startsWith(render('sms.textsComeHere', language, { code: '214' }))),
      ).toHaveLength(1);
      expect(await statuses()).toEqual(['confirmed']);
      expect(await people()).toMatchObject([kept]);
      expect(phones.saidTo('+9647701234567')).toEqual([]);
    },
  );

  it.each([
    '214\nManal Ahmed\n',
    'سجل 214 اسمي منال، موبايل ',
    'تۆمار 214 شیلان ژمارەکەم ',
    'Please register me for 214, thank you.\nManal Ahmed\n',
  ])('of the phone itself is no news: “%s”', async (before) => {
    await anActivity(db.context);
    expect(await phones.converses(1, before + phoneNumber(1).replace('+964', '0'))).toHaveLength(1);
    expect(await statuses()).toEqual(['confirmed']);
  });

  it.each([
    ['214 for my sister Layla 07701234567', 'en'],
    ['سجلوا اختي زينب 214 رقمها 07701234567', 'ar'],
    ['تۆمار 214 بۆ خوشکم شیلان 07701234567', 'ckb'],
  ] as const)('of someone else who is named registers no one: “%s”', async (body, language) => {
    await anActivity(db.context);
    expect(await phones.texts(1, body)).toEqual([render('sms.otherPhone', language, { code: '214' })]);
    expect(await statuses()).toEqual([]);
  });

  it('beside a question it is said too, and the place waits for the answer', async () => {
    await anActivity(db.context);
    await anActivity(db.context, { code: '215' });
    await phones.converses(1, 'join 214 Layla');
    await phones.converses(1, 'join 214 for my sister Sara');
    const [asked = ''] = await phones.converses(1, `215 ${other}`);
    expect(asked).toBe(
      `${render('sms.textsComeHere', 'en', { code: '215' })}\n${render('sms.whoIsItFor', 'en', { code: '215' })}`,
    );
    expect(registrationsIn(await db.items()).map(({ code }) => code)).toEqual(['214', '214']);
  });
});
