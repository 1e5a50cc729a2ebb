import { expect, it } from 'vitest';
import { moveSession } from '#shared/activities/index.ts';
import {
  type CheckIn,
  checkIn,
  closeCheckIn,
  excuse,
  openCheckIn,
  recordSheet,
} from '#shared/attendance/index.ts';
import { checkInWord } from '#shared/language/index.ts';
import { cancel } from '#shared/registration/index.ts';
import { participant, staff } from '#tests/support/builders.ts';
import { authorOn, markNumber } from '#tests/support/courses/marks.ts';
import { aCourse, attendanceBroken, type Course, outcomeOf } from '#tests/support/courses/sheets.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

const texter = { kind: 'participant', channel: 'sms' } as const;

const wellKept = async (db: TestTable) => {
  const items = await db.items();
  expect([...broken(items), ...attendanceBroken(items, await db.events())]).toEqual([]);
  return items;
};

/** A session at which the word is known. */
async function openSession(
  db: TestTable,
  people = 2,
): Promise<Course & { word: string; wordInArabic: string }> {
  const course = await aCourse(db, people);
  const opened = await openCheckIn(db.context, course, 'facilitator');
  if ('refused' in opened) throw new Error(`Not opened: ${opened.refused}`);
  const { word } = opened.checkIn;
  return { ...course, word, wordInArabic: checkInWord(word)?.ar ?? '' };
}

const here = (db: TestTable, { personIds, word }: { personIds: readonly string[]; word: string }) =>
  ({
    people: personIds.slice(0, 1).map((personId) => ({ personId })),
    code: '214',
    said: word,
    textId: 'sms:1',
    receivedAt: db.clock.now(),
    actor: texter,
  }) satisfies CheckIn;

onTheTable('who says that she is here', () => {
  it('with the word of the day is noted present, once, by herself', async () => {
    const db = await newTable();
    const course = await openSession(db);
    const command = here(db, course);
    expect(await checkIn(db.context, command)).toMatchObject({
      attendance: { status: 'present', marks: [{ author: texter }] },
      session: { came: 1 },
      registration: { personId: course.personIds[0] },
    });
    const events = (await db.events()).length;
    expect(await checkIn(db.context, command)).toMatchObject({ session: { came: 1 } });
    expect(await db.events()).toHaveLength(events);
    await wellKept(db);
    await db.drop();
  });

  it('is understood with the word in Arabic, with its article and another spelling', async () => {
    const db = await newTable();
    const course = await openSession(db);
    const said = `حاضر ٢١٤ ال${course.wordInArabic}!`;
    expect(await checkIn(db.context, { ...here(db, course), said })).toMatchObject({
      attendance: { status: 'present' },
    });
    await db.drop();
  });

  it('is not noted without the word, with another, or with all of them', async () => {
    const db = await newTable();
    const course = await openSession(db);
    const other = course.word === 'olive' ? 'bread' : 'olive';
    const says = (said: string) => checkIn(db.context, { ...here(db, course), said });
    expect(await says('')).toEqual({ refused: 'word-missing', code: '214' });
    expect(await says(other)).toEqual({ refused: 'wrong-word', code: '214' });
    expect(await says(`${other} ${course.word}`)).toEqual({ refused: 'wrong-word', code: '214' });
    expect(outcomeOf(await wellKept(db)).people).toEqual([]);
    await db.drop();
  });

  it('is not noted before the facilitator opens it, nor after she closes it; the next word is another', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1);
    const closed = { refused: 'check-in-closed', code: '214' };
    expect(await checkIn(db.context, here(db, { ...course, word: 'olive' }))).toEqual(closed);
    const opened = await openCheckIn(db.context, course, 'facilitator');
    const again = await openCheckIn(db.context, course, 'another');
    expect(again).toEqual(opened);
    const { checkIn: told } = 'refused' in opened ? { checkIn: undefined } : opened;
    expect(told).toMatchObject({ openedBy: 'facilitator' });
    expect(await closeCheckIn(db.context, course)).not.toHaveProperty('checkIn');
    expect(await checkIn(db.context, here(db, { ...course, word: told?.word ?? '' }))).toEqual(closed);
    const reopened = await openCheckIn(db.context, course, 'facilitator');
    expect('refused' in reopened ? undefined : reopened.checkIn.word).not.toBe(told?.word);
    await db.drop();
  });

  it('is not noted with the word of another day, to which the session is moved', async () => {
    const db = await newTable();
    const course = await openSession(db);
    const moved = { ...course, start: after(course.start, { days: 30 }) };
    expect(await moveSession(db.context, moved, staff)).not.toHaveProperty('refused');
    db.clock.set(moved.start);
    expect(await checkIn(db.context, here(db, course))).toEqual({ refused: 'check-in-closed', code: '214' });
    await db.drop();
  });

  it('is noted after an hour with the word that was told already', async () => {
    const db = await newTable();
    const course = await openSession(db);
    const moved = { ...course, start: after(course.start, { hours: 1 }) };
    expect(await moveSession(db.context, moved, staff)).not.toHaveProperty('refused');
    db.clock.set(moved.start);
    expect(await checkIn(db.context, here(db, course))).toMatchObject({ attendance: { status: 'present' } });
    await db.drop();
  });

  it('is noted from half an hour before the session to its end alone', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1);
    const end = after(course.start, { hours: 2 });
    db.clock.set(after(course.start, { minutes: -31 }));
    expect(await openCheckIn(db.context, course, 'facilitator')).toEqual({ refused: 'not-session-time' });
    db.clock.set(after(course.start, { minutes: -30 }));
    const opened = await openCheckIn(db.context, course, 'facilitator');
    const word = 'refused' in opened ? '' : opened.checkIn.word;
    db.clock.set(after(end, { minutes: 1 }));
    expect(await checkIn(db.context, here(db, { ...course, word }))).toEqual({
      refused: 'no-session-now',
      code: '214',
      next: after(course.start, { days: 2 }),
    });
    db.clock.set(after(course.start, { minutes: -29 }));
    expect(await checkIn(db.context, here(db, { ...course, word }))).toMatchObject({ session: { came: 1 } });
    await db.drop();
  });

  it('is noted at the one of two sessions on end whose word she says, while both are open', async () => {
    const db = await newTable();
    const begins = '2026-11-24T07:00:00.000Z';
    const course = await aCourse(db, 2, {
      sessions: [0, 2].map((hours) => ({
        start: after(begins, { hours }),
        end: after(begins, { hours: hours + 2 }),
      })),
    });
    const opens = async (sessionId = '') => {
      const opened = await openCheckIn(db.context, { ...course, sessionId }, 'facilitator');
      return 'refused' in opened ? '' : opened.checkIn.word;
    };
    const [first, second] = course.sessionIds;
    const early = await opens(first);
    db.clock.set(after(begins, { minutes: 95 }));
    const late = await opens(second);
    expect(late).not.toBe(early);
    expect(await checkIn(db.context, here(db, { ...course, word: late }))).toMatchObject({
      session: { sessionId: second, came: 1 },
    });
    const [, other = ''] = course.personIds;
    const hers = { ...here(db, { personIds: [other], word: early }), textId: 'sms:2' };
    expect(await checkIn(db.context, hers)).toMatchObject({ session: { sessionId: first, came: 1 } });
    await wellKept(db);
    await db.drop();
  });

  it('is asked who is meant where two on a phone have places, and refused who has none', async () => {
    const db = await newTable();
    const course = await openSession(db);
    const people = course.personIds.map((personId) => ({ personId }));
    expect(await checkIn(db.context, { ...here(db, course), people })).toEqual({
      refused: 'which-person',
      code: '214',
      personIds: course.personIds,
    });
    const [huda = ''] = course.personIds;
    await cancel(db.context, { activityId: course.activityId, personId: huda }, participant);
    expect(await checkIn(db.context, here(db, course))).toEqual({ refused: 'not-registered', code: '214' });
    expect(await checkIn(db.context, { ...here(db, course), code: '999' })).toEqual({
      refused: 'unknown-code',
      code: '999',
    });
    await db.drop();
  });

  it('is disputed when a sheet made without a network says that she was not', async () => {
    const db = await newTable();
    const course = await openSession(db);
    const [huda = ''] = course.personIds;
    const absent = { personId: huda, markId: markNumber(1), deviceId: 'tablet', status: 'absent' as const };
    db.clock.forward({ minutes: 10 });
    await checkIn(db.context, here(db, course));
    db.clock.forward({ minutes: 60 });
    const marks = [{ ...absent, markedAt: after(course.start, { minutes: 5 }) }];
    await recordSheet(db.context, { ...course, marks, author: authorOn('tablet') });
    expect(outcomeOf(await wellKept(db)).people).toMatchObject([{ status: 'present', isDisputed: true }]);
    await db.drop();
  });
});

onTheTable('who says that she does not come', () => {
  it('is excused the day before, once, and keeps her place', async () => {
    const db = await newTable();
    const course = await aCourse(db, 1);
    const [huda = ''] = course.personIds;
    db.clock.set(after(course.start, { days: -1 }));
    const command = {
      ...course,
      personId: huda,
      textId: 'sms:2',
      receivedAt: db.clock.now(),
      actor: texter,
    };
    const excused = await excuse(db.context, command);
    expect(excused).toMatchObject({
      attendance: { status: 'excused' },
      registration: { status: 'confirmed' },
    });
    const events = (await db.events()).length;
    await excuse(db.context, command);
    expect(await db.events()).toHaveLength(events);
    expect(outcomeOf(await wellKept(db)).came[0]).toMatch(/ 0$/);
    await db.drop();
  });

  it('comes after all: that is no dispute, and she can not excuse herself any more', async () => {
    const db = await newTable();
    const course = await openSession(db);
    const [huda = ''] = course.personIds;
    const command = { ...course, personId: huda, textId: 'sms:2', actor: texter };
    await excuse(db.context, { ...command, receivedAt: db.clock.now() });
    db.clock.forward({ minutes: 5 });
    expect(await checkIn(db.context, here(db, course))).toMatchObject({
      attendance: { status: 'present', isDisputed: false },
    });
    const late = { ...command, textId: 'sms:3', receivedAt: db.clock.now() };
    expect(await excuse(db.context, late)).toEqual({ refused: 'has-come' });
    db.clock.forward({ hours: 3 });
    expect(await excuse(db.context, { ...late, receivedAt: db.clock.now() })).toEqual({
      refused: 'session-over',
    });
    await wellKept(db);
    await db.drop();
  });
});
