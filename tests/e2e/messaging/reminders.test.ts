import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aCourseNow, manyWhoLeft } from '../cloud/course.ts';
import { aPhone, api, eventually, quiet, tokenOf } from '../cloud/driver.ts';

type Session = { readonly sessionId: string; readonly start: string; readonly version: number };

/** The staff API as the manager of Kirkuk calls it. */
async function managerApi() {
  const authorization = `Bearer ${await tokenOf('kirkuk.manager')}`;
  return {
    sessions: async (activityId: string): Promise<readonly Session[]> => {
      const path = `/activities/${activityId}/sessions`;
      const { body } = await api<{ items: readonly Session[] }>('GET', path, { headers: { authorization } });
      return body.items;
    },
    change: <T>(method: 'PATCH' | 'POST', path: string, version: number, body?: object) =>
      api<T>(method, path, {
        headers: { authorization, 'idempotency-key': randomUUID(), 'if-match': `"${version}"` },
        ...(body === undefined ? {} : { body }),
      }),
    calls: async (sessionId: string, personId?: string): Promise<Calls> => {
      const path = `/concerns/calls-${sessionId}/calls`;
      const headers = { authorization, 'idempotency-key': randomUUID() };
      const called = { headers, body: { personId } };
      return (
        await (personId === undefined
          ? api<Calls>('GET', path, { headers: { authorization } })
          : api<Calls>('POST', path, called))
      ).body;
    },
  };
}
type ToCall = { readonly personId: string; readonly phone: string; readonly reason: string };
type NotTold = { readonly notTold: number; readonly people: readonly ToCall[] };
type Calls = { readonly status: string; readonly items: readonly ToCall[] };

/** A phone that has texted us and has a place. */
async function comes(code: string, name: string) {
  const phone = aPhone();
  await phone.text(`${code} ${name} female 1990`);
  expect((await phone.message(1)).body).toContain(code);
  return phone;
}

const inAnHour = /Reminder for [A-Z]/;

test('people with a place are reminded two hours before, and told when a session is moved or cancelled', async () => {
  // Two hours and half a minute: the clock of two hours before goes off while we look.
  const course = await aCourseNow(120.6);
  const { activityId, code } = course;
  await manyWhoLeft(activityId, 2_001);
  const [manal, shilan, nawal] = [
    await comes(code, 'Manal'),
    await comes(code, 'Shilan'),
    await comes(code, 'Nawal'),
  ];
  await shilan.text(`CANCEL ${code}`);
  await nawal.text('STOP');
  await nawal.message(2);
  const reminder = await manal.message(2, 60_000);
  expect(reminder.body).toMatch(inAnHour);
  expect(reminder.body).toContain(`NO ${code}`);
  expect(reminder.segments).toBe(1);

  const manager = await managerApi();
  const [first, second] = await manager.sessions(activityId);
  if (first === undefined || second === undefined) throw new Error('The course has no two sessions');
  const later = new Date(Date.parse(first.start) + 24 * 3_600_000).toISOString();
  const path = `/activities/${activityId}/sessions`;
  // Nawal has said STOP: she is to be called, and whoever moves the session is told so first.
  const address = `${path}/${first.sessionId}`;
  const asked = await manager.change<NotTold>('PATCH', address, first.version, { start: later });
  expect([asked.status, asked.body.notTold]).toEqual([409, 1]);
  expect(asked.body.people).toMatchObject([{ phone: nawal.number, reason: 'stopped' }]);
  const moved = await manager.change('PATCH', address, first.version, { start: later, notTold: 1 });
  expect(moved.status).toBe(200);
  expect((await manal.message(3)).body).toContain('New time');
  const toCall = (await manager.calls(first.sessionId)).items[0];
  expect(toCall?.phone).toBe(nawal.number);
  expect((await manager.calls(first.sessionId, toCall?.personId)).status).toBe('settled');
  const cancelled = await manager.change('POST', `${path}/${second.sessionId}/cancel`, second.version, {
    notTold: 1,
  });
  expect(cancelled.status).toBe(200);
  expect((await manal.message(4)).body).toContain('No session');

  // Who gave her place up, or said STOP, heard nothing of any of it; and Manal nothing twice.
  await quiet(3_000);
  expect((await shilan.received()).map(({ body }) => body).join()).not.toMatch(
    /Reminder|New time|No session/,
  );
  expect(await nawal.received()).toHaveLength(2);
  expect(await manal.received()).toHaveLength(4);
}, 120_000);

test('who came after the last reminder is reminded an hour before, in one text for two sessions of a day', async () => {
  const one = await aCourseNow(60.5);
  const other = await aCourseNow(180);
  const phone = aPhone();
  await phone.text(`${one.code} Berivan female 1991`);
  expect((await phone.message(1)).body).toContain(one.code);
  await phone.text(`${other.code}`);
  await eventually(async () => expect((await phone.received()).length).toBeGreaterThanOrEqual(2));
  const before = (await phone.received()).length;
  const reminder = await phone.message(before + 1, 60_000);
  expect(reminder.body).toContain(one.code);
  expect(reminder.body).toMatch(/Berivan/);
});
