import { describe, expect, it } from 'vitest';
import { centreIds, languages } from '#events/index.ts';
import { understand } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { activityPlan, anActivity, phoneNumber, registers } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { newsIn } from '#tests/support/phones/phones.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

eachWithPhones();
const statuses = async () =>
  registrationsIn(await db.items())
    .map(({ status }) => status)
    .toSorted();

onTheTable('a place passed on, by text', () => {
  const dialogues = [
    { language: 'en', join: 'join 214', cancel: 'CANCEL 214', yes: 'yes', no: 'no 214', status: 'status' },
    { language: 'ar', join: 'سجل 214', cancel: 'الغاء 214', yes: 'نعم', no: 'لا 214', status: 'حالة' },
    {
      language: 'ckb',
      join: 'تۆمار 214',
      cancel: 'هەڵوەشاندنەوە 214',
      yes: 'بەڵێ',
      no: 'نەخێر 214',
      status: 'دۆخ',
    },
  ] as const;
  describe.each(dialogues)('in $language', ({ language, join, cancel, yes, no, status }) => {
    it('is offered, accepted, declined, and told', async () => {
      await anActivity(db.context, { capacity: 1 });
      for (const person of [1, 2, 3]) await phones.texts(person, join);
      expect(await phones.texts(1, cancel)).toEqual([render('sms.cancelled', language, { code: '214' })]);
      const offer = registrationsIn(await db.items()).find((each) => each.status === 'offered');
      const deadline = offer?.deadline ?? '';
      expect(newsIn(phones.saidTo(phoneNumber(2)).at(-1) ?? '')).toBe(
        render('sms.offered', language, { code: '214', deadline }),
      );
      expect(await phones.texts(2, status)).toEqual([
        render('sms.statusLine.offered', language, { code: '214', deadline }),
      ]);
      expect(await phones.texts(3, status)).toEqual([
        render('sms.statusLine.waitlisted', language, { code: '214', position: 1 }),
      ]);
      expect(await phones.texts(2, no)).toEqual([render('sms.declined', language, { code: '214' })]);
      expect(await phones.texts(3, yes)).toEqual([
        render('sms.confirmed', language, {
          code: '214',
          centre: 'kirkuk',
          start: '2026-12-07T07:00:00.000Z',
        }),
      ]);
      expect(await statuses()).toEqual(['cancelled', 'cancelled', 'confirmed']);
    });

    it('is passed on when nobody answers, and who comes too late hears it', async () => {
      await anActivity(db.context, { capacity: 1 });
      for (const person of [1, 2, 3]) await phones.texts(person, join);
      await phones.texts(1, cancel);
      db.clock.forward({ hours: 25 });
      await phones.settle();
      expect(newsIn(phones.saidTo(phoneNumber(2)).at(-1) ?? '')).toBe(
        render('sms.expired', language, { code: '214' }),
      );
      expect(await statuses()).toEqual(['cancelled', 'expired', 'offered']);
      expect(await phones.texts(2, yes)).toEqual([render('sms.offerEnded', language, { code: '214' })]);
    });
  });

  it('asks what a bare NO is for, when a question is open as well', async () => {
    await anActivity(db.context, { capacity: 1 });
    for (const person of [1, 2]) await phones.texts(person, 'join 214');
    await phones.texts(1, 'cancel 214');
    expect(await phones.texts(2, 'no')).toEqual([render('sms.whichNo', 'en', { code: '214' })]);
    expect(await phones.converses(2, 'skip')).toEqual([render('sms.ask.gender', 'en')]);
    expect(await statuses()).toEqual(['cancelled', 'offered']);
    await phones.texts(2, 'no 214');
    expect(await statuses()).toEqual(['cancelled', 'cancelled']);
  });

  it('answers a bare NO with the offer when nothing else was asked', async () => {
    await anActivity(db.context, { capacity: 1 });
    await phones.texts(1, 'join 214');
    await phones.texts(2, 'join 214 Layla female 1990');
    await phones.texts(1, 'cancel 214');
    await phones.texts(2, 'no');
    expect(await statuses()).toEqual(['cancelled', 'cancelled']);
  });

  it('answers YES and NO when nothing is offered, and CANCEL when nothing is registered', async () => {
    await anActivity(db.context);
    expect(await phones.texts(1, 'yes')).toEqual([render('sms.nothingAsked', 'en')]);
    expect(await phones.texts(1, 'no')).toEqual([render('sms.nothingAsked', 'en')]);
    expect(await phones.texts(1, 'cancel 214')).toEqual([render('sms.notRegistered', 'en', { code: '214' })]);
    expect(await phones.texts(1, 'cancel 215')).toEqual([render('sms.unknownCode', 'en', { code: '215' })]);
    expect(await phones.texts(1, 'status')).toEqual([render('sms.statusNone', 'en')]);
  });

  it('asks who is meant when several on the phone are registered', async () => {
    await anActivity(db.context);
    await phones.texts(1, '214 Manal');
    await phones.texts(1, 'join 214 Rebin');
    expect(await phones.texts(1, 'cancel 214')).toEqual([render('sms.whichPerson', 'en', { code: '214' })]);
    expect(await phones.texts(1, 'cancel 214 rebin')).toHaveLength(1);
    expect(await statuses()).toEqual(['cancelled', 'confirmed']);
  });
});

onTheTable('LIST', () => {
  it('tells what is open here, what has places first, and no title of a sensitive activity (rule 7)', async () => {
    await anActivity(db.context, { code: '214', capacity: 1 });
    await anActivity(db.context, { code: '215', sensitive: true, kind: 'self-help', capacity: 3 });
    const later = after(db.clock.now().toISOString(), { days: 1 });
    await anActivity(db.context, {
      code: '216',
      enrolment: { opensAt: later, closesAt: after(later, { days: 9 }) },
    });
    await registers(db.context, 2);
    const [answer = ''] = await phones.texts(1, 'list kirkuk');
    expect(answer.split('\n')).toEqual([
      render('sms.listHead', 'en'),
      render('sms.listLineSensitive', 'en', { code: '215', placesLeft: 3 }),
      render('sms.listLine', 'en', { code: '214', title: 'Sewing course', placesLeft: 0 }),
    ]);
  });

  it('tells of every centre, however many are open at the first, and how many more there are', async () => {
    const centres = ['baghdad', 'kirkuk'] as const;
    // Seventy full ones at the first centre in order; what has places is at the other.
    for (let code = 100; code < 170; code++) {
      await anActivity(db.context, { code: String(code), centre: centres[0], capacity: 1 });
      await registers(db.context, code, { code: String(code) });
    }
    for (const code of ['300', '301'])
      await anActivity(db.context, { code, centre: centres[1], capacity: 3 });
    for (const [body, language] of [
      ['list', 'en'],
      ['قائمة', 'ar'],
      ['لیست', 'ckb'],
    ] as const) {
      const [answer = ''] = await phones.texts(1, body);
      const told = answer.split('\n');
      expect(told).toHaveLength(8);
      for (const code of ['300', '301']) expect(told.slice(1, 3).join()).toContain(`${code}:`);
      expect(told.at(-1)).toBe(render('sms.listMoreAt', language, { count: 66, centre: 'baghdad' }));
    }
    const [inKirkuk = ''] = await phones.texts(2, 'list kirkuk');
    expect(inKirkuk.split('\n')).toHaveLength(3);
    const [inBaghdad = ''] = await phones.texts(2, 'list baghdad');
    expect(inBaghdad.split('\n').at(-1)).toBe(render('sms.listMore', 'en', { count: 64 }));
  });

  it('is understood as its own text says it', () => {
    for (const language of languages) {
      for (const centre of centreIds) {
        const said = render('sms.listMoreAt', language, { count: 3, centre });
        const asked = said.slice(said.lastIndexOf(':') + 1).trim();
        expect(understand(asked)).toMatchObject({ intent: 'list', centre });
      }
    }
  });

  it('says so when nothing is open', async () => {
    expect(await phones.texts(1, 'list')).toEqual([render('sms.listNone', 'en')]);
  });

  it('tells of the activity that has a code now, not of the one that had it', async () => {
    const past = await anActivity(db.context);
    db.clock.set(after(past.sessions.at(-1)?.start ?? '', { days: 40 }));
    const now = db.clock.now().toISOString();
    await anActivity(db.context, {
      ...activityPlan(now),
      titles: { ar: 'مسرح', ckb: 'شانۆ', en: 'Theatre' },
    });
    const [answer = ''] = await phones.texts(1, 'list kirkuk');
    expect(answer).toContain('Theatre');
    expect(answer).not.toContain('Sewing');
  });
});
