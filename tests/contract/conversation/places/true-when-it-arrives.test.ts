/** What a text says is true when it arrives, of whom it is said, and to whom (domain.md rule 15). */
import { expect, it } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { appointFocalPoint } from '#shared/people/index.ts';
import { promote } from '#shared/registration/index.ts';
import { anActivity, phoneNumber, registers, staff, system } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { remindingWorld } from '#tests/support/messaging/reminding.ts';
import { newsIn } from '#tests/support/phones/phones.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

eachWithPhones();

const languages = ['en', 'ar', 'ckb'] as const;
const said = {
  en: { join: 'join 401', cancel: 'CANCEL 401', yes: 'yes', no: 'no', status: 'status', help: 'help' },
  ar: { join: 'سجل ٤٠١', cancel: 'الغاء ٤٠١', yes: 'نعم', no: 'لا', status: 'حالة', help: 'مساعدة' },
  ckb: {
    join: 'تۆمار 401',
    cancel: 'هەڵوەشاندنەوە 401',
    yes: 'بەڵێ',
    no: 'نەخێر',
    status: 'دۆخ',
    help: 'یارمەتی',
  },
} as const;
const code = '401';

/** Registration closes in two days, the first session is in ten. */
async function closesSoon(capacity = 5) {
  const now = db.clock.now().toISOString();
  return anActivity(db.context, {
    code,
    capacity,
    enrolment: { opensAt: after(now, { days: -1 }), closesAt: after(now, { days: 2 }) },
    sessions: [
      { start: after(now, { days: 10 }), end: after(now, { days: 10, hours: 2 }) },
      { start: after(now, { days: 12 }), end: after(now, { days: 12, hours: 2 }) },
    ],
  });
}
const close = () => db.clock.forward({ days: 3 });

onTheTable('how to register again', () => {
  it.each(languages)(
    'is said while registration is open, and not when it is closed: %s',
    async (language) => {
      await closesSoon();
      const { join, cancel } = said[language];
      await phones.texts(1, join);
      expect(await phones.texts(1, cancel)).toEqual([render('sms.cancelled', language, { code })]);
      await phones.texts(1, join);
      close();
      expect(await phones.texts(1, cancel)).toEqual([render('sms.cancelledClosed', language, { code })]);
      expect(render('sms.cancelledClosed', language, { code }).match(/401/g)).toHaveLength(1);
    },
  );

  it.each(languages)(
    'is not said of a place that was declined or not taken in time: %s',
    async (language) => {
      await closesSoon(1);
      const { join, no, yes, status } = said[language];
      await registers(db.context, 5, { code });
      for (const person of [1, 2]) {
        await phones.texts(person, join);
        await phones.texts(person, status);
      }
      close();
      await phones.texts(5, 'CANCEL 401');
      expect(await phones.texts(1, no)).toEqual([render('sms.declinedClosed', language, { code })]);
      await promote(db.context, code, system);
      await phones.settle();
      const offered = registrationsIn(await db.items()).find((each) => each.status === 'offered');
      if (offered?.deadline === undefined) throw new Error('Nothing is on offer');
      db.clock.set(after(offered.deadline, { minutes: 1 }));
      await phones.settle();
      expect(phones.saidTo(phoneNumber(2)).map(newsIn)).toContain(
        render('sms.expiredClosed', language, { code }),
      );
      expect(await phones.texts(2, yes)).toEqual([render('sms.offerEndedClosed', language, { code })]);
    },
  );

  it('is not said where the code is another activity’s by then', async () => {
    const first = await closesSoon();
    await phones.texts(1, '401 Manal female 1990');
    const end = first.sessions.at(-1)?.end ?? '';
    db.clock.set(after(end, { days: 40 }));
    await anActivity(db.context, { code });
    await phones.texts(1, 'CANCEL 401');
    expect(phones.saidTo(phoneNumber(1)).join()).not.toMatch(/To register again/);
  });
});

onTheTable('a course that is over', () => {
  const over = async () => {
    const { sessions, activityId } = await closesSoon();
    await phones.texts(1, '401 Manal female 1990');
    await phones.texts(1, 'no');
    const end = sessions.at(-1)?.end ?? '';
    db.clock.set(after(end, { minutes: 1 }));
    return { activityId, end };
  };
  const statuses = async () => registrationsIn(await db.items()).map(({ status }) => status);

  it.each([
    ['en', 'CANCEL 401'],
    ['en', 'cancel 401 Manal'],
    ['en', 'leave 401'],
    ['en', '401 cancel'],
    ['ar', 'الغاء 401'],
    ['ar', 'إلغاء ٤٠١'],
    ['ar', '401 الغي'],
    ['ckb', 'هەڵوەشاندنەوە 401'],
    ['ckb', 'هەڵوەشاندنەوە ٤٠١'],
  ] as const)('is not given up any more, with what was earned in it: %s “%s”', async (language, cancel) => {
    await over();
    expect(await phones.texts(1, cancel)).toEqual([render('sms.courseOver', language, { code })]);
    expect(await statuses()).toEqual(['confirmed']);
  });

  it('is left by whoever waits, and given up until it is over', async () => {
    const { sessions } = await closesSoon(1);
    for (const person of [1, 2]) await phones.texts(person, '401');
    const end = sessions.at(-1)?.end ?? '';
    db.clock.set(after(end, { minutes: -1 }));
    await phones.texts(1, 'CANCEL 401');
    expect((await statuses()).toSorted()).toEqual(['cancelled', 'waitlisted']);
    db.clock.set(after(end, { minutes: 1 }));
    await phones.texts(2, 'CANCEL 401');
    expect(await statuses()).toEqual(['cancelled', 'cancelled']);
  });

  it.each([
    ['en', 'when is my course?', 'where'],
    ['ar', 'شوكت الدورة؟', 'وين'],
    ['ckb', 'دانیشتنی داهاتوو کەیە', 'لە کوێیە'],
  ] as const)(
    'is told to have no session any more, and then not at all: %s',
    async (language, when, where) => {
      const { end } = await over();
      const none = render('sms.noSessionLeft', language, { code });
      expect(await phones.texts(1, when)).toEqual([none]);
      db.clock.set(after(end, { days: 32 }));
      expect(await phones.texts(1, when)).toEqual([render('sms.statusNone', language)]);
      expect(await phones.texts(1, where)).toEqual([render('sms.whereCentres', language)]);
    },
  );
});

onTheTable('what we keep', () => {
  it.each([
    ['en', '999'],
    ['en', 'join 999'],
    ['en', 'join 888'],
    ['ar', 'سجل ٩٩٩'],
    ['ar', 'اريد اسجل بالدورة 999'],
    ['ckb', 'تۆمار 999'],
    ['ckb', 'دەمەوێت تۆمار بکەم لە 999'],
    ['en', 'help'],
    ['ar', 'مساعدة'],
    ['ckb', 'یارمەتی'],
    ['en', 'status'],
    ['ar', 'حالة'],
    ['ckb', 'دۆخ'],
  ] as const)('is not said where nothing is kept, and with the place: %s “%s”', async (language, body) => {
    await closesSoon();
    for (const text of await phones.converses(1, body)) {
      for (const each of languages) {
        expect(text).not.toContain(render('sms.consent', each));
        expect(text).not.toContain(render('sms.consentBrief', each));
      }
    }
    const [placed = ''] = await phones.converses(1, said[language].join);
    expect(
      [render('sms.consent', language), render('sms.consentBrief', language)].some((text) =>
        placed.includes(text),
      ),
    ).toBe(true);
  });

  it('names the other languages to one whose language was but guessed, all the same', async () => {
    const [answer = ''] = await phones.converses(1, '999');
    expect(answer.split('\n').length).toBeGreaterThan(1);
  });
});

onTheTable('of whom a text speaks', () => {
  it('is said by name on a phone of two, and to one that only a form knows', async () => {
    await closesSoon();
    await phones.texts(1, '401 Manal female 1990');
    const [second = ''] = await phones.texts(1, '401 Layla female 1992');
    expect(second).toMatch(/Layla/);
    await registers(db.context, 7, { code, name: 'Huda' });
    await phones.settle();
    expect(phones.saidTo(phoneNumber(7)).join()).toMatch(/Huda/);
  });

  it.each(languages)('is the neighbour, to a focal point: %s', async (language) => {
    await appointFocalPoint(db.context, { phone: phoneNumber(20), centre: 'kirkuk' }, staff);
    const course = await closesSoon();
    const start = course.sessions[0]?.start ?? '';
    const { join, status, yes } = said[language];
    const name = language === 'en' ? 'Layla' : language === 'ar' ? 'ليلى' : 'لەیلا';
    await phones.texts(20, `${join} ${name} 1990 0770 000 0007`);
    expect(phones.saidTo(phoneNumber(20)).at(-1)).toContain(name);
    expect(await phones.texts(20, status)).toEqual([
      render('sms.statusLine.confirmedFor', language, { code, name, centre: 'kirkuk', start }),
    ]);
    expect(await phones.texts(20, `${join} ${name} 1990 0770 000 0007`)).toEqual([
      render('sms.alreadyConfirmedFor', language, { code, name }),
    ]);
    expect((await phones.texts(20, yes)).join()).toContain(name);
    expect((await phones.texts(20, said[language].cancel)).join()).toContain(name);
  });
});

onTheTable('two sessions of a day', () => {
  it.each(languages)(
    'of one activity are reminded of together, and NO is of that day: %s',
    async (language) => {
      const now = db.clock.now().toISOString();
      const day = after(now, { days: 3 });
      const sessions = [0, 4].map((hours) => ({
        start: after(day, { hours }),
        end: after(day, { hours: hours + 2 }),
      }));
      await anActivity(db.context, { code, sessions });
      await phones.texts(1, said[language].join);
      const world = remindingWorld(db);
      await world.until(after(day, { hours: -20 }));
      const [first, second] = sessions;
      if (first === undefined || second === undefined) throw new Error('There are no two sessions');
      const [reminder = ''] = world.sent.map(({ text }) => text).filter((text) => text.includes(code));
      const time = new Date(Date.parse(second.start) + 3 * 3_600_000).toISOString().slice(11, 16);
      expect(reminder).toBe(
        render('sms.reminderTwice', language, { code, centre: 'kirkuk', start: first.start, time }),
      );
      expect(reminder).toMatch(/401\s*$/);
      await phones.texts(1, `${said[language].no} 401`);
      const marks = (await db.events()).flatMap((event) =>
        event.type === 'attendance.recorded' ? [event.data.to] : [],
      );
      expect(marks).toEqual(['excused', 'excused']);
    },
  );
});
