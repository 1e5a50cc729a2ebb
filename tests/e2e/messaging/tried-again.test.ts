import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aCourseNow } from '../cloud/course.ts';
import { aPhone, api, eventually, tokenOf } from '../cloud/driver.ts';
import { messagesTo } from '../doors/messages.ts';

type Changed = { readonly version: number };
type Broadcast = Changed & { readonly broadcastId: string; readonly status: string };
type Sessions = {
  readonly items: readonly (Changed & { readonly sessionId: string; readonly start: string })[];
};

/** What is told to many and does not arrive for the moment, by SNS and by the gateway that the phone last texted through. */
test.each(['aws', 'android'])(
  'news of a session and a notice to many are tried again, and arrive once, by %s',
  {
    timeout: 120_000,
  },
  async (door) => {
    const authorization = `Bearer ${await tokenOf('kirkuk.manager')}`;
    const change = <T>(method: string, path: string, body?: object, version?: number) =>
      api<T>(method, path, {
        headers: {
          ...{ authorization, 'idempotency-key': randomUUID() },
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        ...(body === undefined ? {} : { body }),
      });
    const read = async <T>(path: string) => (await api<T>('GET', path, { headers: { authorization } })).body;
    const { activityId, code } = await aCourseNow(300);
    const phone = aPhone();
    await phone.text(`${code} Manal female 1990`, { door });
    await phone.message(1);
    /** The text of that purpose went out twice, and is there once. */
    const arrives = (purpose: string, words: string) =>
      eventually(async () => {
        const sent = (await messagesTo(phone.number)).filter((message) => message.purpose === purpose);
        expect(sent).toEqual([expect.objectContaining({ state: 'sent', attempt: 2, outcome: 'delivered' })]);
        const there = (await phone.received()).filter(({ body }) => body.includes(words));
        expect(there).toHaveLength(1);
      }, 50_000);

    await phone.receives({ failure: 'temporary', times: 1 });
    const [session] = (await read<Sessions>(`/activities/${activityId}/sessions`)).items;
    if (session === undefined) throw new Error('The course has no session');
    const start = new Date(Date.parse(session.start) + 3_600_000).toISOString();
    const path = `/activities/${activityId}/sessions/${session.sessionId}`;
    expect((await change('PATCH', path, { start }, session.version)).status).toBe(200);
    await arrives('notice', 'New time');

    await phone.receives({ failure: 'temporary', times: 1 });
    const texts = { ar: 'المركز مغلق غداً', ckb: 'سەنتەر سبەی داخراوە', en: 'Bring your own needles' };
    const draft = { centre: 'kirkuk', audience: { of: 'activity', code }, texts };
    const { broadcastId } = (await change<Broadcast>('POST', '/broadcasts', draft)).body;
    const { version } = await eventually(async () => {
      const broadcast = await read<Broadcast>(`/broadcasts/${broadcastId}`);
      expect(broadcast.status).toBe('ready');
      return broadcast;
    });
    expect((await change('POST', `/broadcasts/${broadcastId}/confirm`, undefined, version)).status).toBe(200);
    await arrives('broadcast', 'Bring your own needles');
  },
);
