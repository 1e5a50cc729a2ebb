import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aCourseNow, comesTo } from '../cloud/course.ts';
import { activity, aPhone, api, eventually, manageApiPath, registerByApi, tokenOf } from '../cloud/driver.ts';
import { messagesTo } from '../doors/messages.ts';

type Untold = {
  readonly concernId: string;
  readonly person: { readonly name: string; readonly phone: string };
  readonly reason: string;
  readonly what: string;
};

/** Where the line of a phone stands on the list of Kirkuk, and nowhere when it has left it. */
async function lineOf(token: string, phone: string): Promise<Untold | undefined> {
  let cursor: string | null = '';
  while (cursor !== null) {
    const path: string = `/untold?centre=kirkuk${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const { body } = await api<{ items: readonly Untold[]; cursor: string | null }>('GET', path, {
      headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' },
    });
    const found = body.items.find(({ person }) => person.phone === phone);
    if (found !== undefined) return found;
    cursor = body.cursor;
  }
  return undefined;
}

test('a place goes past a phone that stopped, which stands before the team leader until it starts again', async () => {
  const token = await tokenOf('kirkuk.manager');
  const course = await aCourseNow(3 * 24 * 60, { capacity: 1 });
  await comesTo(course.code, 'Nawal');
  const first = aPhone();
  const second = aPhone();
  await first.text(`${course.code} Shilan female 1990`);
  await first.message(1);
  await second.text(`${course.code} Rebin male 1991`);
  await second.message(1);
  await first.text('STOP');
  await first.message(2);

  const set = await api('PUT', `/activities/${course.activityId}/places`, {
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      'if-match': '"1"',
    },
    body: { capacity: 2, childcareCapacity: 0 },
  });
  expect(set.status).toBe(200);
  expect((await second.message(2)).body).toContain(`YES ${course.code}`);
  const line = await eventually(async () => {
    const found = await lineOf(token, first.number);
    if (found === undefined) throw new Error('No one knows of it yet');
    return found;
  });
  expect(line).toMatchObject({ person: { name: 'Shilan' }, reason: 'stopped' });
  expect(line.what).toContain(course.code);
  expect(await first.received()).toHaveLength(2);

  // The other says no; the place is free, and goes to the first as soon as she may be told.
  await second.text(`NO ${course.code}`);
  await second.message(3);
  await eventually(async () => expect((await activity(course.code)).placesLeft).toBe(1));
  await first.text('START');
  const told = await eventually(async () => {
    const messages = await first.received();
    const offer = messages.find(({ body }) => body.includes(`YES ${course.code}`));
    if (offer === undefined) throw new Error('It was not offered yet');
    return offer;
  });
  expect(told.body).toContain(course.code);
  await eventually(async () => expect(await lineOf(token, first.number)).toBeUndefined());
}, 120_000);

test('the fourth text of a day to a phone that never texted us waits, and is not lost', async () => {
  const phone = aPhone();
  const { code } = await aCourseNow(3 * 24 * 60);
  const form = { activityCode: code, name: 'Shilan', phone: phone.number, language: 'en' } as const;
  for (const texts of [1, 3]) {
    const { status, body } = await registerByApi(form);
    expect(status).toBe(201);
    await phone.message(texts);
    const cancelled = await api('POST', `${manageApiPath(body.manageUrl)}/cancel`);
    expect(cancelled.status).toBe(200);
    if (texts === 1) await phone.message(2);
  }
  const held = await eventually(async () => {
    const waiting = (await messagesTo(phone.number)).find(({ heldFor }) => heldFor === 'stranger-limit');
    if (waiting === undefined) throw new Error('Nothing waits yet');
    return waiting;
  });
  expect(held).toMatchObject({ state: 'queued', lines: [{ key: 'sms.cancelled' }] });
  expect(String(held.heldUntil) > new Date().toISOString()).toBe(true);
  expect(await phone.received()).toHaveLength(3);
}, 120_000);
