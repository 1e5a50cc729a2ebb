/** What people text about the days of a course: that they are there, that they do not come, that they stay. */
import { beforeEach, expect, it } from 'vitest';
import { moveSession } from '#shared/activities/index.ts';
import { openCheckIn, recordSheet } from '#shared/attendance/index.ts';
import { checkInWords } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { anActivity, registers, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { remindingWorld } from '#tests/support/messaging/reminding.ts';
import { registrationsIn } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

let course: Awaited<ReturnType<typeof anActivity>>;
eachWithPhones();
beforeEach(async () => {
  course = await anActivity(db.context);
});

const session = (nth: number) => {
  const found = course.sessions[nth];
  if (found === undefined) throw new Error(`There is no session ${nth}`);
  return found;
};
const recorded = async () =>
  (await db.events()).flatMap((event) => (event.type === 'attendance.recorded' ? [event.data.to] : []));
/** The first session has begun, and people may check in. */
async function open() {
  db.clock.set(after(session(0).start, { minutes: 5 }));
  const { activityId } = course;
  const opened = await openCheckIn(db.context, { activityId, sessionId: session(0).sessionId }, 'f3a1');
  if ('refused' in opened) throw new Error(opened.refused);
  const words = checkInWords.find(({ en }) => en === opened.checkIn.word);
  if (words === undefined) throw new Error('A word in one language alone');
  return words;
}

onTheTable('HERE, during a session', () => {
  it.each([
    ['en', 'HERE 214'],
    ['ar', 'حاضرة ٢١٤'],
    ['ckb', 'ئامادەم ٢١٤'],
  ] as const)('counts in %s with the word, and not without', async (language, here) => {
    await phones.texts(1, '214 Manal female 1990');
    const word = (await open())[language];
    const other = checkInWords.find((each) => each[language] !== word)?.[language];
    const code = { code: '214' };
    expect(await phones.texts(1, here)).toEqual([render('sms.wordMissing', language, code)]);
    expect(await phones.texts(1, `${here} ${other}`)).toEqual([render('sms.wrongWord', language, code)]);
    expect(await recorded()).toEqual([]);
    expect(await phones.texts(1, `${here} ${word}`)).toEqual([render('sms.here', language, code)]);
    expect(await recorded()).toEqual(['present']);
  });

  it('is not counted while the facilitator has not opened it, nor before or after', async () => {
    await phones.texts(1, '214 Manal female 1990');
    expect(await phones.texts(1, 'HERE 214 olive')).toEqual([
      expect.stringMatching(/no session now.*The next one/),
    ]);
    db.clock.set(after(session(0).start, { minutes: 5 }));
    expect(await phones.texts(1, 'HERE 214 olive')).toEqual([
      render('sms.checkInClosed', 'en', { code: '214' }),
    ]);
    expect(await phones.texts(9, 'HERE 214 olive')).toEqual([
      render('sms.notRegistered', 'en', { code: '214' }),
    ]);
    expect(await recorded()).toEqual([]);
  });

  it('is of the one who is named, on a phone of several', async () => {
    await phones.texts(1, '214 Manal female 1990');
    await phones.texts(1, '214 Layla female 1992');
    const { en: word } = await open();
    expect(await phones.texts(1, `HERE 214 ${word}`)).toEqual([
      render('sms.whoIsHere', 'en', { code: '214' }),
    ]);
    expect(await phones.texts(1, `HERE 214 ${word} Layla`)).toEqual([
      render('sms.hereFor', 'en', { code: '214', name: 'Layla' }),
    ]);
    expect(await recorded()).toEqual(['present']);
  });

  it('is one mark and one answer when it is delivered again', async () => {
    await phones.texts(1, '214 Manal female 1990');
    const { en: word } = await open();
    await phones.texts(1, `HERE 214 ${word}`, 'sms:test:here');
    expect(await phones.texts(1, `HERE 214 ${word}`, 'sms:test:here')).toEqual([]);
    expect(await recorded()).toEqual(['present']);
  });
});

onTheTable('NO, the day before a session', () => {
  const dayBefore = () => db.clock.set(after(session(0).start, { hours: -20 }));
  it.each([
    ['en', 'NO'],
    ['en', 'no 214'],
    ['ar', 'لا'],
    ['ckb', 'نەخێر'],
  ] as const)('excuses from that day in %s (%s), and the place stays', async (language, no) => {
    await phones.texts(1, '214 Manal female 1990');
    dayBefore();
    const said = await phones.texts(1, no);
    const { start } = session(0);
    expect(said).toEqual([render('sms.excused', language, { code: '214', start })]);
    expect(await recorded()).toEqual(['excused']);
    expect(registrationsIn(await db.items())).toMatchObject([{ status: 'confirmed' }]);
    // She says it again, and comes after all.
    await phones.texts(1, no);
    expect(await recorded()).toEqual(['excused']);
    const { en: word } = await open();
    await phones.texts(1, `HERE 214 ${word}`);
    expect(await recorded()).toEqual(['excused', 'present']);
    expect(await phones.texts(1, 'NO 214')).toEqual([render('sms.alreadyHere', 'en', { code: '214' })]);
  });

  it.each([
    ['en', 'Layla', 'NO 214 Layla'],
    ['ar', 'ليلى', 'لا 214 ليلى'],
    ['ckb', 'لەیلا', 'نەخێر 214 لەیلا'],
  ] as const)('says of which of two sisters that she has come: %s', async (language, name, no) => {
    await phones.texts(1, '214 Manal female 1990');
    await phones.texts(1, `214 ${name} female 1992`);
    db.clock.set(session(0).start);
    const { en: word } = await open();
    await phones.texts(1, `HERE 214 ${word} ${name}`);
    expect(await recorded()).toEqual(['present']);
    expect(await phones.texts(1, no)).toEqual([
      render('sms.alreadyHereFor', language, { code: '214', name }),
    ]);
  });

  it('means nothing when no session is near', async () => {
    await phones.texts(1, '214 Manal female 1990');
    expect(await phones.texts(1, 'NO')).toEqual([
      `${render('sms.nothingAsked', 'en')}\n${render('sms.giveUp', 'en', { code: '214' })}`,
    ]);
    expect(await recorded()).toEqual([]);
  });

  it('still declines a place on offer', async () => {
    await anActivity(db.context, { code: '215', capacity: 1 });
    await registers(db.context, 2, { code: '215' });
    await phones.texts(1, '214 Manal female 1990');
    await phones.texts(1, '215 Manal');
    dayBefore();
    await phones.texts(2, 'CANCEL 215');
    await phones.texts(1, 'NO');
    expect(await recorded()).toEqual([]);
  });

  it('asks for the name on a phone of several, and takes it', async () => {
    await phones.texts(1, '214 Manal female 1990');
    await phones.texts(1, '214 Layla female 1992');
    dayBefore();
    expect(await phones.texts(1, 'no')).toEqual([render('sms.whoStaysAway', 'en', { code: '214' })]);
    const { start } = session(0);
    expect(await phones.texts(1, 'no 214 Layla')).toEqual([
      render('sms.excusedFor', 'en', { code: '214', name: 'Layla', start }),
    ]);
    expect(await recorded()).toEqual(['excused']);
  });

  it('excuses from both sessions of one day', async () => {
    const { start, end } = session(0);
    const times = { start: after(start, { hours: 3 }), end: after(end, { hours: 3 }) };
    await anActivity(db.context, { code: '219', sessions: [times] });
    await phones.texts(1, '214 Manal female 1990');
    await phones.texts(1, '219');
    dayBefore();
    await phones.texts(1, 'NO');
    expect(await recorded()).toEqual(['excused', 'excused']);
  });
});

onTheTable('NO, in a course of every day', () => {
  const reminding = () => remindingWorld(db);
  /** Tomorrow's reminder comes as today's session begins. */
  async function daily(code: string, first: string) {
    const sessions = [0, 1].map((days) => ({
      start: after(first, { days }),
      end: after(first, { days, hours: 2 }),
    }));
    const activity = await anActivity(db.context, { code, sessions });
    const [today, tomorrow] = activity.sessions;
    if (today === undefined || tomorrow === undefined) throw new Error('There are no two sessions');
    return { activityId: activity.activityId, today, tomorrow };
  }
  const excused = (code: string, { start }: { readonly start: string }) => [
    render('sms.excused', 'en', { code, start }),
  ];

  it('is of the day that was told of last, whether the code is said or not', async () => {
    const { today, tomorrow } = await daily('217', session(0).start);
    await phones.texts(1, '217 Manal female 1990');
    await phones.texts(2, '217 Layla female 1992');
    await phones.texts(3, '217 Huda female 1993');
    const world = reminding();
    // Two hours before today's.
    await world.until(after(today.start, { hours: -1 }));
    expect(await phones.texts(3, 'NO')).toEqual(excused('217', today));
    await world.until(after(today.start, { minutes: 5 }));
    expect(await phones.texts(1, 'NO')).toEqual(excused('217', tomorrow));
    expect(await phones.texts(2, 'NO 217')).toEqual(excused('217', tomorrow));
    expect((await recorded()).sort()).toEqual(['excused', 'excused', 'excused']);
    // Who comes after all can say so; today she is expected.
    expect(await phones.texts(1, 'HERE 217')).toEqual([render('sms.checkInClosed', 'en', { code: '217' })]);
  });

  it('is of the next, where none was told of, or what was told of is not so any more', async () => {
    const { activityId, today, tomorrow } = await daily('217', session(0).start);
    await phones.texts(1, '217 Manal female 1990');
    db.clock.set(after(today.start, { minutes: 5 }));
    expect(await phones.texts(1, 'NO')).toEqual(excused('217', today));
    await phones.texts(2, '217 Layla female 1992');
    await reminding().until(after(today.start, { minutes: 10 }));
    await moveSession(
      db.context,
      { activityId, sessionId: tomorrow.sessionId, start: after(tomorrow.start, { days: 5, hours: 4 }) },
      staff,
    );
    expect(await phones.texts(2, 'NO 217')).toEqual(excused('217', today));
  });

  it('is of the course that the code names, though another was told of last', async () => {
    const start = after(session(0).start, { days: 1, hours: -1 });
    await anActivity(db.context, { code: '217', sessions: [{ start, end: after(start, { hours: 2 }) }] });
    await phones.texts(1, '214 Manal female 1990');
    await phones.texts(1, '217');
    // 214 was told of two hours before it begins; 217 a day before, which is an hour after that.
    await reminding().until(after(session(0).start, { minutes: -30 }));
    expect(await phones.texts(1, 'NO 214')).toEqual(excused('214', session(0)));
    expect(await phones.texts(1, 'NO')).toEqual(excused('217', { start }));
  });
});

onTheTable('after three absences', () => {
  async function misses(person: number) {
    await registers(db.context, person, { name: 'Manal' });
    const [registration] = registrationsIn(await db.items());
    if (registration === undefined) throw new Error('No one is registered');
    const { activityId, personId } = registration;
    for (const [nth, { sessionId, end }] of course.sessions.entries()) {
      // Before the last of them is over: then there is no place to keep, or to give up.
      const markedAt = after(end, { minutes: -5 });
      db.clock.set(markedAt);
      const mark = {
        personId,
        status: 'absent' as const,
        markId: `00000000-0000-4000-8000-00000000000${nth}`,
        markedAt,
        deviceId: 'tablet',
      };
      await recordSheet(db.context, { activityId, sessionId, marks: [mark], author: staff });
      await phones.settle();
    }
  }
  const settled = async () =>
    (await db.events()).flatMap((event) => (event.type === 'concern.settled' ? [event.data.outcome] : []));

  it('she is asked, and YES keeps the place', async () => {
    await misses(1);
    expect(await phones.texts(1, 'yes')).toEqual([render('sms.placeKept', 'en', { code: '214' })]);
    expect(await settled()).toEqual(['kept']);
    expect(registrationsIn(await db.items())).toMatchObject([{ status: 'confirmed' }]);
    const { start } = session(2);
    expect(await phones.texts(1, 'YES 214')).toEqual([
      render('sms.statusLine.confirmed', 'en', { code: '214', centre: 'kirkuk', start }),
    ]);
  });

  it('of two on a phone the one who keeps her place is named', async () => {
    await registers(db.context, 1, { name: 'Layla', code: '214' });
    await misses(1);
    const [kept = ''] = await phones.texts(1, 'yes 214');
    expect(kept).toMatch(/place of (Layla|Manal) in 214/);
    expect(await settled()).toEqual(['kept']);
  });

  it('NO is told how the place is given up, and gives up nothing', async () => {
    await misses(1);
    expect(await phones.texts(1, 'لا')).toEqual([render('sms.absences', 'ar', { code: '214' })]);
    expect(await settled()).toEqual([]);
    expect(registrationsIn(await db.items())).toMatchObject([{ status: 'confirmed' }]);
    await phones.texts(1, 'CANCEL 214');
    expect(await phones.texts(1, 'NO 214')).toEqual([render('sms.notRegistered', 'en', { code: '214' })]);
  });

  it('CANCEL gives it up', async () => {
    await misses(1);
    await phones.texts(1, 'CANCEL 214');
    expect(registrationsIn(await db.items())).toMatchObject([{ status: 'cancelled' }]);
    expect(await settled()).toEqual(['given-up']);
  });
});
