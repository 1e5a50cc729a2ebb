/** A sewing course of three months, from its timetable to the certificates: the clock of the cloud is moved ahead. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clockIn } from '#local/clock/movable-clock.ts';
import { localDate, localParts, localToUtc } from '#shared/language/time/time.ts';
import { aPhone, api, eventually, quiet, tokenOf } from '#tests/e2e/cloud/driver.ts';
import { clockFile } from './local-cloud.ts';
import { isPhoneOf } from './texts.ts';

type Session = {
  readonly sessionId: string;
  readonly start: string;
  readonly end: string;
  readonly version: number;
};
type Timetable = { readonly items: readonly Session[] };
type Announced = { readonly activityId: string; readonly sessions: readonly Session[] };
type Concerns = { readonly items: readonly { readonly about: string; readonly personId: string | null }[] };
type SheetPage = {
  readonly items: readonly {
    readonly personId: string;
    readonly name: string | null;
    readonly registration: string;
    readonly status: string | null;
  }[];
};

const clock = clockIn(clockFile);
const minute = 60_000;
const day = 24 * 60 * minute;
const at = (instant: string, by: number) => new Date(Date.parse(instant) + by).toISOString();

/** The Sunday after the next: first day of the course; and the Thursday twelve weeks on: the last. */
const firstDay = (() => {
  const soon = new Date(Date.now() + 8 * day).toISOString();
  return localDate(at(soon, ((7 - localParts(soon).weekday) % 7) * day));
})();
const lastDay = localDate(at(localToUtc(firstDay, '10:00'), (12 * 7 + 4) * day));
const holiday = localDate(at(localToUtc(firstDay, '10:00'), 9 * day));

const people = [
  { language: 'ar', phone: aPhone(), joins: '٤٠١ منال انثى ١٩٩٠' },
  { language: 'ckb', phone: aPhone(), joins: '٤٠١ شیلان ئافرەت ١٩٨٨' },
  { language: 'en', phone: aPhone(), joins: '401 Nasrin female 1995' },
] as const;
const [manal, shilan, nasrin] = people;

let activityId = '';
let sessions: readonly Session[] = [];
const session = (nth: number): Session => {
  const found = sessions[nth];
  if (found === undefined) throw new Error(`There is no session ${nth}`);
  return found;
};

/** A call of the staff API with a token of this moment: the clock moves on faster than one is valid. */
async function staff<T>(
  username: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const authorization = `Bearer ${await tokenOf(username)}`;
  const answer = await api<T>(method, path, {
    headers: { authorization, 'idempotency-key': randomUUID(), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  if (answer.status >= 300) {
    throw new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}
const sessionPath = (nth: number) => `/activities/${activityId}/sessions/${session(nth).sessionId}`;

/** What a phone gets from now on: `said` answers with the texts since, once there are so many. */
async function listen(phone: (typeof people)[number]['phone']) {
  const before = (await phone.received()).length;
  return {
    said: (count: number) =>
      eventually(async () => {
        const texts = (await phone.received()).slice(before).map(({ body }) => body);
        if (texts.length < count) throw new Error(`${texts.length} texts came in place of ${count}`);
        return texts;
      }, 60_000),
    /** What came after everything has had time to follow: the Scheduler looks every ten seconds. */
    inTheEnd: async () => {
      await quiet(15_000);
      return (await phone.received()).slice(before).map(({ body }) => body);
    },
  };
}
const listening = () => Promise.all(people.map(({ phone }) => listen(phone)));
/** Every phone gets one text that has `word` in its language. */
async function eachHears(ears: Awaited<ReturnType<typeof listening>>, words: readonly RegExp[]) {
  for (const [nth, ear] of ears.entries()) {
    const [text, ...more] = await ear.said(1);
    expect(text).toMatch(words[nth] ?? /never/);
    expect(more).toEqual([]);
  }
}

/** Moves on, and lets what was under way be done. */
async function moveTo(instant: string) {
  clock.moveTo(instant);
  await quiet(500);
}

const reminded = [/تذكير|401|٤٠١/, /401|٤٠١/, /Reminder[\s\S]*401/] as const;

describe.sequential('a course of three months', () => {
  it('is announced with a weekly timetable, a holiday left out', async () => {
    const weekly = {
      days: [0, 2, 4],
      from: '10:00',
      to: '12:00',
      first: firstDay,
      last: lastDay,
      except: [holiday],
      room: 'Room 2',
    };
    const announced = await staff<Announced>('kirkuk.manager', 'POST', '/activities', {
      code: '401',
      centre: 'kirkuk',
      kind: 'sewing',
      titles: { ar: 'دورة الخياطة', ckb: 'کۆرسی دروومان', en: 'Sewing course' },
      capacity: 10,
      childcareCapacity: 0,
      audience: { gender: 'female' },
      enrolment: { opensAt: at(clock.now().toISOString(), -day), closesAt: localToUtc(firstDay, '10:00') },
      sensitive: false,
      timetable: { weekly },
    });
    ({ activityId, sessions } = announced);
    expect(sessions).toHaveLength(38);
    expect(
      sessions.map(({ start }) => localParts(start).weekday).every((each) => [0, 2, 4].includes(each)),
    ).toBe(true);
    expect(sessions.some(({ start }) => localDate(start) === holiday)).toBe(false);
    expect(localDate(session(0).start)).toBe(firstDay);
  });

  it('takes three women by text, each in her language', async () => {
    for (const { phone, joins, language } of people) {
      isPhoneOf(phone.number, `course of three months, ${language}`);
      await phone.text(joins);
      expect((await phone.message(1)).body).toMatch(/401|٤٠١/);
    }
    expect((await manal.phone.received())[0]?.body).toContain('مكان');
    expect((await shilan.phone.received())[0]?.body).toContain('شوێن');
    expect((await nasrin.phone.received())[0]?.body).toMatch(/place/i);
  });

  it('reminds each the day before, once; who cannot come says so', async () => {
    const ears = await listening();
    await moveTo(at(session(0).start, -day + 5_000));
    await eachHears(ears, reminded);
    const ear = await listen(shilan.phone);
    await shilan.phone.text('نەخێر');
    const [answer] = await ear.said(1);
    expect(answer).toContain('سوپاس');
    const { items } = await staff<SheetPage>('kirkuk.facilitator', 'GET', `${sessionPath(0)}/attendance`);
    expect(items.map(({ status }) => status).filter((status) => status !== null)).toEqual(['excused']);
  });

  it('reminds once more, two hours before, only her who asks for more', async () => {
    const asking = await listen(nasrin.phone);
    await nasrin.phone.text('MORE');
    expect(await asking.said(1)).toEqual([expect.stringMatching(/on the day itself/)]);
    const ears = await listening();
    await moveTo(at(session(0).start, -120 * minute + 5_000));
    await ears[2]?.said(1);
    expect(await Promise.all(ears.map((ear) => ear.inTheEnd()))).toEqual([
      [],
      [],
      [expect.stringMatching(/Reminder[\s\S]*401/)],
    ]);
    const back = await listen(nasrin.phone);
    await nasrin.phone.text('fewer reminders please');
    expect(await back.said(1)).toEqual([expect.stringMatching(/One reminder/)]);
  });

  it('is checked in to by text with the word that is told in the room', async () => {
    await moveTo(at(session(0).start, 5 * minute));
    const { words } = await staff<{ words: { ar: string; en: string } }>(
      'kirkuk.facilitator',
      'POST',
      `${sessionPath(0)}/check-in`,
    );
    const ear = await listen(manal.phone);
    await manal.phone.text(`حاضرة ٤٠١ ${words.ar}`);
    expect(await ear.said(1)).toEqual([expect.stringContaining('سُجّل الحضور في 401')]);
    const other = await listen(nasrin.phone);
    await nasrin.phone.text('HERE 401 nothing');
    await other.said(1);
    await nasrin.phone.text(`HERE 401 ${words.en}`);
    const said = await other.said(2);
    expect(said[1]).toMatch(/marked present in 401/);
    const { items } = await staff<SheetPage>('kirkuk.facilitator', 'GET', `${sessionPath(0)}/attendance`);
    expect(items.map(({ status }) => status).toSorted()).toEqual(['excused', 'present', 'present']);
  });

  it('tells everyone of a session that is moved, and of one that is cancelled', async () => {
    await moveTo(at(session(0).end, 60 * minute));
    const ears = await listening();
    const { start, end, version } = session(1);
    const moved = { start: at(start, 4 * 60 * minute), end: at(end, 4 * 60 * minute), room: 'Hall' };
    await staff('kirkuk.manager', 'PATCH', sessionPath(1), moved, { 'if-match': `"${version}"` });
    await eachHears(ears, [/٢|401/, /401|٤٠١/, /401/]);
    const later = await listening();
    await staff('kirkuk.manager', 'POST', `${sessionPath(2)}/cancel`, undefined, {
      'if-match': `"${session(2).version}"`,
    });
    await eachHears(later, [/401|٤٠١/, /401|٤٠١/, /401/]);
    const timetable = await staff<Timetable>('kirkuk.manager', 'GET', `/activities/${activityId}/sessions`);
    sessions = timetable.items;
    expect(session(1)).toMatchObject({ start: moved.start, status: 'planned' });
    expect(session(2)).toMatchObject({ status: 'cancelled' });
  });

  it('is reminded of where it is now, and not of what was cancelled', async () => {
    const ears = await listening();
    // A day before the hour that it was moved from: nothing is due yet.
    await moveTo(at(session(1).start, -day - 30 * minute));
    expect(await ears[2]?.inTheEnd()).toEqual([]);
    await moveTo(at(session(1).start, -day + 5_000));
    await eachHears(ears, reminded);
  });

  it('fires every clock that was missed, months late, without a word to anyone', async () => {
    const ears = await listening();
    await moveTo(at(sessions.at(-1)?.end ?? '', 60 * minute));
    await quiet(20_000);
    expect(await Promise.all(ears.map((ear) => ear.inTheEnd()))).toEqual([[], [], []]);
  });

  it('takes the sheets that were kept on a device without a network; nobody is asked whether she stays in what is over', async () => {
    const { items } = await staff<SheetPage>('kirkuk.facilitator', 'GET', `${sessionPath(0)}/attendance`);
    const idOf = (name: string) => {
      const found = items.find((each) => each.name === name);
      if (found === undefined) throw new Error(`${name} is not on the sheet: ${JSON.stringify(items)}`);
      return found.personId;
    };
    const ears = await listening();
    const held = sessions.filter((_, nth) => nth > 0 && nth !== 2);
    for (const [nth, { sessionId, start }] of held.entries()) {
      const markedAt = at(start, 10 * minute);
      const mark = (personId: string, status: string) => ({
        personId,
        status,
        markId: randomUUID(),
        markedAt,
        replaces: [],
      });
      const marks = [
        mark(idOf('منال'), nth % 9 === 4 ? 'late' : 'present'),
        mark(idOf('شیلان'), nth < 12 ? 'present' : 'absent'),
        mark(idOf('Nasrin'), nth % 5 === 0 ? 'absent' : 'present'),
      ];
      const path = `/activities/${activityId}/sessions/${sessionId}/attendance`;
      const sheet = { deviceId: 'tablet-1', marks };
      await staff('kirkuk.facilitator', 'POST', path, sheet);
      // The device did not hear the answer and sends it again.
      if (nth % 7 === 0) await staff('kirkuk.facilitator', 'POST', path, sheet);
    }
    const { items: concerns } = await eventually(async () => {
      const open = await staff<Concerns>('kirkuk.manager', 'GET', '/concerns?centre=kirkuk');
      expect(open.items.some(({ about }) => about === 'absences')).toBe(true);
      return open;
    }, 60_000);
    expect(concerns.flatMap(({ about, personId }) => (about === 'absences' ? [personId] : []))).toContain(
      idOf('شیلان'),
    );
    expect(await Promise.all(ears.map((ear) => ear.inTheEnd()))).toEqual([[], [], []]);
  });

  it('is completed by those who came often enough, who get a certificate', async () => {
    const ears = await listening();
    await moveTo(at(sessions.at(-1)?.end ?? '', day + 60_000));
    const certificate = /[A-Z]{3}\d\d-[0-9A-Z]{6}/;
    const [first] = (await ears[0]?.said(1)) ?? [];
    const [third] = (await ears[2]?.said(1)) ?? [];
    expect(first).toMatch(certificate);
    expect(third).toMatch(/Well done[\s\S]*401/);
    expect(certificate.exec(first ?? '')?.[0]).not.toBe(certificate.exec(third ?? '')?.[0]);
    expect(await ears[1]?.inTheEnd()).toEqual([]);
    const { items } = await staff<SheetPage>('kirkuk.facilitator', 'GET', `${sessionPath(0)}/attendance`);
    expect(items.map(({ registration }) => registration).toSorted()).toEqual([
      'completed',
      'completed',
      'dropped',
    ]);
  });

  it('adds up', async () => {
    const counts = await staff<{ totals: Record<string, number> }>(
      'kirkuk.manager',
      'GET',
      `/counts?scope=activity:${activityId}&period=all`,
    );
    const held = sessions.length - 1;
    const others = held - 1;
    const missed = Math.ceil(others / 5);
    expect(counts.totals).toMatchObject({
      completed: 2,
      dropped: 1,
      confirmed: 0,
      reached: 3,
      sessionsHeld: held,
      participations: 2 + others + 12 + (others - missed),
      noShows: others - 12 + missed,
      excused: 1,
    });
  });
});
