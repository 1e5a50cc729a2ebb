/** What is asked last is what an answer answers (domain.md rule 15), whatever it was asked by. */
import { beforeEach, expect, it } from 'vitest';
import type { AttendanceMark, Language } from '#events/index.ts';
import { attendancesOf, openCheckIn, recordSheet } from '#shared/attendance/index.ts';
import { checkInWords } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { messageIdOf } from '#shared/messaging/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { remindingWorld } from '#tests/support/messaging/reminding.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

let course: Awaited<ReturnType<typeof anActivity>>;
eachWithPhones();
beforeEach(async () => {
  // Nearer than a question is kept for.
  const sessions = [3, 4].map((days) => ({
    start: after('2026-11-23T07:00:00.000Z', { days }),
    end: after('2026-11-23T09:00:00.000Z', { days }),
  }));
  course = await anActivity(db.context, { childcareCapacity: 6, sessions });
});

const said: Readonly<Record<Language, { readonly no: string; readonly yes: string; readonly here: string }>> =
  {
    en: { no: 'No', yes: 'yes', here: 'HERE 214' },
    ar: { no: 'لا', yes: 'نعم', here: 'حاضرة ٢١٤' },
    ckb: { no: 'نەخێر', yes: 'بەڵێ', here: 'ئامادەم ٢١٤' },
  };
const languages = ['en', 'ar', 'ckb'] as const;
const code = '214';

const session = (nth: number, of = course) => {
  const found = of.sessions[nth];
  if (found === undefined) throw new Error(`There is no session ${nth}`);
  return found;
};
const recorded = async () =>
  (await db.events()).flatMap((event) => (event.type === 'attendance.recorded' ? [event.data.to] : []));
const statuses = async () =>
  registrationsIn(await db.items())
    .map((each) => `${each.code} ${each.status}`)
    .toSorted();
const isAskedStill = async (person = 1) => {
  const [talk] = (await db.items()).filter(
    (item) => item.pk === keys.conversationKey(phoneNumber(person)).pk && item.sk === 'STATE#TALK',
  );
  return talk?.asking ?? null;
};

/** The reminder of the day before has come. */
const reminded = (start = session(0).start) => remindingWorld(db).until(after(start, { hours: -20 }));

/** Staff note someone at a session. */
async function marks(
  status: AttendanceMark,
  { of = course, nth = 0, person = 0, at = session(nth, of).end } = {},
) {
  const registration = registrationsIn(await db.items()).filter(
    ({ activityId }) => activityId === of.activityId,
  )[person];
  if (registration === undefined) throw new Error('No one is registered');
  const { activityId, personId } = registration;
  if (db.clock.now().toISOString() < at) db.clock.set(at);
  const markId = `00000000-0000-4000-8000-00000000${nth}${person}0${String(Math.floor(Math.random() * 10))}`;
  const mark = { personId, status, markId, markedAt: at, deviceId: 'tablet' };
  await recordSheet(db.context, {
    activityId,
    sessionId: session(nth, of).sessionId,
    marks: [mark],
    author: staff,
  });
  await phones.settle();
}

/** A daily course of this many sessions. */
async function daily(of: string, count: number) {
  const sessions = Array.from({ length: count }, (_, days) => ({
    start: after(session(0).start, { days }),
    end: after(session(0).end, { days }),
  }));
  return anActivity(db.context, { code: of, sessions });
}
/** Three absences in a row, by which she is asked whether she stays. */
async function missesThree(of: typeof course, person = 0) {
  for (const nth of [0, 1, 2]) await marks('absent', { of, nth, person });
}

/** A place in a full course comes free for phone 1. */
async function offered(of: string, holder = 5) {
  await phones.texts(holder, `CANCEL ${of}`);
  const found = registrationsIn(await db.items()).find(
    (each) => each.code === of && each.status === 'offered',
  );
  if (found?.deadline === undefined) throw new Error('Nothing is on offer');
  return found.deadline;
}
const fullCourse = async (of: string, holder = 5) => {
  const later = after(session(0).start, { days: 60 });
  await anActivity(db.context, {
    code: of,
    capacity: 1,
    sessions: [{ start: later, end: after(later, { hours: 2 }) }],
  });
  await registers(db.context, holder, { code: of });
};

onTheTable('a question of days ago', () => {
  it.each(languages)('gives way to a reminder that was sent since: %s', async (language) => {
    await phones.texts(1, '214 Manal female 1990');
    expect(await isAskedStill()).toBe('childcare');
    await reminded();
    const { start } = session(0);
    expect(await phones.texts(1, said[language].no)).toEqual([
      render('sms.excused', language, { code, start }),
    ]);
    expect(await recorded()).toEqual(['excused']);
    expect(await isAskedStill()).toBe('childcare');
    // What is no answer to a reminder answers the question as before.
    await phones.texts(1, '2');
    expect(registrationsIn(await db.items())).toMatchObject([{ childcare: 2 }]);
  });

  it.each(['name', 'gender'])('gives way whichever it was: %s', async (question) => {
    await phones.texts(1, question === 'name' ? '214' : '214 Manal');
    expect(await isAskedStill()).toBe(question);
    await reminded();
    await phones.texts(1, 'no');
    expect(await recorded()).toEqual(['excused']);
  });

  it('is answered by NO where nothing was sent since', async () => {
    await phones.texts(1, '214 Manal female 1990');
    db.clock.forward({ days: 2 });
    await phones.texts(1, 'no');
    expect(await recorded()).toEqual([]);
    expect(await isAskedStill()).toBeNull();
  });

  it('is answered where it was put once more after the reminder', async () => {
    await phones.texts(1, '214 Manal female 1990');
    await reminded();
    db.clock.forward({ minutes: 10 });
    await phones.texts(1, 'hello');
    await phones.texts(1, '214');
    await phones.texts(1, 'no');
    expect(await recorded()).toEqual([]);
    expect(await isAskedStill()).toBeNull();
  });

  it('does not take a reminder that still waits for one that was sent', async () => {
    await phones.texts(1, '214 Manal female 1990');
    const [registration] = registrationsIn(await db.items());
    if (registration === undefined) throw new Error('No one is registered');
    db.clock.forward({ days: 1 });
    const at = db.clock.now().toISOString();
    const messageId = messageIdOf('held', 'reminder', registration.personId);
    await db.context.table.insert({
      ...keys.messageKey(messageId),
      ...keys.messageOfPerson(registration.personId, at),
      messageId,
      personId: registration.personId,
      lines: [{ key: 'sms.reminder', args: { code, centre: 'kirkuk', start: session(0).start } }],
      purpose: 'reminder',
      language: 'en',
      createdAt: at,
      state: 'queued',
    });
    await phones.texts(1, 'no');
    expect(await recorded()).toEqual([]);
    expect(await isAskedStill()).toBeNull();
  });

  it.each(languages)('gives way to an offer that was sent since: %s', async (language) => {
    await fullCourse('401');
    await phones.texts(1, '401 Manal female 1990');
    await phones.texts(1, '214');
    expect(await isAskedStill()).not.toBeNull();
    db.clock.forward({ hours: 2 });
    await offered('401');
    db.clock.forward({ minutes: 5 });
    expect(await phones.texts(1, said[language].no)).toEqual([
      render('sms.declined', language, { code: '401' }),
    ]);
    expect(await statuses()).toEqual(['214 confirmed', '401 cancelled', '401 cancelled']);
  });

  it('whether she wants both gives way too, and YES takes the place on offer', async () => {
    await fullCourse('401');
    await phones.texts(1, '401 Manal female 1990 0 children');
    await phones.texts(1, '214');
    await anActivity(db.context, {
      code: '219',
      sessions: course.sessions.map(({ start, end }) => ({ start, end })),
    });
    await phones.texts(1, '219');
    expect(await isAskedStill()).toBe('overlap');
    db.clock.forward({ hours: 2 });
    await offered('401');
    db.clock.forward({ minutes: 5 });
    await phones.texts(1, 'yes');
    expect(await statuses()).toEqual(['214 confirmed', '401 cancelled', '401 confirmed']);
  });

  it('is put again where news came since that asks nothing', async () => {
    await phones.texts(1, '214 Manal female 1990');
    db.clock.forward({ hours: 1 });
    const [registration] = registrationsIn(await db.items());
    if (registration === undefined) throw new Error('No one is registered');
    const at = db.clock.now().toISOString();
    const messageId = messageIdOf('news', 'all', registration.personId);
    await db.context.table.insert({
      ...keys.messageKey(messageId),
      ...keys.messageOfPerson(registration.personId, at),
      messageId,
      personId: registration.personId,
      lines: [{ key: 'sms.broadcast', args: { centre: 'kirkuk', text: 'Film evening on Sunday.' } }],
      purpose: 'broadcast',
      language: 'en',
      createdAt: at,
      sentAt: at,
      state: 'sent',
    });
    db.clock.forward({ minutes: 1 });
    expect(await phones.converses(1, 'no')).toEqual([
      `${render('sms.sorry', 'en')}\n${render('sms.ask.childcare', 'en')}`,
    ]);
    expect(await isAskedStill()).toBe('childcare');
    await phones.texts(1, 'no');
    expect(await isAskedStill()).toBeNull();
    expect(await recorded()).toEqual([]);
  });
});

onTheTable('what was asked last', () => {
  it.each(languages)('is the reminder, and the older offer stays: %s', async (language) => {
    await fullCourse('401');
    await phones.texts(1, '214 Manal female 1990 0 children');
    await phones.texts(1, '401');
    db.clock.set(after(session(0).start, { hours: -25 }));
    await offered('401');
    await reminded();
    expect(await phones.texts(1, said[language].yes)).not.toContain(
      render('sms.confirmed', language, { code: '401', centre: 'kirkuk', start: session(0).start }),
    );
    expect(await statuses()).toContain('401 offered');
    await phones.texts(1, said[language].no);
    expect(await statuses()).toContain('401 offered');
    expect(await recorded()).toEqual(['excused']);
    await phones.texts(1, `${said[language].no} 401`);
    expect(await statuses()).not.toContain('401 offered');
  });

  it('is the offer that was told again, since she texted something else', async () => {
    await fullCourse('401');
    await phones.texts(1, '214 Manal female 1990 0 children');
    await phones.texts(1, '401');
    db.clock.set(after(session(0).start, { hours: -25 }));
    await offered('401');
    await reminded();
    db.clock.forward({ minutes: 5 });
    await phones.texts(1, 'let me ask my husband and tell you tomorrow');
    db.clock.forward({ minutes: 5 });
    await phones.texts(1, 'no');
    expect(await recorded()).toEqual([]);
    expect(await statuses()).toEqual(['214 confirmed', '401 cancelled', '401 cancelled']);
  });

  it('of two offers is the later', async () => {
    for (const [of, holder] of [
      ['401', 5],
      ['402', 6],
    ] as const) {
      await fullCourse(of, holder);
      await phones.texts(1, `${of} Manal female 1990 0 children`);
      if (of === '402') await phones.texts(1, 'yes');
    }
    db.clock.forward({ hours: 1 });
    await offered('401', 5);
    db.clock.forward({ hours: 1 });
    await offered('402', 6);
    await phones.texts(1, 'no');
    expect(await statuses()).toEqual(['401 cancelled', '401 offered', '402 cancelled', '402 cancelled']);
    await phones.texts(1, 'yes 401');
    expect(await statuses()).toContain('401 confirmed');
  });

  it('that is over by now is said to be over, and excuses from nothing', async () => {
    await fullCourse('401');
    await phones.texts(1, '214 Manal female 1990 0 children');
    await phones.texts(1, '401');
    db.clock.set(after(session(0).start, { hours: -27 }));
    const deadline = await offered('401');
    db.clock.set(after(deadline, { minutes: 1 }));
    await phones.settle();
    const [answer = ''] = await phones.texts(1, 'no');
    expect(answer).toMatch(/over/);
    expect(await recorded()).toEqual([]);
  });
});

onTheTable('whether she stays', () => {
  const asked = async () => {
    course = await daily('217', 6);
    await phones.texts(1, '217 Manal female 1990 0 children');
    await missesThree(course);
  };
  it.each([
    ['en', 'NO'],
    ['en', 'no 217'],
    ['en', 'I cannot come'],
    ['en', 'not coming 217'],
    ['ar', 'لا'],
    ['ar', 'كلا'],
    ['ar', 'لا ٢١٧'],
    ['ar', 'ما اكدر اجي'],
    ['ar', 'ماراح اجي'],
    ['ckb', 'نەخێر'],
    ['ckb', 'نا'],
    ['ckb', 'نەخێر ٢١٧'],
    ['ckb', 'نایەم'],
  ] as const)('answered with NO is no excuse, in %s: “%s”', async (language, no) => {
    await asked();
    // Tomorrow's session is near, and its reminder has not come yet.
    expect(await phones.texts(1, no)).toEqual([render('sms.absences', language, { code: '217' })]);
    expect(await recorded()).toEqual(['absent', 'absent', 'absent']);
    expect(await statuses()).toEqual(['217 confirmed']);
  });

  it.each(languages)('is no question any more in a course that is over: %s', async (language) => {
    await asked();
    db.clock.set(after(session(5).end, { minutes: 5 }));
    const over = [render('sms.statusLine.over', language, { code: '217' })];
    expect(await phones.texts(1, said[language].no)).toEqual(over);
    expect(await phones.texts(1, said[language].yes)).toEqual(over);
    expect(await statuses()).toEqual(['217 confirmed']);
    expect(await recorded()).toEqual(['absent', 'absent', 'absent']);
  });

  it.each(languages)('gives way to the reminder after it: %s', async (language) => {
    await asked();
    // Tomorrow's comes as today's begins.
    const next = session(4);
    await remindingWorld(db).until(after(session(3).start, { minutes: 5 }));
    expect(await phones.texts(1, said[language].no)).toEqual([
      render('sms.excused', language, { code: '217', start: next.start }),
    ]);
    expect(await recorded()).toEqual(['absent', 'absent', 'absent', 'excused']);
  });

  it('asked after the reminder is what NO answers', async () => {
    course = await daily('217', 6);
    await phones.texts(1, '217 Manal female 1990 0 children');
    await remindingWorld(db).until(after(session(3).start, { hours: -1, minutes: -30 }));
    await missesThree(course);
    expect(await phones.texts(1, 'no')).toEqual([render('sms.absences', 'en', { code: '217' })]);
    expect(await recorded()).not.toContain('excused');
  });

  it.each(languages)(
    'answered with YES keeps the place, whatever is on offer since before: %s',
    async (language) => {
      await fullCourse('401');
      course = await daily('217', 6);
      await phones.texts(1, '217 Manal female 1990 0 children');
      await phones.texts(1, '401');
      await marks('absent', { of: course, nth: 0 });
      await marks('absent', { of: course, nth: 1 });
      db.clock.set(session(2).start);
      await offered('401');
      db.clock.forward({ minutes: 5 });
      await marks('absent', { of: course, nth: 2 });
      expect(await statuses()).toContain('401 offered');
      expect(await phones.texts(1, said[language].yes)).toEqual([
        render('sms.placeKept', language, { code: '217' }),
      ]);
      expect(await statuses()).toContain('401 offered');
    },
  );

  it('is answered for whom it was asked, on a phone of two', async () => {
    course = await daily('217', 6);
    await phones.texts(1, '217 Manal female 1990 0 children');
    await phones.texts(1, '217 Layla female 1992 0 children');
    const second = registrationsIn(await db.items()).length - 1;
    await missesThree(course, second);
    const [answer = ''] = await phones.texts(1, 'لا');
    expect(answer).toMatch(/217/);
    expect(answer.split('\n').filter((line) => line.includes('217'))).not.toHaveLength(0);
    expect(await recorded()).toEqual(['absent', 'absent', 'absent']);
  });
});

onTheTable('an excuse of oneself', () => {
  const share = async () => {
    const [registration] = registrationsIn(await db.items());
    if (registration === undefined) throw new Error('No one is registered');
    const noted = await attendancesOf(db.context.table, registration.personId, registration.activityId);
    return noted.map(({ status, isDisputed }) => [status, isDisputed]);
  };
  it.each([
    ['en', 'NO'],
    ['en', 'no 214'],
    ['en', 'I cannot come today'],
    ['ar', 'لا'],
    ['ar', 'ما اكدر اجي اليوم'],
    ['ckb', 'نەخێر'],
    ['ckb', 'ئەمڕۆ نایەم'],
  ] as const)('does not rewrite an absence that staff marked, in %s: “%s”', async (language, no) => {
    await phones.texts(1, '214 Manal female 1990 0 children');
    await reminded();
    db.clock.set(after(session(0).start, { minutes: 20 }));
    await marks('absent', { at: after(session(0).start, { minutes: 20 }) });
    db.clock.forward({ minutes: 10 });
    expect(await phones.texts(1, no)).toEqual([render('sms.excuseTooLate', language, { code })]);
    expect(await recorded()).toEqual(['absent']);
    expect(await share()).toEqual([['absent', false]]);
  });

  it('is none any more once the session has begun and others are marked', async () => {
    await phones.texts(1, '214 Manal female 1990 0 children');
    await phones.texts(2, '214 Layla female 1990 0 children');
    await reminded();
    db.clock.set(after(session(0).start, { minutes: 20 }));
    const items = await db.items();
    const layla = items.find(({ pk, sk }) => pk === `PHONE#${phoneNumber(2)}` && sk.startsWith('PERSON#'));
    const person = registrationsIn(items).findIndex(({ personId }) => personId === layla?.personId);
    await marks('present', { person, at: after(session(0).start, { minutes: 20 }) });
    expect(await phones.texts(1, 'no')).toEqual([render('sms.excuseTooLate', 'en', { code })]);
    expect(await recorded()).toEqual(['present']);
  });
  it('counts while the session has begun and nobody is marked', async () => {
    await phones.texts(1, '214 Manal female 1990 0 children');
    await reminded();
    db.clock.set(after(session(0).start, { minutes: 20 }));
    await phones.texts(1, 'no');
    expect(await recorded()).toEqual(['excused']);
  });

  it('of before the session stands, where staff who did not know of it note her absent', async () => {
    await phones.texts(1, '214 Manal female 1990 0 children');
    await reminded();
    await phones.texts(1, 'no');
    await marks('absent');
    expect(await share()).toEqual([['excused', false]]);
  });

  it('does not stand where a sheet that was made before it comes later', async () => {
    await phones.texts(1, '214 Manal female 1990 0 children');
    await reminded();
    db.clock.set(after(session(0).start, { minutes: 40 }));
    await phones.texts(1, 'no');
    await marks('absent', { at: after(session(0).start, { minutes: 10 }) });
    expect(await share()).toEqual([['absent', false]]);
  });

  it('to a reminder of a session that is over is of no other', async () => {
    course = await daily('217', 6);
    await phones.texts(1, '217 Manal female 1990 0 children');
    await remindingWorld(db).until(after(session(0).start, { hours: -1 }));
    db.clock.set(after(session(0).end, { minutes: 30 }));
    expect(await phones.texts(1, 'no')).toEqual([
      render('sms.absentNext', 'en', { code: '217', start: session(1).start }),
    ]);
    expect(await recorded()).toEqual([]);
  });
});

onTheTable('the word of the day alone', () => {
  async function open() {
    db.clock.set(after(session(0).start, { minutes: 5 }));
    const { activityId } = course;
    const opened = await openCheckIn(db.context, { activityId, sessionId: session(0).sessionId }, 'f3a1');
    if ('refused' in opened) throw new Error(opened.refused);
    const words = checkInWords.find(({ en }) => en === opened.checkIn.word);
    if (words === undefined) throw new Error('A word in one language alone');
    return words;
  }
  const another = (word: string) => checkInWords.find(({ en }) => en !== word)?.en ?? '';

  it.each(languages)('is enough right after it was asked for: %s', async (language) => {
    await phones.texts(1, '214 Manal female 1990');
    const words = await open();
    await phones.texts(1, said[language].here);
    db.clock.forward({ minutes: 2 });
    expect(await phones.texts(1, words[language])).toEqual([render('sms.here', language, { code })]);
    expect(await recorded()).toEqual(['present']);
    // The question that was open stays so.
    expect(await isAskedStill()).toBe('childcare');
  });

  it('is enough after a wrong one, and in another language than it was asked in', async () => {
    await phones.texts(1, '214 Manal female 1990');
    const words = await open();
    await phones.texts(1, `HERE 214 ${another(words.en)}`);
    await phones.texts(1, another(words.en));
    expect(await recorded()).toEqual([]);
    await phones.texts(1, words.ckb);
    expect(await recorded()).toEqual(['present']);
  });

  it('with a name, or the name alone, where it was asked who is there', async () => {
    await phones.texts(1, '214 Manal female 1990');
    await phones.texts(1, '214 Layla female 1992');
    const { en } = await open();
    expect(await phones.texts(1, `HERE 214 ${en}`)).toEqual([render('sms.whoIsHere', 'en', { code })]);
    expect(await phones.texts(1, 'Layla')).toEqual([render('sms.hereFor', 'en', { code, name: 'Layla' })]);
    await phones.texts(1, 'HERE 214');
    expect(await phones.texts(1, `${en} Manal`)).toEqual([
      render('sms.hereFor', 'en', { code, name: 'Manal' }),
    ]);
    expect(await recorded()).toEqual(['present', 'present']);
  });

  it('is not understood where it was not asked for, or long ago', async () => {
    await phones.texts(1, '214 Manal female 1990 0 children');
    const { en } = await open();
    expect(await phones.texts(1, en)).toEqual([render('sms.unknown', 'en')]);
    await phones.texts(1, 'HERE 214');
    db.clock.forward({ hours: 3 });
    expect(await phones.texts(1, en)).toEqual([render('sms.unknown', 'en')]);
    expect(await recorded()).toEqual([]);
  });

  it('stands in no one’s way: what is a command is one', async () => {
    await phones.texts(1, '214 Manal female 1990 0 children');
    await open();
    await phones.texts(1, 'HERE 214');
    expect(await phones.texts(1, 'status')).toHaveLength(1);
    await phones.texts(1, 'CANCEL 214');
    expect(await statuses()).toEqual(['214 cancelled']);
  });
});
