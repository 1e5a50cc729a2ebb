import { beforeEach, expect, it } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { anActivity } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { onTheTable } from '#tests/support/table/table.ts';

eachWithPhones();
const start = '2026-12-07T07:00:00.000Z';
const titles = (en: string, ar: string, ckb: string) => ({ titles: { en, ar, ckb } });

onTheTable('a course by its word instead of its code', () => {
  beforeEach(async () => {
    await anActivity(db.context, {
      code: '214',
      kind: 'sewing',
      ...titles('Sewing', 'الخياطة', 'بەرگدروون'),
    });
    await anActivity(db.context, {
      code: '215',
      kind: 'english',
      ...titles('English', 'الإنكليزية', 'ئینگلیزی'),
    });
    await anActivity(db.context, {
      code: '216',
      kind: 'other',
      ...titles('Computer skills', 'مهارات الحاسوب', 'کۆمپیوتەر'),
    });
    await anActivity(db.context, {
      code: '217',
      kind: 'sewing',
      centre: 'ninewa',
      ...titles('Sewing', 'الخياطة', 'بەرگدروون'),
    });
  });

  it.each([
    ['i want to join the sewing course', ['214', '217']],
    ['سجلني بالخياطة', ['214', '217']],
    ['دەمەوێت بەشداری کۆرسی دوورمان بکەم', ['214', '217']],
    ['sewing in kirkuk', ['214']],
    ['دورات الخياطة في نينوى', ['217']],
    ['English course', ['215']],
    ['حاسوب', ['216']],
    ['computer course please', ['216']],
  ])('“%s” is answered with the codes %j', async (body, codes) => {
    const [answer = '', ...more] = await phones.texts(1, body);
    expect(more).toEqual([]);
    expect(answer.match(/21\d(?=:)/g)?.toSorted()).toEqual(codes);
  });

  it('is looked for at her centre where that is known', async () => {
    await phones.texts(1, 'join 217');
    const [answer = ''] = await phones.texts(1, 'sewing course');
    expect(answer.match(/21\d(?=:)/g)).toEqual(['217']);
  });

  it.each([
    ['حلاقة', 'ar'],
    ['theatre course', 'en'],
    ['خولی ئارایشگەری', 'ckb'],
  ] as const)('“%s”, of which there is none, is answered in words', async (body, language) => {
    expect(await phones.texts(1, body)).toEqual([render('sms.findNone', language)]);
  });

  it('a sensitive activity is not among what is found, and not told from none', async () => {
    await anActivity(db.context, {
      code: '220',
      kind: 'self-help',
      sensitive: true,
      ...titles('Grief', 'حزن', 'خەم'),
    });
    expect(await phones.texts(1, 'self help group')).toEqual([render('sms.findNone', 'en')]);
    const [list = ''] = await phones.texts(1, 'LIST');
    expect(list).toContain('220:');
    expect(list).not.toContain('Grief');
  });
});

onTheTable('where and when', () => {
  it.each([
    ['when does 214 start', 'sms.when', 'en'],
    ['متى تبدأ الدورة ٢١٤', 'sms.when', 'ar'],
    ['٢١٤ کەی دەستپێدەکات', 'sms.when', 'ckb'],
    ['where is 214', 'sms.where', 'en'],
    ['وين ٢١٤', 'sms.where', 'ar'],
    ['خولی ٢١٤ لە کوێیە', 'sms.where', 'ckb'],
  ] as const)('“%s” is told by its code, to anyone', async (body, key, language) => {
    await anActivity(db.context);
    expect(await phones.texts(1, body)).toEqual([
      render(key, language, { code: '214', centre: 'kirkuk', start }),
    ]);
  });

  it.each([
    ['when is my course', 'sms.when', 'en'],
    ['شوكت الدورة', 'sms.when', 'ar'],
    ['کەی خولەکەم دەست پێدەکات', 'sms.when', 'ckb'],
    ['where is the centre', 'sms.where', 'en'],
    ['وين المركز', 'sms.where', 'ar'],
  ] as const)('“%s” is told of what she is registered for', async (body, key, language) => {
    await anActivity(db.context);
    await phones.texts(1, 'join 214');
    expect(await phones.texts(1, body)).toEqual([
      render(key, language, { code: '214', centre: 'kirkuk', start }),
    ]);
  });

  it('tells the next session, not the first', async () => {
    const second = '2026-12-14T07:00:00.000Z';
    await anActivity(db.context, {
      sessions: [start, second].map((at) => ({ start: at, end: at.replace('T07', 'T09') })),
    });
    db.clock.forward({ days: 15 });
    expect(db.clock.now().toISOString() > start && db.clock.now().toISOString() < second).toBe(true);
    expect(await phones.texts(1, 'when is 214')).toEqual([
      render('sms.when', 'en', { code: '214', centre: 'kirkuk', start: second }),
    ]);
  });

  it('is told to who is registered for nothing, too', async () => {
    expect(await phones.texts(1, 'where are you')).toEqual([render('sms.whereCentres', 'en')]);
    expect(await phones.texts(2, 'متى الدورة')).toEqual([render('sms.statusNone', 'ar')]);
    expect(await phones.texts(3, 'when is 999')).toEqual([render('sms.unknownCode', 'en', { code: '999' })]);
  });
});

onTheTable('a greeting', () => {
  it.each([
    ['السلام عليكم', 'ar'],
    ['صباح الخير', 'ar'],
    ['hi', 'en'],
    ['Hello!', 'en'],
    ['سڵاو', 'ckb'],
    ['چۆنی', 'ckb'],
    ['slaw', 'ckb'],
  ] as const)('“%s” is answered with what can be done', async (body, language) => {
    expect(await phones.texts(1, body)).toEqual([render('sms.greeting', language)]);
  });

  it('puts the open question once more', async () => {
    await anActivity(db.context);
    await phones.converses(1, 'join 214');
    expect(await phones.converses(1, 'hello')).toEqual([
      `${render('sms.hello', 'en')}\n${render('sms.ask.name', 'en')}`,
    ]);
    expect((await phones.converses(1, 'Layla'))[0]).toContain(render('sms.thanks', 'en'));
  });

  it('that is a name is one where a name was asked for', async () => {
    await anActivity(db.context);
    await phones.converses(1, 'سجل ٢١٤');
    expect((await phones.converses(1, 'سلام'))[0]).toContain(render('sms.thanks', 'ar'));
  });

  it('is answered three times an hour at the most', async () => {
    for (const [nth, body] of ['hi', 'hello', 'good morning', 'hey', 'good evening'].entries()) {
      db.clock.forward({ minutes: 14 });
      expect(await phones.texts(1, body), body).toHaveLength(nth < 3 ? 1 : 0);
    }
  });
});

onTheTable('thanks alone', () => {
  it.each([
    ['thanks', 'en'],
    ['thank you so much!', 'en'],
    ['thank you for your help', 'en'],
    ['شكرا', 'ar'],
    ['تسلمون', 'ar'],
    ['shukran', 'ar'],
    ['سوپاس', 'ckb'],
    ['دەستتان خۆش', 'ckb'],
    ['spas', 'ckb'],
  ] as const)('“%s” gets a friendly word', async (body, language) => {
    expect(await phones.texts(1, body)).toEqual([render('sms.welcome', language)]);
  });

  it('in a picture gets it in the language of the phone', async () => {
    await phones.texts(1, 'help');
    expect(await phones.texts(1, '👍')).toEqual([render('sms.welcome', 'en')]);
  });

  it('puts the open question once more, as what is no answer does', async () => {
    await anActivity(db.context);
    await phones.converses(1, 'join 214');
    expect(await phones.converses(1, 'thanks')).toEqual([
      `${render('sms.sorry', 'en')}\n${render('sms.ask.name', 'en')}`,
    ]);
    expect(await phones.converses(1, 'thank you')).toEqual([
      `${render('sms.welcome', 'en')}\n${render('sms.ask.name', 'en')}`,
    ]);
    expect((await phones.converses(1, 'Layla'))[0]).toContain(render('sms.thanks', 'en'));
  });

  it.each(['thanks', 'شكرا', 'سوپاس', '👍'])(
    'to an offer is no answer: “%s” has it repeated',
    async (body) => {
      await anActivity(db.context, { capacity: 1 });
      await phones.texts(1, '214 Manal female 1990');
      await phones.texts(2, '214 Layla female 1992');
      await phones.texts(1, 'CANCEL 214');
      const [answer = ''] = await phones.texts(2, body);
      expect(answer).toContain('214');
      expect(await phones.texts(2, 'YES 214')).toHaveLength(1);
    },
  );

  it('shares what greetings and the unknown have: three answers an hour, then silence', async () => {
    const said = ['thanks', 'hello', 'qwertz uiop', 'thank you', '👍'];
    for (const [nth, body] of said.entries()) {
      db.clock.forward({ minutes: 5 });
      expect(await phones.texts(1, body), body).toHaveLength(nth < 3 ? 1 : 0);
    }
  });

  it('sent back by a machine dies within three', async () => {
    let heard = await phones.texts(1, 'thanks');
    let answers = 0;
    while (heard[0] !== undefined && answers < 9) {
      answers++;
      heard = await phones.texts(1, heard[0]);
    }
    expect(answers).toBeLessThanOrEqual(3);
  });
});
