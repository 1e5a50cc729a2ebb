/** Changes that are made at night: what waits for the morning and is told then, and whom no text tells in time. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clockIn } from '#local/clock/movable-clock.ts';
import { localDate, localToUtc } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { aPhone, api, quiet, tokenOf } from '#tests/e2e/cloud/driver.ts';
import { clockFile } from './local-cloud.ts';
import { firstNamed, isPhoneOf } from './texts.ts';

const clock = clockIn(clockFile);
const day = 24 * 3_600_000;
const code = '402';

type Session = { readonly sessionId: string; readonly version: number; readonly start: string };
type Calls = {
  readonly status: string;
  readonly items: readonly { readonly personId: string; readonly phone: string }[];
};
type NotTold = {
  readonly notTold: number;
  readonly people: readonly { readonly phone: string; readonly reason: string }[];
};
type Sheet = {
  readonly items: readonly {
    readonly personId: string;
    readonly couldNotKnow: boolean;
    readonly status: string | null;
  }[];
};

async function staff<T>(username: string, method: string, path: string, body?: unknown, version?: number) {
  const authorization = `Bearer ${await tokenOf(username)}`;
  const headers = {
    ...{ authorization, 'idempotency-key': randomUUID() },
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  };
  return api<T>(method, path, { headers, ...(body === undefined ? {} : { body }) });
}
const manager = <T>(method: string, path: string, body?: unknown, version?: number) =>
  staff<T>('kirkuk.manager', method, path, body, version);

/** The first day of the course; what happens on which day, in Baghdad. */
const first = localDate(new Date(clock.now().getTime() + 3 * day).toISOString());
const on = (days: number, time: string) =>
  localToUtc(localDate(new Date(Date.parse(localToUtc(first, '12:00')) + days * day).toISOString()), time);
async function moveTo(instant: string) {
  clock.moveTo(instant);
  await quiet(1_000);
}

const women = [
  { language: 'ar', phone: aPhone(), joins: '٤٠٢ زينب انثى ١٩٩١' },
  { language: 'ckb', phone: aPhone(), joins: '٤٠٢ شیلان ئافرەت ١٩٨٧' },
  { language: 'en', phone: aPhone(), joins: '402 Nasrin female 1993' },
] as const;

let activityId = '';
let sessions: readonly Session[] = [];
const sessionOn = (nth: number): Session => {
  const found = sessions[nth];
  if (found === undefined) throw new Error(`There is no session ${nth}`);
  return found;
};
const path = (nth: number) => `/activities/${activityId}/sessions/${sessionOn(nth).sessionId}`;
const counts = () => Promise.all(women.map(async ({ phone }) => (await phone.received()).length));
/** What has come to each phone since, when everything has had time to follow. */
async function since(before: readonly number[]) {
  await quiet(15_000);
  return Promise.all(
    women.map(async ({ phone }, nth) => (await phone.received()).slice(before[nth]).map(({ body }) => body)),
  );
}

describe.sequential('the nights of a course', () => {
  it('a course of four mornings and afternoons takes three women', async () => {
    await moveTo(on(-2, '10:00'));
    const at = (days: number, from: string, to: string) => ({ start: on(days, from), end: on(days, to) });
    const dates = [
      at(0, '08:00', '10:00'),
      at(1, '16:00', '18:00'),
      at(2, '10:00', '12:00'),
      at(3, '10:00', '12:00'),
    ];
    const announced = await manager<{ activityId: string; sessions: readonly Session[] }>(
      'POST',
      '/activities',
      {
        ...{ code, centre: 'kirkuk', kind: 'literacy', capacity: 10, childcareCapacity: 0, sensitive: false },
        titles: { ar: 'دورة القراءة', ckb: 'خولی خوێندنەوە', en: 'Reading course' },
        audience: { gender: 'female' },
        enrolment: { opensAt: on(-2, '09:00'), closesAt: on(0, '08:00') },
        timetable: { dates },
      },
    );
    expect(announced.status).toBe(201);
    ({ activityId, sessions } = announced.body);
    for (const { phone, joins, language } of women) {
      isPhoneOf(phone.number, `nights, ${language}`);
      await phone.text(joins);
      expect((await phone.message(1)).body).toMatch(/402|٤٠٢/);
    }
  });

  it('a session of eight in the morning is called off at ten at night only with whom to call in sight', async () => {
    await moveTo(on(-1, '22:00'));
    const before = await counts();
    const { sessionId, version } = sessionOn(0);
    const asked = await manager<NotTold>('POST', `${path(0)}/cancel`, undefined, version);
    expect([asked.status, asked.body.notTold]).toEqual([409, 3]);
    expect(asked.body.people.map(({ phone, reason }) => [phone, reason]).toSorted()).toEqual(
      women.map(({ phone }) => [phone.number, 'night']).toSorted(),
    );
    const done = await manager('POST', `${path(0)}/cancel`, { notTold: 3 }, version);
    expect(done.status).toBe(200);
    const concerns = await manager<{ items: readonly { about: string; sessionId: string }[] }>(
      'GET',
      '/concerns?centre=kirkuk',
    );
    expect(concerns.body.items).toContainEqual(expect.objectContaining({ about: 'calls', sessionId }));
    const list = `/concerns/calls-${sessionId}/calls`;
    for (const { personId } of (await manager<Calls>('GET', list)).body.items)
      expect((await manager('POST', list, { personId })).status).toBe(200);
    expect((await manager<Calls>('GET', list)).body.status).toBe('settled');
    // Nothing at night; and in the morning, as it would have begun, nothing either.
    expect(await since(before)).toEqual([[], [], []]);
    await moveTo(on(0, '08:01'));
    expect(await since(before)).toEqual([[], [], []]);
  });

  it('a session of the afternoon is moved to eight in the morning at night: whoever does not come is excused', async () => {
    await moveTo(on(0, '22:00'));
    const { version } = sessionOn(1);
    const start = on(1, '08:00');
    expect((await manager<NotTold>('PATCH', path(1), { start }, version)).body.notTold).toBe(3);
    expect((await manager('PATCH', path(1), { start, notTold: 3 }, version)).status).toBe(200);
    await moveTo(on(1, '08:20'));
    const sheet = `${path(1)}/attendance`;
    const { items } = (await staff<Sheet>('kirkuk.facilitator', 'GET', sheet)).body;
    expect(items.map(({ couldNotKnow }) => couldNotKnow)).toEqual([true, true, true]);
    const marks = items.map(({ personId }, nth) => ({
      ...{ personId, status: nth === 0 ? 'present' : 'absent', markId: randomUUID(), replaces: [] },
      markedAt: clock.now().toISOString(),
    }));
    const sent = await staff('kirkuk.facilitator', 'POST', sheet, { deviceId: 'tablet-2', marks });
    expect(sent.status).toBe(200);
    const noted = (await staff<Sheet>('kirkuk.facilitator', 'GET', sheet)).body.items;
    expect(noted.map(({ status }) => status).toSorted()).toEqual(['excused', 'excused', 'present']);
  });

  it('a session of ten in the morning that is called off at night is told at eight, to each once', async () => {
    await moveTo(on(1, '22:00'));
    const before = await counts();
    const called = await manager('POST', `${path(2)}/cancel`, undefined, sessionOn(2).version);
    expect(called.status).toBe(200);
    expect(await since(before)).toEqual([[], [], []]);
    await moveTo(on(2, '08:01'));
    const told = await since(before);
    expect(told.map((texts) => texts.length)).toEqual([1, 1, 1]);
    for (const [nth, words] of [/لا جلسة/, /دانیشتن نییە/, /No session/].entries())
      expect(told[nth]?.[0]).toMatch(words);
  });

  it('a session of the next day that is moved twice in a night is told once, as it is', async () => {
    await moveTo(on(2, '22:00'));
    const before = await counts();
    const { version } = sessionOn(3);
    expect((await manager('PATCH', path(3), { start: on(3, '12:00') }, version)).status).toBe(200);
    expect((await manager('PATCH', path(3), { start: on(3, '15:00') }, version + 1)).status).toBe(200);
    await moveTo(on(3, '08:01'));
    const told = await since(before);
    // A text names the new hour first, and behind it the one that it was to be.
    const named = told.map((texts) => texts.map((body) => firstNamed({ at: on(3, '08:01'), body })));
    expect(named).toEqual([[on(3, '15:00')], [on(3, '15:00')], [on(3, '15:00')]]);
    // Nobody was told of noon: what it is not is ten, as each was reminded of it.
    const hours = { start: on(3, '15:00'), before: on(3, '10:00') };
    for (const [nth, { language }] of women.entries())
      expect(told[nth]?.[0]).toContain(
        render('sms.sessionMoved', language, { code, centre: 'kirkuk', ...hours }),
      );
  });
});
