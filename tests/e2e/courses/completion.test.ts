import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aCourseNow, type Course, comesTo, manyWhoLeft } from '../cloud/course.ts';
import { aPhone, api, countsOf, eventually, quiet, siteUrl, tokenOf } from '../cloud/driver.ts';

type Concern = {
  readonly concernId: string;
  readonly about: string;
  readonly code: string;
  readonly version: number;
  readonly person: { readonly name: string; readonly phone: string } | null;
};
type Row = { readonly personId: string; readonly name: string };
type Timetable = { readonly items: readonly { readonly sessionId: string; readonly start: string }[] };

/** The staff API as the manager of Kirkuk calls it; a write under a key of its own. */
async function managerApi() {
  const authorization = `Bearer ${await tokenOf('kirkuk.manager')}`;
  return <T>(method: string, path: string, sent: { body?: object; version?: number; key?: string } = {}) =>
    api<T>(method, path, {
      headers: {
        authorization,
        ...(method === 'GET' ? {} : { 'idempotency-key': sent.key ?? randomUUID() }),
        ...(sent.version === undefined ? {} : { 'if-match': `"${sent.version}"` }),
      },
      ...(sent.body === undefined ? {} : { body: sent.body }),
    });
}

/**
 * Four sessions, one after the other, soon: long enough from now for people to register. Three are of a second; while the
 * last goes on, whoever stayed away can be asked whether she stays, and can answer it.
 */
async function shortCourse(): Promise<Course> {
  const first = Date.now() + 30_000;
  const at = (seconds: number) => new Date(first + seconds * 1_000).toISOString();
  const dates = [0, 2, 4, 6].map((after) => ({ start: at(after), end: at(after < 6 ? after + 1 : 60) }));
  return aCourseNow(1, {
    enrolment: { opensAt: at(-3_600), closesAt: at(0) },
    timetable: { dates },
  });
}

test.concurrent('a course from its absences to its certificates', async () => {
  const manager = await managerApi();
  const course = await shortCourse();
  const { activityId, code } = course;
  const people = { Manal: aPhone(), Berivan: aPhone(), Chiman: aPhone(), Dalia: aPhone() };
  for (const [name, phone] of Object.entries(people)) {
    await phone.text(`${code} ${name} female 1990`);
    expect((await phone.message(1)).body).toContain(code);
  }
  const concluding = `/activities/${activityId}/complete`;
  expect(await manager('POST', concluding)).toMatchObject({
    status: 409,
    body: { type: '/problems/activity-not-over' },
  });

  const sessions = (await manager<Timetable>('GET', `/activities/${activityId}/sessions`)).body.items;
  const sheet = (session: number) =>
    `/activities/${activityId}/sessions/${sessions[session]?.sessionId}/attendance`;
  const { items } = (await manager<{ items: readonly Row[] }>('GET', sheet(0))).body;
  const personId = (name: string) => items.find((row) => row.name === name)?.personId;
  const record = (session: number, marks: Readonly<Record<string, string>>) =>
    manager('POST', sheet(session), {
      body: {
        deviceId: 'tablet',
        marks: Object.entries(marks).map(([name, status]) => ({
          personId: personId(name),
          status,
          markId: randomUUID(),
          markedAt: new Date().toISOString(),
        })),
      },
    });
  await manyWhoLeft(activityId, 120);
  // All but Manal stay away from the first three; all have begun when that is noted.
  await quiet(Date.parse(sessions[3]?.start ?? '') - Date.now() + 500);
  const absent = { Berivan: 'absent', Chiman: 'absent', Dalia: 'absent' };
  for (const session of [0, 1, 2])
    expect((await record(session, { Manal: 'present', ...absent })).status).toBe(200);
  expect((await record(3, { Manal: 'late', Berivan: 'present', Dalia: 'present' })).status).toBe(200);

  // Each is asked; one keeps her place, one gives it up, of the third the team leader has heard.
  for (const phone of [people.Berivan, people.Chiman, people.Dalia])
    expect((await phone.message(2)).body).toContain(`YES ${code}`);
  const open = async () =>
    (await manager<{ items: readonly Concern[] }>('GET', '/concerns?centre=kirkuk')).body.items.filter(
      (concern) => concern.code === code,
    );
  expect((await open()).map(({ person }) => person?.name).toSorted()).toEqual(['Berivan', 'Chiman', 'Dalia']);
  await people.Berivan.text(`YES ${code}`);
  expect((await people.Berivan.message(3)).body).toContain(code);
  await people.Chiman.text(`CANCEL ${code}`);
  expect((await people.Chiman.message(3)).body).toContain(code);
  const left = await eventually(async () => {
    const concerns = await open();
    if (concerns.length !== 1) throw new Error(`${concerns.length} concerns are open`);
    return concerns[0];
  });
  expect(left).toMatchObject({ about: 'absences', person: { phone: people.Dalia.number } });
  const settle = `/concerns/${left?.concernId}/settle`;
  const settling = { body: { outcome: 'kept' }, version: left?.version ?? 0, key: randomUUID() };
  expect(await manager('POST', settle, settling)).toMatchObject({ status: 200, body: { status: 'settled' } });
  expect((await manager('POST', settle, settling)).status).toBe(200);
  expect((await manager('POST', settle, { ...settling, key: randomUUID() })).status).toBe(412);

  // The clock that was set for the end of the course has it decided: Manal alone came often enough.
  const certificate = /KRK\d\d-[34679ACDEFGHJKMNPQRTWXY]{6}/;
  const [number = ''] = certificate.exec((await people.Manal.message(2, 160_000)).body) ?? [];
  expect(number).not.toBe('');
  const totals = async () => (await countsOf(await tokenOf('admin'), `activity:${code}`)).totals;
  await eventually(async () => {
    expect(await totals()).toMatchObject({ completed: 1, dropped: 2, cancelled: 1, confirmed: 0 });
  });

  // Anyone may verify her certificate, by its page and by text; staff hand it over.
  const page = await fetch(`${siteUrl}/en/certificates/${number}`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('This certificate is valid.');
  const verifier = aPhone();
  await verifier.text(`is ${number} valid?`);
  expect((await verifier.message(1)).body).toMatch(new RegExp(`^${number} is valid: `));
  const completers = async (cursor = ''): Promise<readonly object[]> => {
    const page = await manager<{ items: readonly object[]; cursor: string | null }>(
      'GET',
      `/activities/${activityId}/certificates${cursor === '' ? '' : `?cursor=${cursor}`}`,
    );
    expect(page.status).toBe(200);
    return [...page.body.items, ...(page.body.cursor === null ? [] : await completers(page.body.cursor))];
  };
  const handedOver = { handedOverBy: expect.any(String), handedOverAt: expect.any(String) };
  expect(await manager('POST', `/certificates/${number}/hand-over`)).toMatchObject({
    status: 200,
    body: handedOver,
  });
  expect(await completers()).toMatchObject([{ certificate: number, ...handedOver }]);

  // A sheet that comes late makes up for it; and staff may have it decided again, which changes nothing more.
  for (const session of [0, 1, 2]) expect((await record(session, { Dalia: 'present' })).status).toBe(200);
  expect((await people.Dalia.message(3)).body).toMatch(certificate);
  expect((await manager('POST', concluding)).status).toBe(202);
  await eventually(async () => {
    expect(await totals()).toMatchObject({
      completed: 2,
      dropped: 1,
      cancelled: 1,
      participations: 9,
      noShows: 6,
      sessionsHeld: 4,
    });
  });
  await quiet(3_000);
  expect(await people.Manal.received()).toHaveLength(2);
  expect(await people.Berivan.received()).toHaveLength(3);
}, 300_000);

test.concurrent('a course that is over without attendance is put to the team leader, until the sheets come', async () => {
  const manager = await managerApi();
  const { activityId, code } = await shortCourse();
  await comesTo(code, 'Manal');
  const open = async () =>
    (await manager<{ items: readonly Concern[] }>('GET', '/concerns?centre=kirkuk')).body.items.filter(
      (concern) => concern.code === code,
    );
  // The clock rings a minute after the last session (local-cloud.ts).
  const put = await eventually(async () => {
    const [concern] = await open();
    if (concern === undefined) throw new Error('Nothing was put to the team leader');
    return concern;
  }, 220_000);
  expect(put).toMatchObject({ about: 'no-sheet', code, person: null });

  const { items: sessions } = (await manager<Timetable>('GET', `/activities/${activityId}/sessions`)).body;
  for (const { sessionId } of sessions) {
    const sheet = `/activities/${activityId}/sessions/${sessionId}/attendance`;
    const [row] = (await manager<{ items: readonly Row[] }>('GET', sheet)).body.items;
    const mark = { personId: row?.personId, status: 'present', markId: randomUUID() };
    const marks = [{ ...mark, markedAt: new Date().toISOString() }];
    expect((await manager('POST', sheet, { body: { deviceId: 'tablet', marks } })).status).toBe(200);
  }
  await eventually(async () => expect(await open()).toEqual([]), 60_000);
}, 300_000);
