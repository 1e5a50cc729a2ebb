/** Several changes of a session between two texts: what is told is news to whom it reaches, against the hour that she knows. */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Language, languages } from '#events/index.ts';
import {
  type Activity,
  activityById,
  addSessions,
  cancelSession,
  moveSession,
} from '#shared/activities/index.ts';
import { localToUtc } from '#shared/language/index.ts';
import { render, renderStored } from '#shared/language/messages/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { carriedOut } from '#tests/support/courses/eid.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { knownPhone } from '#tests/support/messaging/outbox.ts';
import { type RemindingWorld, remindingWorld } from '#tests/support/messaging/reminding.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { after } from '#tests/support/time/clock.ts';

const limits = { ...looseLimits, quietHours: { from: '21:00', until: '08:00' } };
const sunday = (time: string) => localToUtc('2026-12-06', time);
const monday = (time: string) => localToUtc('2026-12-07', time);
const tuesday = (time: string) => localToUtc('2026-12-08', time);
/** In their order: the first of them is meant where no one is named. */
const speak: readonly Language[] = ['en', 'ar', 'ckb'];
const code = '214';
const centre = 'kirkuk';

/** A course on Monday at eleven and a week later; whoever is in it has a phone of her own, and was reminded of nothing yet. */
type Course = { readonly db: TestTable; readonly world: RemindingWorld; readonly activity: Activity };
async function aCourse(inLanguages: readonly Language[] = ['en']): Promise<Course> {
  const db = await newTable('2026-12-05T07:00:00.000Z');
  const world = remindingWorld(db, { limits });
  const activity = await anActivity(db.context, {
    sessions: [monday('11:00'), localToUtc('2026-12-14', '11:00')].map((start) => ({
      start,
      end: after(start, { hours: 1 }),
    })),
    enrolment: { opensAt: localToUtc('2026-11-22', '10:00'), closesAt: localToUtc('2026-12-14', '11:00') },
  });
  for (const [position, language] of inLanguages.entries()) await joins(db, position + 1, language);
  return { db, world, activity };
}

async function joins(db: TestTable, person: number, language: Language = 'en') {
  await registers(db.context, person, { language });
  await knownPhone(db, undefined, phoneNumber(person));
}

const session = ({ activity }: Pick<Course, 'activity'>) => ({
  activityId: activity.activityId,
  sessionId: activity.sessions[0]?.sessionId ?? '',
});
const moves = async (course: Course, start: string) =>
  expect(await moveSession(course.db.context, { ...session(course), start }, staff)).not.toHaveProperty(
    'refused',
  );
const callsOff = async (course: Course) =>
  expect(await cancelSession(course.db.context, session(course), staff)).not.toHaveProperty('refused');
const changesRoom = async (course: Course, room: string) =>
  expect(await moveSession(course.db.context, { ...session(course), room }, staff)).not.toHaveProperty(
    'refused',
  );
const addsAt = async ({ db, activity }: Course, start: string) =>
  expect(
    await addSessions(
      db.context,
      { activityId: activity.activityId, dates: [{ start, end: after(start, { hours: 1 }) }] },
      staff,
    ),
  ).not.toHaveProperty('refused');

const newsKeys = ['sms.sessionMoved', 'sms.sessionCancelled', 'sms.sessionChanged'] as const;
/** What news of sessions begins with, in each language: what stands before the first gap. */
const beginnings = languages.flatMap((language) =>
  newsKeys.map((key) => render(key, language, { code, centre, start: '', before: '' }).split(code)[0] ?? ''),
);
const isNews = (text: string): boolean =>
  beginnings.some((beginning) => beginning.trim() !== '' && text.startsWith(beginning)) ||
  languages.some((language) =>
    text.includes(
      render('sms.sessionChanged', language, { code, centre, start: '' }).split('\n').at(-1) ?? '~',
    ),
  );
/** The news that reached a person, each without what a first text adds. */
const newsTo = ({ world }: Course, person = 1): readonly string[] =>
  world.sent
    .filter(({ phone, text }) => phone === phoneNumber(person) && isNews(text))
    .map(({ text }) => text.split('\n').slice(0, 3).join('\n'));
const said = (
  key: (typeof newsKeys)[number],
  start: string,
  before?: string,
  language: Language = 'en',
): string =>
  renderStored(key, language, { code, centre, start, ...(before === undefined ? {} : { before }) });

onTheTable('a session that is changed more than once before anyone is told', () => {
  let course: Course;
  beforeEach(async () => {
    course = await aCourse(speak);
    await course.world.until(sunday('22:00'));
  });
  afterEach(() => course.db.drop());

  describe.each(languages)('in %s', (language) => {
    const person = speak.indexOf(language) + 1;

    it('names the hour that she knows, and not the one in the middle that nobody was told', async () => {
      await moves(course, monday('14:00'));
      await course.world.until(sunday('22:30'));
      await moves(course, monday('15:00'));
      await course.world.until(sunday('23:30'));
      await moves(course, monday('16:00'));
      await course.world.until(monday('08:05'));
      expect(newsTo(course, person)).toEqual([
        said('sms.sessionMoved', monday('16:00'), monday('11:00'), language),
      ]);
    });

    it('says nothing where it is back where she knows it', async () => {
      await moves(course, monday('15:00'));
      await course.world.until(sunday('22:30'));
      await moves(course, monday('11:00'));
      await course.world.until(monday('12:00'));
      expect(newsTo(course, person)).toEqual([]);
    });

    it('says of one that is called off then the hour that she knows', async () => {
      await moves(course, monday('15:00'));
      await course.world.until(sunday('22:30'));
      await callsOff(course);
      await course.world.until(monday('16:00'));
      expect(newsTo(course, person)).toEqual([
        said('sms.sessionCancelled', monday('11:00'), undefined, language),
      ]);
    });

    it('tells the hour, not the room, where both are another', async () => {
      await moves(course, monday('15:00'));
      await course.world.until(sunday('22:30'));
      await changesRoom(course, 'Hall');
      await course.world.until(monday('08:05'));
      expect(newsTo(course, person)[0]).toBe(
        said('sms.sessionMoved', monday('15:00'), monday('11:00'), language),
      );
      for (const text of newsTo(course, person).slice(1))
        expect(text).toBe(said('sms.sessionChanged', monday('15:00'), undefined, language));
    });
  });

  it('is moved to and fro and on, and told once', async () => {
    for (const hour of ['15:00', '11:00', '13:00', '12:00'])
      await moves(course, monday(hour)).then(() =>
        course.world.until(after(course.db.clock.now().toISOString(), { minutes: 20 })),
      );
    await course.world.until(monday('08:05'));
    expect(newsTo(course)).toEqual([said('sms.sessionMoved', monday('12:00'), monday('11:00'))]);
  });

  it('is called off, and one put in its place at that hour: nothing is otherwise for anyone', async () => {
    await callsOff(course);
    await course.world.until(sunday('22:30'));
    await addsAt(course, monday('11:00'));
    await course.world.until(monday('10:30'));
    expect(newsTo(course)).toEqual([]);
  });

  it('is moved, called off, and one put where it was first', async () => {
    await moves(course, monday('15:00'));
    await course.world.until(sunday('22:20'));
    await callsOff(course);
    await course.world.until(sunday('22:40'));
    await addsAt(course, monday('11:00'));
    await course.world.until(monday('10:30'));
    expect(newsTo(course)).toEqual([]);
  });

  it('is moved forward and called off: whoever knows the later hour is told all the same', async () => {
    await moves(course, monday('09:00'));
    await course.world.until(sunday('22:20'));
    await callsOff(course);
    await course.world.until(monday('10:00'));
    expect(newsTo(course)).toEqual([said('sms.sessionCancelled', monday('11:00'))]);
  });

  it('was moved by day already, and told: that is what she knows', async () => {
    await course.db.drop();
    course = await aCourse();
    await course.world.until(sunday('15:00'));
    await moves(course, monday('13:00'));
    await course.world.until(sunday('22:00'));
    expect(newsTo(course)).toEqual([said('sms.sessionMoved', monday('13:00'), monday('11:00'))]);
    await moves(course, monday('14:00'));
    await course.world.until(sunday('22:30'));
    await moves(course, monday('15:00'));
    await course.world.until(monday('08:05'));
    expect(newsTo(course).slice(1)).toEqual([said('sms.sessionMoved', monday('15:00'), monday('13:00'))]);
  });

  it('was told by a text that did not arrive: she knows what she knew before', async () => {
    await course.db.drop();
    course = await aCourse();
    await course.world.until(sunday('15:00'));
    await moves(course, monday('13:00'));
    await course.world.until(sunday('16:00'));
    const { table } = course.db.context;
    for (const { messageId } of course.world.pushed.filter(({ purpose }) => purpose === 'notice'))
      await table.update({ update: keys.messageKey(messageId), changes: { set: { outcome: 'failed' } } });
    await course.world.until(sunday('22:00'));
    await moves(course, monday('14:00'));
    await course.world.until(monday('08:05'));
    expect(newsTo(course).slice(1)).toEqual([said('sms.sessionMoved', monday('14:00'), monday('11:00'))]);
  });

  it('is told to each against what she knows: whoever got her place in between knows the hour of then', async () => {
    await moves(course, monday('14:00'));
    await course.world.until(sunday('22:30'));
    await joins(course.db, 9);
    await course.world.until(sunday('23:00'));
    await moves(course, monday('15:00'));
    await course.world.until(monday('08:05'));
    expect(newsTo(course, 1)).toEqual([said('sms.sessionMoved', monday('15:00'), monday('11:00'))]);
    expect(newsTo(course, 9)).toEqual([said('sms.sessionMoved', monday('15:00'), monday('14:00'))]);
  });

  it('is moved with others in one act after it was moved alone', async () => {
    await moves(course, monday('14:00'));
    await course.world.until(sunday('22:30'));
    const days = { first: '2026-12-07', last: '2026-12-07' };
    await carriedOut(course.db, course.world, { ...days, how: { as: 'shift', days: 1 } });
    await course.world.until(monday('09:30'));
    expect(newsTo(course)).toEqual([said('sms.sessionMoved', tuesday('14:00'), monday('11:00'))]);
  });

  it('is put back in one act with others to where she knows it', async () => {
    await moves(course, tuesday('11:00'));
    await course.world.until(sunday('22:30'));
    const days = { first: '2026-12-08', last: '2026-12-08' };
    await carriedOut(course.db, course.world, { ...days, how: { as: 'shift', days: -1 } });
    await course.world.until(monday('10:30'));
    expect(newsTo(course)).toEqual([]);
  });
});

/** What may happen to a session, and how long after the last. */
type Happens =
  | { readonly what: 'moves'; readonly hour: number; readonly minutes: number }
  | { readonly what: 'calls off' | 'adds'; readonly minutes: number };
const happens: fc.Arbitrary<Happens> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('moves' as const),
      hour: fc.integer({ min: 9, max: 20 }),
      minutes: fc.integer({ min: 1, max: 400 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constantFrom('calls off' as const, 'adds' as const),
      minutes: fc.integer({ min: 1, max: 400 }),
    }),
  },
);

onTheTable('whatever becomes of a session, in whatever order', () => {
  it('every text is true as it arrives, news, and names the hour that was told last', async () => {
    const seen = { texts: 0, silent: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(happens, { minLength: 2, maxLength: 7 }), async (chain) => {
        const course = await aCourse();
        // Half a minute beside what is due on the minute.
        await course.world.until(new Date(Date.parse(sunday('15:00')) + 30_000).toISOString());
        /** As it went: when the session was where; and what was added. */
        const truth = async (at: string) => {
          const activity = await activityById(course.db.context.table, course.activity.activityId);
          return { at, starts: activity?.sessions.map(({ start }) => start) ?? [] };
        };
        const history = [await truth(sunday('00:00'))];
        let isOff = false;
        for (const each of chain) {
          await course.world.until(after(course.db.clock.now().toISOString(), { minutes: each.minutes }));
          const start = each.what === 'moves' ? tuesday(`${String(each.hour).padStart(2, '0')}:00`) : '';
          // It is of Monday first, and what is past is no more moved.
          if (course.db.clock.now().toISOString() >= monday('10:00')) break;
          if (each.what === 'moves' && !isOff)
            await moveSession(course.db.context, { ...session(course), start }, staff);
          if (each.what === 'calls off') {
            await cancelSession(course.db.context, session(course), staff);
            isOff = true;
          }
          if (each.what === 'adds' && isOff)
            await addSessions(
              course.db.context,
              {
                activityId: course.activity.activityId,
                dates: [{ start: monday('11:00'), end: monday('12:00') }],
              },
              staff,
            );
          history.push(await truth(course.db.clock.now().toISOString()));
        }
        await course.world.until(monday('10:30'));
        let known: string | null = monday('11:00');
        for (const { at, text } of course.world.sent.filter((each) => isNews(each.text))) {
          const then = history.findLast((each) => each.at <= at)?.starts ?? [];
          const news = text.split('\n').slice(0, 3).join('\n');
          if (news === said('sms.sessionCancelled', known ?? '')) {
            expect(then).not.toContain(known);
            known = null;
          } else {
            const start = then.find((each) => news === said('sms.sessionMoved', each, known ?? ''));
            expect([news, start]).toEqual([news, expect.any(String)]);
            expect(start).not.toBe(known);
            known = start ?? null;
          }
          seen.texts += 1;
        }
        // In the end she knows where it is, unless it is nowhere and she knows that.
        const { starts } = await truth('');
        if (known === null) expect(isOff).toBe(true);
        else expect(starts).toContain(known);
        if (known === monday('11:00')) seen.silent += 1;
        await course.db.drop();
      }),
      { numRuns: runs(12) },
    );
    expect(seen.texts).toBeGreaterThan(0);
  });
});
