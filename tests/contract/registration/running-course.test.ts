import { afterEach, describe, expect, it } from 'vitest';
import type { Language } from '#events/index.ts';
import { cancelSession, changeCapacity, openUnderCodes } from '#shared/activities/index.ts';
import { lastMinute } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { cancel, register, registrationOf } from '#shared/registration/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, asks, participant, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { newsIn, phonesOf } from '#tests/support/phones/phones.ts';
import { broken, registrationsIn, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { aMonday, onTheTable } from '#tests/support/table/table.ts';
import { after as later } from '#tests/support/time/clock.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import { hiddenIn } from '#tests/support/web/visitor.ts';

eachWithPhones();
afterEach(async () => {
  const items = await db.items();
  expect([...broken(items), ...wakeUpsLost(items, db.clock.now())]).toEqual([]);
});

/** From Tuesday on at ten o'clock in Baghdad, two hours a day, ten days; places are given until the sixth is over. */
const day = (position: number) => ({
  start: later(aMonday, { days: position + 1 }),
  end: later(aMonday, { days: position + 1, hours: 2 }),
});
const days = Array.from({ length: 10 }, (_, position) => day(position));
const aLongCourse = (capacity = 1, wanted: Parameters<typeof anActivity>[1] = {}) =>
  anActivity(db.context, {
    capacity,
    sessions: days,
    enrolment: { opensAt: later(aMonday, { days: -1 }), closesAt: later(aMonday, { days: 60 }) },
    ...wanted,
  });
const lastOf = (person: number, on = phones) => newsIn(on.saidTo(phoneNumber(person)).at(-1) ?? '');
const said = {
  en: { join: 'join 214', cancel: 'CANCEL 214', yes: 'yes', status: 'status' },
  ar: { join: 'سجل 214', cancel: 'الغاء 214', yes: 'نعم', status: 'حالة' },
  ckb: { join: 'تۆمار 214', cancel: 'هەڵوەشاندنەوە 214', yes: 'بەڵێ', status: 'دۆخ' },
} as const;
const languages = ['en', 'ar', 'ckb'] as const satisfies readonly Language[];
const words = (language: Language) => said[language];
const code = '214';
const centre = 'kirkuk';

onTheTable('a place in a course that has begun', () => {
  describe.each(languages)('in %s', (language) => {
    const words = said[language];

    it('is told with the next session and how many are over', async () => {
      await aLongCourse(2);
      db.clock.set(later(day(2).end, { hours: 1 }));
      expect(await phones.texts(1, words.join)).toEqual([
        render('sms.confirmedLate', language, { code, centre, start: day(3).start, over: 3, sessions: 10 }),
      ]);
      expect(await phones.texts(1, words.status)).toEqual([
        render('sms.statusLine.confirmed', language, { code, centre, start: day(3).start }),
      ]);
    });

    it('is offered with how many are over, until two hours before the next', async () => {
      await aLongCourse();
      for (const person of [1, 2]) await phones.texts(person, words.join);
      db.clock.set(later(day(1).start, { hours: 3 }));
      await phones.texts(1, words.cancel);
      const deadline = later(day(2).start, { hours: -2 });
      expect(lastOf(2)).toBe(render('sms.offeredLate', language, { code, deadline, over: 2, sessions: 10 }));
      expect(await phones.texts(2, words.yes)).toEqual([
        render('sms.confirmedLate', language, { code, centre, start: day(2).start, over: 2, sessions: 10 }),
      ]);
    });

    it('is given shortly before the next session, with how many are over', async () => {
      await aLongCourse();
      for (const person of [1, 2]) await phones.texts(person, words.join);
      db.clock.set(later(day(4).start, { hours: -3 }));
      await phones.texts(1, words.cancel);
      expect(lastOf(2)).toBe(
        render('sms.placedLate', language, { code, centre, start: day(4).start, over: 4, sessions: 10 }),
      );
    });

    it('is offered to no one, and taken by no one, once it cannot be completed; STATUS says so', async () => {
      await aLongCourse();
      for (const person of [1, 2]) await phones.texts(person, words.join);
      db.clock.set(later(day(5).end, { minutes: 1 }));
      const before = phones.saidTo(phoneNumber(2)).length;
      await phones.texts(1, words.cancel);
      expect(phones.saidTo(phoneNumber(2))).toHaveLength(before);
      expect(await phones.texts(2, words.status)).toEqual([
        render('sms.statusLine.tooLate', language, { code }),
      ]);
      expect(await phones.texts(3, words.join)).toEqual([render('sms.placesOver', language, { code })]);
    });

    it('is told to be over when it is, for a month, and no one is invited to it', async () => {
      await aLongCourse(1);
      for (const person of [1, 2]) await phones.texts(person, words.join);
      db.clock.set(later(day(9).end, { minutes: 1 }));
      const over = [render('sms.statusLine.over', language, { code })];
      for (const person of [1, 2]) expect(await phones.texts(person, words.status)).toEqual(over);
      expect(await phones.texts(3, words.join)).toEqual([render('sms.courseOver', language, { code })]);
      db.clock.set(later(day(9).end, { days: 30 }));
      expect(await phones.texts(1, words.status)).toEqual(over);
      db.clock.set(later(day(9).end, { days: 32 }));
      for (const person of [1, 2])
        expect(await phones.texts(person, words.status)).toEqual([render('sms.statusNone', language)]);
    });
  });

  it.each([
    ['en', 'closed', ['214', 'join 214', '214 please', '214 Manal']],
    ['ar', 'closed', ['٢١٤', 'سجل 214', 'اريد التسجيل 214', '214 منال']],
    ['ckb', 'closed', ['214', 'تۆمار 214', 'دەمەوێت تۆمار بکەم لە 214', '214 مەنال']],
    ['en', 'places-over', ['214', 'register 214', '214 Manal']],
    ['ar', 'places-over', ['214', 'تسجيل ٢١٤', '214 منال']],
    ['ckb', 'places-over', ['٢١٤', 'بەشداری 214', '214 مەنال']],
  ] as const)(
    'is not said to be closed to whoever has one, in %s when it is %s',
    async (language, why, texts) => {
      const names = { en: 'Manal', ar: 'منال', ckb: 'مەنال' };
      const opensAt = later(aMonday, { days: -1 });
      const closesAt = why === 'closed' ? day(0).start : later(aMonday, { days: 60 });
      await aLongCourse(2, { enrolment: { opensAt, closesAt } });
      for (const person of [1, 2, 3]) await phones.texts(person, `${said[language].join} ${names[language]}`);
      db.clock.set(later(why === 'closed' ? day(1).end : day(6).end, { minutes: 1 }));
      for (const text of texts) {
        expect(await phones.texts(1, text), text).toEqual([
          render('sms.alreadyConfirmed', language, { code }),
        ]);
        db.clock.forward({ minutes: 20 });
      }
      // Nor to whoever is in line for one; but to everyone else, and to whom no one on the phone is.
      expect(await phones.texts(3, texts[0])).toEqual([render('sms.alreadyWaitlisted', language, { code })]);
      const refused = render(why === 'closed' ? 'sms.closed' : 'sms.placesOver', language, { code });
      expect(await phones.texts(7, said[language].join)).toEqual([refused]);
      expect(await phones.texts(1, `${said[language].join} Rebin`)).toEqual([
        render(why === 'closed' ? 'sms.closed' : 'sms.placesOver', language, { code }),
      ]);
    },
  );

  it('of several on a phone is told of each by name, when registration is closed', async () => {
    await aLongCourse(5, {
      enrolment: { opensAt: later(aMonday, { days: -1 }), closesAt: day(0).start },
    });
    await phones.texts(1, '214 Manal female 1990');
    await phones.texts(1, '214 Layla female 1992');
    db.clock.set(later(day(1).end, { minutes: 1 }));
    const [told = ''] = await phones.texts(1, '214');
    expect(told.split('\n')).toHaveLength(2);
    for (const name of ['Manal', 'Layla']) expect(told).toContain(`214 ${name}: a place`);
    expect(await phones.texts(1, '214 Layla')).toEqual([
      render('sms.alreadyConfirmedFor', 'en', { code, name: 'Layla' }),
    ]);
  });

  it('is told in the morning as it is then: with the session of that day, and not of the evening before', async () => {
    const night = phonesOf(db, { limits: { ...looseLimits, quietHours: { from: '21:00', until: '08:00' } } });
    const evening = {
      start: later(aMonday, { days: 1, hours: 11 }),
      end: later(aMonday, { days: 1, hours: 13 }),
    };
    const morning = {
      start: later(aMonday, { days: 2, hours: -1 }),
      end: later(aMonday, { days: 2, hours: 1 }),
    };
    await aLongCourse(1, { sessions: [day(0), evening, morning, day(3)] });
    for (const person of [1, 2]) await night.texts(person, 'join 214');
    // 22:00: she is told at 08:00, an hour before the session of the morning. The session of the evening goes on until 23:00.
    db.clock.set(later(aMonday, { days: 1, hours: 12 }));
    await night.texts(1, 'CANCEL 214');
    const before = night.saidTo(phoneNumber(2)).length;
    expect(lastOf(2, night)).not.toContain('turn');
    db.clock.set(later(aMonday, { days: 1, hours: 22, minutes: 1 }));
    await night.settle();
    expect(night.saidTo(phoneNumber(2)).slice(before).map(newsIn)).toEqual([
      render('sms.placedLate', 'en', { code, centre, start: morning.start, over: 2, sessions: 4 }),
    ]);
  });

  it('is said without a date where every session was called off', async () => {
    const { activityId, sessions } = await aLongCourse(2, { sessions: [day(0)] });
    await phones.texts(1, 'join 214');
    await cancelSession(db.context, { activityId, sessionId: sessions[0]?.sessionId ?? '' }, staff);
    db.clock.set(later(day(0).start, { hours: -1 }));
    expect(await phones.texts(1, 'status')).toEqual([
      render('sms.statusLine.undated', 'en', { code, centre }),
    ]);
  });
});

onTheTable('until when places are given', () => {
  const refusedAs = async (person: number) => {
    const outcome = await register(db.context, asks(db.context, person));
    return 'refused' in outcome ? outcome.refused : outcome.registration.status;
  };

  it('is by default while whoever comes to all that is left can complete', async () => {
    await aLongCourse(5);
    db.clock.set(later(day(5).end, { minutes: -1 }));
    expect(await refusedAs(1)).toBe('confirmed');
    db.clock.set(day(5).end);
    expect(await refusedAs(2)).toBe('places-over');
    db.clock.set(day(9).end);
    expect(await refusedAs(3)).toBe('course-over');
  });

  describe.each(languages)('after it, in %s', (language) => {
    it('tells who texts or fills in the form that it is too late, and what else there is', async () => {
      const visitor = siteVisitor(db);
      await aLongCourse(5);
      await anActivity(db.context, { code: '215', enrolment: { opensAt: aMonday, closesAt: day(9).end } });
      const form = '/activities/214/register';
      db.clock.set(later(day(5).end, { minutes: -1 }));
      const until = render('page.closesOn', language, { closesAt: lastMinute(day(5).end) });
      expect((await visitor.get(`/activities/214?lang=${language}`)).text).toContain(until);
      const early = await visitor.get(form);
      const fields = { formKey: hiddenIn(early, 'formKey') ?? '', name: 'Shilan', consent: 'yes', language };
      db.clock.set(later(day(5).end, { minutes: 1 }));
      const [said = ''] = await phones.texts(1, words(language).join);
      expect(said).toBe(render('sms.placesOver', language, { code }));
      expect(said).toMatch(/LIST|قائمة|لیست/);
      const tooLate = render('problem.places-over', language);
      const page = await visitor.get(`/activities/214?lang=${language}`);
      expect(page.text).toContain(tooLate);
      expect(page.text).not.toContain(form);
      expect(page.text).toContain('href="/?centre=kirkuk"');
      const sent = await visitor.submit(`${form}?lang=${language}`, { ...fields, phone: '07701234567' });
      expect(sent.status).toBe(409);
      expect(sent.text).toContain(tooLate);
      expect(sent.text).toContain('href="/?centre=kirkuk"');
      const others = (await visitor.get(`/?centre=kirkuk&lang=${language}`)).text;
      expect(others).toContain('/activities/215');
      expect(others).not.toContain('/activities/214');
      expect(registrationsIn(await db.items())).toEqual([]);
    });
  });

  it('moves with the timetable', async () => {
    const { activityId, sessions } = await aLongCourse(5);
    for (const position of [7, 8, 9])
      await cancelSession(db.context, { activityId, sessionId: sessions[position]?.sessionId ?? '' }, staff);
    const [open] = await openUnderCodes(db.context.table, [code]);
    // Seven are left, of which four are the least.
    expect(open).toMatchObject({ placesUntil: day(3).end, endsAt: day(6).end, lastSessionAt: day(6).start });
  });

  it('is as staff say, at announcing and later; a later end serves the line, and none is the default again', async () => {
    const placesUntil = day(2).end;
    const activity = await aLongCourse(1, { placesUntil });
    const { activityId } = activity;
    await registers(db.context, 1);
    await registers(db.context, 2);
    db.clock.set(later(day(2).end, { minutes: 1 }));
    expect(await refusedAs(3)).toBe('places-over');
    const [first] = registrationsIn(await db.items()).filter(({ status }) => status === 'confirmed');
    if (first === undefined) throw new Error('No one has the place');
    await cancel(db.context, first, participant);
    await phones.settle();
    const second = registrationsIn(await db.items()).find(({ status }) => status === 'waitlisted');
    expect(second).toBeDefined();
    const howMany = { activityId, capacity: 1, childcareCapacity: 0 };
    const changed = await changeCapacity(db.context, { ...howMany, placesUntil: day(6).end }, staff);
    expect(changed).toMatchObject({ placesUntil: day(6).end, version: activity.version + 1 });
    await phones.settle();
    const now = await registrationOf(db.context.table, activityId, second?.personId ?? '');
    expect(now?.status).toBe('offered');
    const event = (await db.events()).findLast(({ type }) => type === 'activity.capacity-changed');
    expect(event?.data).toMatchObject({ placesUntil: day(6).end, capacity: 1 });
    expect(await changeCapacity(db.context, { ...howMany, placesUntil: null }, staff)).not.toHaveProperty(
      'placesUntil',
    );
    const [open] = await openUnderCodes(db.context.table, [code]);
    expect(open?.placesUntil).toBe(day(5).end);
    // Said again it changes nothing, and left out it stays.
    const again = await changeCapacity(db.context, howMany, staff);
    expect(again).toMatchObject({ version: activity.version + 2 });
  });

  it('is worked out of the timetable where an activity was announced before it stood under its code', async () => {
    const { activityId } = await aLongCourse(1);
    const { table } = db.context;
    const update = keys.codeKey(code);
    await table.update({
      update,
      changes: { remove: ['placesUntil', 'endsAt'] },
      when: () => `attribute_exists(pk)`,
    });
    await registers(db.context, 1);
    await registers(db.context, 2);
    db.clock.set(later(day(5).end, { minutes: 1 }));
    expect(await refusedAs(3)).toBe('places-over');
    const first = registrationsIn(await db.items()).find(({ status }) => status === 'confirmed');
    await cancel(db.context, { activityId, personId: first?.personId ?? '' }, participant);
    await phones.settle();
    expect(
      registrationsIn(await db.items())
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(['cancelled', 'waitlisted']);
    db.clock.set(day(9).end);
    expect(await refusedAs(3)).toBe('course-over');
    await table.update({
      update,
      changes: { set: { placesUntil: day(5).end } },
      when: () => `attribute_exists(pk)`,
    });
  });
});
