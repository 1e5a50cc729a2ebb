/** A year of a centre: a course of three months from its opening to the next one under its code, with all that happens in between. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '#shared/language/time/days.ts';
import { localDate, localTime, localToUtc } from '#shared/language/time/time.ts';
import { eventually, registerByApi } from '#tests/e2e/cloud/driver.ts';
import { aReadPhone, clock, goTo, staff, staffCall } from './walk.ts';

type Session = {
  readonly sessionId: string;
  readonly start: string;
  readonly version: number;
  readonly status: string;
  readonly closed?: { readonly kind: string };
};
type Announced = { readonly activityId: string; readonly sessions: readonly Session[] };
type Sheet = {
  readonly items: readonly {
    readonly personId: string;
    readonly name: string | null;
    readonly registration: string;
  }[];
};
type Calls = { readonly items: readonly { readonly personId: string }[] };
type Rearrangement = {
  readonly rearrangementId: string;
  readonly status: string;
  readonly preview: { readonly people: number; readonly texts: number } | null;
  readonly version: number;
};
type ClosedDays = {
  readonly weekly: readonly number[];
  readonly days: readonly object[];
  readonly open: readonly string[];
  readonly version: number;
};
type Certificates = { readonly items: readonly { readonly certificate: string }[] };
type Concerns = { readonly items: readonly { readonly about: string; readonly year?: number | null }[] };

const code = '403';
/** The year of the course: its opening is on the fifth of January, its seventh session on the day of Nowruz. */
const year = (() => {
  const today = localDate(clock.now().toISOString());
  const thisYear = Number(today.slice(0, 4));
  return today < `${thisYear}-01-04` ? thisYear : thisYear + 1;
})();
const opening = `${year}-01-05`;
const nowruz = `${year}-03-21`;
/** The day of each session, a week apart, at eight in the morning. */
const dayOf = (nth: number) => daysAfter(nowruz, (nth - 6) * 7);
const afterwards = (nth: number, days = 0) => daysAfter(dayOf(nth), days);

const manal = aReadPhone('year, ar, two children');
const shilan = aReadPhone('year, ckb, stops and starts');
const nasrin = aReadPhone('year, en, fewer reminders');
const huda = aReadPhone('year, ar, erased');
const rojin = aReadPhone('year, ckb, comes late');
const layla = aReadPhone('year, en, from the line');
const amal = aReadPhone('year, ar, waits in line');
const everyone = [manal, shilan, nasrin, huda, rojin, layla, amal];

let activityId = '';
let sessions: readonly Session[] = [];
let manageUrl = '';
const sessionOn = (nth: number): Session => {
  const found = sessions[nth];
  if (found === undefined) throw new Error(`There is no session ${nth}`);
  return found;
};
const pathOf = (nth: number) => `/activities/${activityId}/sessions/${sessionOn(nth).sessionId}`;
const manager = <T>(method: string, path: string, sent?: { body?: unknown; version?: number }) =>
  staff<T>('kirkuk.manager', method, path, sent);

const announces = (what: { kind: string; titles: object; closesAt: string; timetable: object }) => {
  const { kind, titles, closesAt, timetable } = what;
  return manager<Announced>('POST', '/activities', {
    body: {
      ...{ code, centre: 'kirkuk', kind, titles, timetable, sensitive: false },
      ...{ capacity: 5, childcareCapacity: 3, audience: { gender: 'female' } },
      enrolment: { opensAt: clock.now().toISOString(), closesAt },
    },
  });
};

/** A sheet of everyone who has a place: present, but for those named. */
async function takesAttendance(nth: number, absent: readonly string[] = []): Promise<void> {
  const path = `${pathOf(nth)}/attendance`;
  const { items } = await staff<Sheet>('kirkuk.facilitator', 'GET', path);
  const women = items.filter(({ registration }) => registration === 'confirmed');
  const marks = women.map(({ personId, name }) => ({
    ...{ personId, markId: randomUUID(), markedAt: clock.now().toISOString(), replaces: [] },
    status: absent.includes(name ?? '') ? 'absent' : 'present',
  }));
  await staff('kirkuk.facilitator', 'POST', path, { body: { deviceId: 'tablet', marks } });
}

describe.sequential('a year, from an opening to the next', () => {
  it('opens with a course of three months, on the day of Nowruz too, which is said', async () => {
    await goTo(opening, '10:00');
    const weekday = new Date(nowruz).getUTCDay();
    const weekly = { days: [weekday], from: '08:00', to: '10:00', first: dayOf(0), last: dayOf(12) };
    const announced = await announces({
      kind: 'sewing',
      titles: { ar: 'دورة الخياطة', ckb: 'خولی بەرگدروویی', en: 'Sewing course' },
      closesAt: localToUtc(dayOf(9), '08:00'),
      timetable: { weekly },
    });
    ({ activityId, sessions } = announced);
    expect(sessions).toHaveLength(13);
    expect(sessionOn(6).closed).toMatchObject({ kind: 'public-holiday' });
  });

  it('four women come: with children, in three languages, by text and by the form', async () => {
    await manal.says('٤٠٣ منال انثى ١٩٩٠ طفلين', /مكان[\s\S]*403/);
    await shilan.says('٤٠٣ شیلان ئافرەت ١٩٨٨ ٠ منداڵ', /403/);
    await huda.says('٤٠٣ هدى انثى ١٩٩٤', /403/);
    await huda.says('لا', /403: لا أطفال/);
    const registered = await registerByApi({
      ...{ activityCode: code, name: 'Nasrin', phone: nasrin.number, language: 'en' },
      ...{ gender: 'female', birthYear: 1995 },
    });
    expect(registered.status).toBe(201);
    ({ manageUrl } = registered.body);
    await nasrin.reads(/^Place for Nasrin\n403 Kirkuk\n[\s\S]*STOP/);
  });

  it('each is reminded the day before; one asks for fewer', async () => {
    await goTo(afterwards(0, -1), '08:00');
    await manal.reads(/403/);
    await shilan.reads(/403/);
    await huda.reads(/403/);
    await nasrin.reads(/^Reminder for Nasrin\n403/);
    await nasrin.says('FEWER', /^Fewer reminders/);
    for (const nth of [0, 1]) {
      await goTo(afterwards(nth), '11:00');
      await takesAttendance(nth, nth === 1 ? ['هدى'] : []);
    }
  });

  it('one comes after two sessions and hears what is over; the next two stand in line', async () => {
    await goTo(afterwards(1, 1), '10:00');
    await rojin.says('٤٠٣ ڕۆژین ئافرەت ١٩٩٢ ٠ منداڵ', /403[\s\S]*٢ لە ١٣/);
    await layla.says('403 Layla female 1997 0 children', /No place in 403 yet, you are number 1/);
    await amal.says('٤٠٣ أمل انثى ١٩٩٩ ٠ أطفال', /403[\s\S]*٢/);
  });

  it('whoever stops hears nothing until she starts again', async () => {
    await goTo(afterwards(2, -1), '08:00');
    await manal.reads(/403/);
    await shilan.reads(/403/);
    await huda.reads(/403/);
    await rojin.reads(/403/);
    await goTo(afterwards(2), '11:00');
    await takesAttendance(2);
    await shilan.says('وەستان', /دەستپێکردن/);
    await goTo(afterwards(3, -1), '08:00');
    for (const each of [manal, huda, rojin]) await each.reads(/403/);
    await goTo(afterwards(3), '11:00');
    await takesAttendance(3);
    await goTo(afterwards(3, 1), '12:00');
    await shilan.says('دەستپێکردن', /وەستان/);
  });

  it('whoever is erased gives her chair to the line, which hears how much is over', async () => {
    await goTo(afterwards(3, 2), '10:00');
    await huda.says('امسح بياناتي', /أُلغي التسجيل في 403/);
    await layla.reads(/^Layla: place until [\s\S]*4 of 13 over\nYES or NO 403/);
    await layla.says('YES', /^Place for Layla\n403 Kirkuk\n[\s\S]*4 of 13 are over/);
    await amal.says('حالة', /403[\s\S]*١/);
    await goTo(afterwards(4), '11:00');
    await takesAttendance(4);
  });

  it('a session of eight is called off at ten at night, and all are called', async () => {
    await goTo(afterwards(5, -1), '08:00');
    for (const each of [manal, shilan, rojin]) await each.reads(/403/);
    await layla.reads(/^Reminder for Layla\n403/);
    await goTo(afterwards(5, -1), '22:00');
    const { sessionId, version } = sessionOn(5);
    const cancel = `${pathOf(5)}/cancel`;
    const asked = await staffCall<{ notTold: number }>('kirkuk.manager', 'POST', cancel, { version });
    expect([asked.status, asked.body.notTold]).toEqual([409, 5]);
    await manager('POST', cancel, { body: { notTold: 5 }, version });
    const list = `/concerns/calls-${sessionId}/calls`;
    const { items } = await manager<Calls>('GET', list);
    for (const { personId } of items) await manager('POST', list, { body: { personId } });
    expect(await manager('GET', list)).toMatchObject({ status: 'settled' });
    await goTo(afterwards(5), '08:01');
  });

  it('Nowruz is kept, and its session moved with one text to each', async () => {
    await goTo(afterwards(5, 2), '10:00');
    const closedDays = '/centres/kirkuk/closed-days';
    const { weekly, days, open, version } = await manager<ClosedDays>('GET', closedDays);
    const names = { ar: 'نوروز', ckb: 'نەورۆز', en: 'Nowruz' };
    const feast = { first: nowruz, last: daysAfter(nowruz, 1) };
    const kept = { ...feast, kind: 'public-holiday', holiday: 'nowruz', names };
    await manager('PUT', closedDays, { version, body: { weekly, days: [...days, kept], open } });
    const how = { as: 'next-open-day' };
    const body = { centre: 'kirkuk', ...feast, activityIds: [activityId], how };
    const { rearrangementId } = await manager<Rearrangement>('POST', '/rearrangements', { body });
    const path = `/rearrangements/${rearrangementId}`;
    const ready = await eventually(async () => {
      const now = await manager<Rearrangement>('GET', path);
      expect(now.status).toBe('ready');
      return now;
    }, 60_000);
    expect(ready.preview).toMatchObject({ people: 5, texts: 5 });
    await manager('POST', `${path}/confirm`, { version: ready.version });
    for (const each of [manal, shilan, rojin]) await each.reads(/403/);
    for (const each of [nasrin, layla]) await each.reads(/^New time: 403, Kirkuk\n/);
    sessions = (
      await manager<{ items: readonly Session[] }>('GET', `/activities/${activityId}/sessions`)
    ).items.toSorted((a, b) => (a.start < b.start ? -1 : 1));
    expect(sessions.map(({ status }) => status).filter((status) => status === 'cancelled')).toHaveLength(1);
    expect(localDate(sessionOn(6).start) > feast.last).toBe(true);
    expect(localTime(sessionOn(6).start)).toBe('08:00');
  });

  it('all are reminded of where it is now, also who wants fewer', async () => {
    const moved = localDate(sessionOn(6).start);
    await goTo(daysAfter(moved, -1), '08:00');
    for (const each of [manal, shilan, nasrin, rojin, layla]) await each.reads(/403/);
    await goTo(moved, '11:00');
    await takesAttendance(6);
    await goTo(afterwards(7), '11:00');
    await takesAttendance(7, ['شیلان']);
  });

  it('places are over: who waits still is told so, and so is who comes now', async () => {
    await goTo(afterwards(7, 1), '10:00');
    await amal.says('حالة', /403[\s\S]*وفات أوان الانضمام/);
    const late = aReadPhone('year, en, too late');
    await late.says('403 Hero female 1996', /no more places/);
    expect(await late.unread()).toEqual([]);
    await amal.says('إلغاء 403', /^تم إلغاء تسجيلك في 403\.$/);
  });

  it('is completed by five, who have certificates and ask for them again', async () => {
    await goTo(afterwards(12), '11:00');
    for (const nth of [8, 9, 10, 11, 12]) await takesAttendance(nth);
    await goTo(afterwards(12, 1), '10:01');
    const completed = [manal, shilan, nasrin, rojin, layla];
    const numbers: string[] = [];
    for (const each of completed) {
      const [number = ''] = /KRK\d\d-[0-9A-Z]{6}/.exec(await each.reads(/KRK/)) ?? [];
      numbers.push(number);
    }
    const again = ['شهادة', 'بڕوانامە', 'CERTIFICATE'] as const;
    for (const [nth, word] of again.entries())
      await completed[nth]?.says(word, new RegExp(numbers[nth] ?? 'never'));
    const list = await manager<Certificates>('GET', `/activities/${activityId}/certificates`);
    expect(list.items.map(({ certificate }) => certificate).toSorted()).toEqual(numbers.toSorted());
    for (const certificate of numbers) await manager('POST', `/certificates/${certificate}/hand-over`);
    await layla.says('STATUS', /403.*completed, certificate KRK/);
    await amal.says('حالة', /لا أحد مسجل/);
  });

  it('after weeks of silence the old words are answered truly', async () => {
    await goTo(afterwards(12, 60), '10:00');
    await nasrin.says('YES', /^We are not asking you anything now/);
    await manal.says('لا', /^لا سؤال ينتظر جواباً الآن/);
    await rojin.says('403', /403 تەواو بوو/);
    await shilan.says('دۆخ', /KRK/);
    await amal.says('حالة', /لا أحد مسجل/);
  });

  it('in December the budget of the next year is asked for', async () => {
    const asked = async () => {
      const { items } = await staff<Concerns>('admin', 'GET', '/concerns?centre=all');
      return items.filter(({ about, year: of }) => about === 'budget' && of === year + 1);
    };
    await goTo(`${year}-11-30`, '10:00');
    expect(await asked()).toEqual([]);
    await goTo(`${year}-12-01`, '08:00');
    await eventually(async () => expect(await asked()).not.toEqual([]), 60_000);
  });

  it('opens again under its code: what was said of the first course is said of the second to no one', async () => {
    await goTo(`${year}-12-15`, '10:00');
    const next = daysAfter(`${year}-12-15`, 50);
    const at = (day: string) => ({ start: localToUtc(day, '10:00'), end: localToUtc(day, '12:00') });
    await announces({
      kind: 'literacy',
      titles: { ar: 'دورة القراءة', ckb: 'خولی خوێندنەوە', en: 'Reading course' },
      closesAt: localToUtc(next, '10:00'),
      timetable: { dates: [at(next), at(daysAfter(next, 7))] },
    });
    await shilan.says('دۆخ', /KRK/);
    await shilan.says('هەڵوەشاندنەوە 403', /کەس لە 403 تۆمار نەکراوە/);
    await nasrin.says('YES 403', /No place is on offer/);
    await nasrin.says('NO 403', /^No one on this phone is registered for 403/);
    await nasrin.says('CERTIFICATE 403', /KRK/);
    await layla.says('STATUS', /KRK/);
    const page = await fetch(manageUrl);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toMatch(/KRK\d\d-[0-9A-Z]{6}/);
    expect(html).not.toMatch(/Reading course|\/activities\/403/);
    await manal.says('٤٠٣', /403/);
    await manal.says('حالة', /403: لك مكان[\s\S]*403 \(.+\): مكتمل/);
    await goTo(daysAfter(next, -1), '10:00');
    await manal.reads(/403/);
  });

  it('nobody was sent anything besides', async () => {
    expect((await Promise.all(everyone.map((phone) => phone.unread()))).flat()).toEqual([]);
  });
});
