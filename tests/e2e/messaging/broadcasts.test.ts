import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aCourseNow, comesTo } from '../cloud/course.ts';
import { aPhone, api, eventually, quiet, tokenOf } from '../cloud/driver.ts';

type Broadcast = {
  readonly broadcastId: string;
  readonly status: string;
  readonly pages: number;
  readonly pagesDone: number;
  readonly preview: { readonly phones: number; readonly segments: number; readonly cost: number } | null;
  readonly counts?: { readonly sent: number };
  readonly version: number;
};

const texts = { ar: 'المركز مغلق غداً', ckb: 'سەنتەر سبەی داخراوە', en: 'The centre is closed tomorrow' };

/** The staff API of broadcasts as one login calls it. */
async function broadcasts(username: string) {
  const authorization = `Bearer ${await tokenOf(username)}`;
  const show = async (id: string) =>
    (await api<Broadcast>('GET', `/broadcasts/${id}`, { headers: { authorization } })).body;
  return {
    show,
    write: (audience: object, key: string = randomUUID()) =>
      api<Broadcast>('POST', '/broadcasts', {
        headers: { authorization, 'idempotency-key': key },
        body: { centre: 'kirkuk', audience, texts },
      }),
    step: (id: string, step: string, version: number) =>
      api<Broadcast & { type?: string }>('POST', `/broadcasts/${id}/${step}`, {
        headers: { authorization, 'idempotency-key': randomUUID(), 'if-match': `"${version}"` },
      }),
    list: () =>
      api<{ items: readonly Broadcast[] }>('GET', '/broadcasts?centre=kirkuk', {
        headers: { authorization },
      }),
    counted: (id: string) =>
      eventually(async () => {
        const broadcast = await show(id);
        expect(broadcast.status).toBe('ready');
        return broadcast;
      }),
  };
}

test('a notice to two courses: counted, confirmed, sent to each phone once, and counted as sent', async () => {
  const manager = await broadcasts('kirkuk.manager');
  const courses = [
    await aCourseNow(600, { kind: 'theatre' }),
    await aCourseNow(900, { kind: 'theatre' }),
  ] as const;
  const phones = [aPhone(), aPhone(), aPhone()] as const;
  await comesTo(courses[0].code, 'Manal', phones[0].number);
  await comesTo(courses[0].code, 'Rebin', phones[1].number);
  await comesTo(courses[1].code, 'Shilan', phones[2].number);
  await comesTo(courses[1].code, 'Manal', phones[0].number);
  // A phone that never texted us gets less in a day, and the news of two courses leaves no room for a notice.
  await phones[0].text('status');
  await phones[0].message(3);

  const key = randomUUID();
  const written = await manager.write({ of: 'kind', kind: 'theatre' }, key);
  expect(written).toMatchObject({ status: 201, body: { status: 'counting' } });
  expect(await manager.write({ of: 'kind', kind: 'theatre' }, key)).toMatchObject({
    status: 201,
    body: { broadcastId: written.body.broadcastId },
  });
  const { broadcastId } = written.body;
  const ready = await manager.counted(broadcastId);
  expect(ready.preview?.phones).toBe(3);
  expect(ready.preview?.cost).toBeGreaterThan(0);
  const said = async () =>
    (await Promise.all(phones.map((phone) => phone.received()))).map((messages) =>
      messages.filter(({ body }) => body.includes('The centre is closed tomorrow')),
    );
  expect((await said()).flat()).toEqual([]);

  expect((await manager.step(broadcastId, 'confirm', ready.version)).status).toBe(200);
  await eventually(async () => {
    expect((await said()).map((messages) => messages.length)).toEqual([1, 1, 1]);
    expect(await manager.show(broadcastId)).toMatchObject({
      status: 'finished',
      pagesDone: ready.pages,
      counts: { sent: 3 },
    });
  }, 40_000);
  await quiet(2_000);
  expect((await said()).map((messages) => messages.length)).toEqual([1, 1, 1]);
  expect((await manager.list()).body.items.map((each) => each.broadcastId)).toContain(broadcastId);
});

test('one that is cancelled before it is confirmed is sent to no one', async () => {
  const manager = await broadcasts('kirkuk.manager');
  const course = await aCourseNow(600);
  const phone = aPhone();
  await comesTo(course.code, 'Dilnaz', phone.number);
  await phone.message(1);
  const { body } = await manager.write({ of: 'activity', code: course.code });
  const ready = await manager.counted(body.broadcastId);
  expect((await manager.step(body.broadcastId, 'cancel', ready.version)).status).toBe(200);
  expect(await manager.step(body.broadcastId, 'confirm', ready.version + 1)).toMatchObject({
    status: 409,
    body: { type: '/problems/broadcast-not-now' },
  });
  await quiet(2_000);
  expect(await phone.received()).toHaveLength(1);
});
