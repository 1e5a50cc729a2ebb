import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { aFreeCode } from '../cloud/course.ts';
import {
  activity,
  api,
  apiUrl,
  eventually,
  manageApiPath,
  newNumber,
  registerByApi,
  siteUrl,
  tokenOf,
} from '../cloud/driver.ts';

type Session = {
  readonly sessionId: string;
  readonly start: string;
  readonly end: string;
  readonly room: string | null;
  readonly status: string;
  readonly version: number;
};
type Timetable = {
  readonly activityVersion: number;
  readonly items: readonly Session[];
  readonly type?: string;
};
type Announced = {
  readonly activityId: string;
  readonly sessions: readonly Session[];
  readonly version: number;
};

/** The staff API as one login calls it. */
async function staffApi(username: string) {
  const authorization = `Bearer ${await tokenOf(username)}`;
  return <T>(method: string, path: string, sent: { body?: unknown; version?: number; key?: string } = {}) =>
    api<T>(method, path, {
      headers: {
        authorization,
        ...(method === 'GET' ? {} : { 'idempotency-key': sent.key ?? randomUUID() }),
        ...(sent.version === undefined ? {} : { 'if-match': `"${sent.version}"` }),
      },
      ...(sent.body === undefined ? {} : { body: sent.body }),
    });
}

const day = 24 * 3600 * 1000;
/** A day in Baghdad so many days from now. */
const dayIn = (days: number) =>
  new Date(Date.now() + 3 * 3600 * 1000 + days * day).toISOString().slice(0, 10);
const at = (days: number, hour: number) => ({
  start: `${dayIn(days)}T${String(hour - 3).padStart(2, '0')}:00:00.000Z`,
  end: `${dayIn(days)}T${String(hour - 1).padStart(2, '0')}:00:00.000Z`,
});

const announcement = (code: string, timetable: object) => ({
  code,
  centre: 'kirkuk',
  kind: 'sewing',
  titles: { ar: 'ورشة الخياطة', ckb: 'وۆرکشۆپی دورمان', en: 'Sewing workshop' },
  capacity: 12,
  childcareCapacity: 0,
  audience: {},
  enrolment: { opensAt: at(-1, 10).start, closesAt: at(120, 10).start },
  sensitive: false,
  timetable,
});

const calendarAt = async (path: string) => {
  const answer = await fetch(`${apiUrl}${path}`);
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};

let manager: Awaited<ReturnType<typeof staffApi>>;
beforeAll(async () => {
  manager = await staffApi('kirkuk.manager');
});

test('a team leader announces a course by its weeks, adds, moves and cancels sessions; everyone sees them so', async () => {
  const code = await aFreeCode();
  const key = randomUUID();
  const weekly = {
    days: [0, 2, 4],
    from: '10:00',
    to: '12:00',
    first: dayIn(30),
    last: dayIn(71),
    except: [dayIn(44), dayIn(45)],
    room: 'Room 2',
  };
  const body = announcement(code, { weekly });
  const announced = await manager<Announced>('POST', '/activities', { key, body });
  expect(announced.status).toBe(201);
  const again = await manager<Announced>('POST', '/activities', { key, body });
  expect(again.body).toEqual(announced.body);
  const { activityId, sessions, version } = announced.body;
  // Six weeks of three; one of two days that follow each other may be a Sunday, a Tuesday or a Thursday.
  expect([17, 18]).toContain(sessions.length);
  expect((await manager('POST', '/activities', { body })).status).toBe(409);

  const path = `/activities/${activityId}/sessions`;
  const added = await manager<Timetable>('POST', path, { version, body: { dates: [at(80, 16)] } });
  expect(added).toMatchObject({ status: 201, body: { activityVersion: 2, items: [at(80, 16)] } });
  expect(added.headers.get('etag')).toBe('"2"');
  const first = sessions[0];
  const second = sessions[1];
  if (first === undefined || second === undefined) throw new Error('There is no session');
  const moved = await manager<Session>('PATCH', `${path}/${first.sessionId}`, {
    version: 1,
    body: { ...at(90, 9), room: 'Hall' },
  });
  expect(moved).toMatchObject({ status: 200, body: { ...at(90, 9), room: 'Hall', version: 2 } });
  const stale = await manager('PATCH', `${path}/${first.sessionId}`, { version: 1, body: { room: null } });
  expect(stale.status).toBe(412);
  const cancelled = await manager<Session>('POST', `${path}/${second.sessionId}/cancel`, { version: 1 });
  expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });

  const { body: timetable } = await manager<Timetable>('GET', path);
  expect(timetable.items).toHaveLength(sessions.length + 1);
  const shown = (await api<{ sessions: readonly object[] }>('GET', `/activities/${code}`)).body.sessions;
  expect(shown).toHaveLength(sessions.length);
  expect(shown.at(-1)).toEqual({ ...at(90, 9), room: 'Hall' });
  expect(shown).not.toContainEqual(expect.objectContaining({ start: second.start }));
  const page = await (await fetch(`${siteUrl}/activities/${code}?lang=en`)).text();
  expect(page).toContain('<bdi>Hall</bdi>');

  const facilitator = await staffApi('kirkuk.facilitator');
  await eventually(async () => {
    const { body: calendar } = await facilitator<Timetable>(
      'GET',
      `/sessions?centre=kirkuk&from=${dayIn(90)}`,
    );
    expect(calendar.items).toContainEqual(
      expect.objectContaining({ sessionId: first.sessionId, room: 'Hall' }),
    );
  });
  expect((await facilitator('POST', path, { version: 4, body: { dates: [at(81, 16)] } })).status).toBe(403);
  expect((await (await staffApi('analyst'))('GET', path)).status).toBe(403);
  expect((await api('POST', path, { body: { dates: [at(81, 16)] } })).status).toBe(401);

  const calendar = await calendarAt(`/activities/${code}/calendar.ics?language=en`);
  expect(calendar).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' });
  const entryOf = (sessionId: string) =>
    calendar.text.split('BEGIN:VEVENT').find((entry) => entry.includes(sessionId)) ?? '';
  expect(entryOf(first.sessionId)).toMatch(/SEQUENCE:1.*Hall.*STATUS:CONFIRMED/s);
  expect(entryOf(second.sessionId)).toMatch(/SEQUENCE:1.*STATUS:CANCELLED/s);
}, 120_000);

test('who registers for two things at one time is asked first, and has both in her calendars', async () => {
  const sewing = await aFreeCode();
  const another = await aFreeCode();
  for (const [code, hour] of [
    [sewing, 10],
    [another, 11],
  ] as const) {
    const body = announcement(code, { dates: [at(20, hour), at(21, hour + 4 * (hour % 2))] });
    expect((await manager('POST', '/activities', { body })).status).toBe(201);
  }
  const huda = { name: 'هدى صالح', phone: newNumber() };
  const one = await registerByApi({ ...huda, activityCode: sewing });
  expect(one.status).toBe(201);
  const asked = await registerByApi({ ...huda, activityCode: another });
  expect(asked).toMatchObject({ status: 409, body: { type: '/problems/overlapping-sessions' } });
  expect((await activity(another)).placesLeft).toBe(12);
  const both = await registerByApi({ ...huda, activityCode: another, acceptsOverlap: true });
  expect(both).toMatchObject({ status: 201, body: { status: 'confirmed' } });

  const path = `${manageApiPath(both.body.manageUrl)}/calendar.ics`;
  const held = await calendarAt(path);
  expect(held.status).toBe(200);
  expect(held.text.match(/STATUS:CONFIRMED/g)).toHaveLength(2);
  expect(held.text).not.toContain('هدى');
  expect((await api('POST', `${manageApiPath(both.body.manageUrl)}/cancel`)).status).toBe(200);
  expect((await calendarAt(path)).text.match(/STATUS:CANCELLED/g)).toHaveLength(2);
}, 120_000);
