import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aCourseNow, type Course, comesTo } from '../cloud/course.ts';
import { aPhone, api, countsOf, eventually, tokenOf } from '../cloud/driver.ts';

type Row = {
  readonly personId: string;
  readonly name: string;
  readonly status: string | null;
  readonly isDisputed: boolean;
  readonly standing: readonly { readonly markId: string; readonly status: string }[];
};
type Page = {
  readonly session: { readonly came: number; readonly checkIn: Readonly<Record<string, string>> | null };
  readonly items: readonly Row[];
};
type Recorded = {
  readonly came: number;
  readonly disputed: readonly string[];
  readonly refused: readonly object[];
};

/** The staff API as one login calls it about one session. */
async function sheetOf(username: string, { activityId, sessionId }: Course) {
  const authorization = `Bearer ${await tokenOf(username)}`;
  const path = `/activities/${activityId}/sessions/${sessionId}`;
  const write = <T>(method: string, what: string, body?: object, key: string = randomUUID()) =>
    api<T>(method, `${path}/${what}`, {
      headers: { authorization, 'idempotency-key': key },
      ...(body === undefined ? {} : { body }),
    });
  return {
    look: async () => (await api<Page>('GET', `${path}/attendance`, { headers: { authorization } })).body,
    status: async () => (await api<Page>('GET', `${path}/attendance`, { headers: { authorization } })).status,
    send: (deviceId: string, marks: readonly object[], key?: string) =>
      write<Recorded>('POST', 'attendance', { deviceId, marks }, key),
    walkIn: (body: object, key?: string) =>
      write<{ personId: string; status: string; came: number }>('POST', 'walk-ins', body, key),
    open: () => write<{ words: Readonly<Record<string, string>> }>('POST', 'check-in'),
    close: () => write('DELETE', 'check-in'),
  };
}

const mark = (personId: string, status: string, replaces: readonly string[] = []) => ({
  personId,
  status,
  replaces,
  markId: randomUUID(),
  markedAt: new Date().toISOString(),
});

test('a facilitator keeps the sheet of a session: marks, two devices that differ, what is counted', async () => {
  const course = await aCourseNow();
  for (const name of ['Manal', 'Rebin', 'Layla']) await comesTo(course.code, name);
  const sheet = await sheetOf('kirkuk.facilitator', course);
  const { items } = await sheet.look();
  expect(items.map(({ name, status }) => [name, status])).toEqual([
    ['Layla', null],
    ['Manal', null],
    ['Rebin', null],
  ]);
  const [layla = '', manal = '', rebin = ''] = items.map(({ personId }) => personId);

  // Nobody has come yet: what is noted then leaves the session as it is.
  const alone = await sheet.send('tablet', [mark(rebin, 'absent')]);
  expect(alone.body).toEqual({ came: 0, disputed: [], refused: [] });
  const marks = [mark(layla, 'present'), mark(manal, 'late'), mark(rebin, 'absent')];
  const key = randomUUID();
  const first = await sheet.send('tablet', marks, key);
  expect(first).toMatchObject({ status: 200, body: { came: 2, disputed: [], refused: [] } });
  expect((await sheet.send('tablet', marks, key)).body).toEqual(first.body);
  expect((await sheet.send('tablet', marks)).body).toEqual(first.body);

  const other = await sheet.send('phone', [mark(rebin, 'absent'), mark(manal, 'absent')]);
  expect(other.body).toEqual({ came: 1, disputed: [manal], refused: [] });
  const seen = (await sheet.look()).items.find(({ personId }) => personId === manal);
  expect(seen).toMatchObject({ status: 'absent', isDisputed: true });
  const replaces = seen?.standing.map(({ markId }) => markId) ?? [];
  expect(replaces).toHaveLength(2);
  expect((await sheet.send('desk', [mark(manal, 'present', replaces)])).body).toEqual({
    ...{ came: 2, disputed: [], refused: [] },
  });

  await eventually(async () => {
    const { totals } = await countsOf(await tokenOf('admin'), `activity:${course.code}`);
    expect([totals.participations, totals.noShows, totals.sessionsHeld]).toEqual([2, 1, 1]);
  });
  expect(await (await sheetOf('analyst', course)).status()).toBe(403);
});

test('someone at the door is registered and marked present in one step, known to us or not', async () => {
  const course = await aCourseNow(10, { capacity: 2 });
  const sheet = await sheetOf('kirkuk.facilitator', course);
  const door = aPhone();
  const huda = { name: 'Huda Salman', phone: door.number, language: 'en', gender: 'female', consent: true };
  const key = randomUUID();
  const came = await sheet.walkIn(huda, key);
  expect(came).toMatchObject({ status: 201, body: { status: 'present', came: 1 } });
  expect((await sheet.walkIn(huda, key)).body).toEqual(came.body);
  expect((await door.message(1)).body).toContain(course.code);

  const elsewhere = await aCourseNow(24 * 60);
  const known = await comesTo(elsewhere.code, 'Zana');
  const zana = { name: 'Zana', phone: known, language: 'en', consent: true };
  expect(await sheet.walkIn(zana)).toMatchObject({
    status: 201,
    body: { came: 2 },
  });
  const full = await sheet.walkIn({ ...huda, name: 'Sara', phone: aPhone().number });
  expect(full).toMatchObject({ status: 409, body: { type: '/problems/full' } });
  expect((await sheet.look()).items.map(({ name, status }) => [name, status])).toEqual([
    ['Huda', 'present'],
    ['Zana', 'present'],
  ]);
});

test('checking in by text is opened with a word in three languages, and closed', async () => {
  const course = await aCourseNow();
  const sheet = await sheetOf('kirkuk.facilitator', course);
  const { status, body } = await sheet.open();
  expect(status).toBe(200);
  expect(Object.keys(body.words).toSorted()).toEqual(['ar', 'ckb', 'en']);
  expect((await sheet.look()).session.checkIn).toEqual(body.words);
  expect((await sheet.open()).body).toEqual(body);
  expect((await sheet.close()).status).toBe(204);
  expect((await sheet.look()).session.checkIn).toBeNull();
});

test('by text someone says that she does not come, and that she came after all; staff who noted otherwise are told', async () => {
  const course = await aCourseNow();
  const { code } = course;
  const phone = aPhone();
  await phone.text(`${code} Manal female 1990`);
  await phone.message(1);
  await phone.text(`NO ${code}`);
  expect((await phone.message(2)).body).toContain('excused');
  const sheet = await sheetOf('kirkuk.facilitator', course);
  const [row] = (await sheet.look()).items;
  expect(row).toMatchObject({ status: 'excused', isDisputed: false });
  await sheet.send('tablet', [mark(row?.personId ?? '', 'absent')]);
  expect((await sheet.look()).items).toMatchObject([{ status: 'excused', isDisputed: false }]);

  const { words } = (await sheet.open()).body;
  await phone.text(`HERE ${code} nonsense`);
  expect((await phone.message(3)).body).toContain('the word');
  await phone.text(`HERE ${code} ${words.en}`);
  expect((await phone.message(4)).body).toContain('present');
  expect((await sheet.look()).items).toMatchObject([{ status: 'present', isDisputed: true }]);
});
