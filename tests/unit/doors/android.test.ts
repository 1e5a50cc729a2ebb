import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { android, androidEvent } from '#local/carrier/gateways/android.ts';
import type { GatewayRequest } from '#local/carrier/gateways/index.ts';
import { doors, openDoors, textedIn } from '#tests/support/phones/doors.ts';

const now = new Date('2026-11-24T09:00:05.000Z');
const right = android(textedIn, doors, now);

/** Any body, signed as the app signs. */
function signed(body: string, at = now): GatewayRequest {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', doors.keys.android.signingKey).update(body).update(timestamp);
  return {
    ...right,
    body,
    headers: { ...right.headers, 'x-timestamp': timestamp, 'x-signature': signature.digest('hex') },
  };
}

const event = (name: string, payload: unknown): GatewayRequest =>
  signed(
    JSON.stringify({ deviceId: 'ffffffffceb0b1db0000018e937c815b', event: name, id: 'Ey6ECgOk', payload }),
  );

describe('what SMS Gateway for Android says', () => {
  it('is read as its documentation has it, with the older name of the sender too', async () => {
    const payload = {
      messageId: 'abc123',
      message: '214',
      simNumber: 1,
      receivedAt: '2026-11-24T11:46:11.000+03:00',
    };
    for (const sender of [
      { phoneNumber: '+9647503000011' },
      { sender: '+9647503000011', recipient: null, phoneNumber: '+9647503000011' },
      { sender: '+9647503000011' },
      { sender: null, phoneNumber: '07503000011' },
    ]) {
      const door = openDoors();
      expect((await door.call(event('sms:received', { ...payload, ...sender }))).status).toBe(204);
      expect(door.handed).toMatchObject([{ phone: '+9647503000011', body: '214' }]);
    }
  });

  it('is refused when one character of the body is another', async () => {
    const place = fc.nat({ max: right.body.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.string({ minLength: 1, maxLength: 1 }), async (at, character) => {
        fc.pre(right.body[at] !== character);
        const door = openDoors();
        const body = right.body.slice(0, at) + character + right.body.slice(at + 1);
        expect((await door.call({ ...right, body })).status).toBe(401);
        expect(door.handed).toEqual([]);
      }),
    );
  });

  it.each([
    [
      'in another order',
      (value: object) => JSON.stringify(Object.fromEntries(Object.entries(value).reverse())),
    ],
    ['with blanks', (value: object) => JSON.stringify(value, null, 1)],
    ['with other escapes', (value: object) => JSON.stringify(value).replaceAll('س', '\\u0633')],
  ])('is refused when the same is written %s', async (_, write) => {
    const door = openDoors();
    const body = write(JSON.parse(right.body));
    expect(body).not.toBe(right.body);
    expect((await door.call({ ...right, body })).status).toBe(401);
    expect(door.handed).toEqual([]);
  });

  it.each([
    [-301, 401],
    [-299, 204],
    [299, 204],
    [301, 401],
    [-86_400, 401],
  ])('signed %d seconds from now is answered with %d', async (seconds, status) => {
    const door = openDoors();
    const answer = await door.call(android(textedIn, doors, new Date(now.getTime() + seconds * 1_000)));
    expect(answer.status).toBe(status);
    expect(door.handed).toHaveLength(status === 204 ? 1 : 0);
  });

  it.each(['', '0', 'now', '1e9', '17955000050', '-1', ' 1795500005', '99999999999'])(
    'is refused with the timestamp «%s», though it be signed',
    async (timestamp) => {
      const door = openDoors();
      const signature = createHmac('sha256', doors.keys.android.signingKey)
        .update(right.body + timestamp)
        .digest('hex');
      const headers = { ...right.headers, 'x-timestamp': timestamp, 'x-signature': signature };
      expect((await door.call({ ...right, headers })).status).toBe(401);
    },
  );

  it('is the same text in every attempt, which the app signs anew, and in every way to write its instant', async () => {
    const door = openDoors();
    await door.call(right);
    door.clock.forward({ days: 2 });
    await door.call(android(textedIn, doors, door.clock.now()));
    await door.call(signed(right.body.replace('T12:00:00.000+03:00', 'T09:00:00.000Z'), door.clock.now()));
    expect(new Set(door.handed.map(({ textId }) => textId)).size).toBe(1);
    expect(door.handed).toHaveLength(3);
  });

  it('is another text when the same words come from another phone, or at another instant', async () => {
    const door = openDoors();
    const at = new Date(textedIn.at.getTime() + 1);
    for (const text of [textedIn, { ...textedIn, phone: '+9647503000012' }, { ...textedIn, at }]) {
      await door.call(android(text, doors, now));
    }
    expect(new Set(door.handed.map(({ textId }) => textId)).size).toBe(3);
  });

  it('brings reports to the same door', async () => {
    const door = openDoors();
    const about = {
      messageId: 'YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4',
      phoneNumber: '+9647503000011',
      simNumber: 1,
    };
    const deliveredAt = '2026-11-24T12:00:00.000+03:00';
    await door.call(event('sms:sent', { ...about, sentAt: deliveredAt, partsCount: 1 }));
    await door.call(event('sms:delivered', { ...about, deliveredAt }));
    await door.call(
      event('sms:failed', {
        ...about,
        recipient: '+9647503000011',
        failedAt: deliveredAt,
        reason: 'RESULT_ERROR_NO_SERVICE',
      }),
    );
    const report = { messageId: about.messageId, phone: '+9647503000011', at: '2026-11-24T09:00:00.000Z' };
    expect(door.reports).toEqual([
      { ...report, outcome: 'delivered', part: 'Ey6ECgOk' },
      { ...report, outcome: 'failed', reason: 'RESULT_ERROR_NO_SERVICE', failure: 'temporary' },
    ]);
    expect(door.handed).toEqual([]);
  });

  it.each([
    ['RESULT_ERROR_GENERIC_FAILURE', 'temporary'],
    ['RESULT_ERROR_RADIO_OFF', 'temporary'],
    ['TTL expired', 'temporary'],
    ['Invalid phone number', 'permanent'],
    ['RESULT_ERROR_FDN_CHECK_FAILURE', undefined],
  ])('says of a text that failed with “%s” whether to try again', async (reason, failure) => {
    const door = openDoors();
    const about = { messageId: 'YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4', recipient: '+9647503000011' };
    await door.call(event('sms:failed', { ...about, failedAt: '2026-11-24T12:00:00.000+03:00', reason }));
    expect(door.reports.map((report) => report.failure)).toEqual([failure]);
  });

  it.each([
    'system:ping',
    'app:started',
    'sms:data-received',
    'mms:downloaded',
    'sms:batch:received',
    '__proto__',
    '',
  ])('is taken and left alone when it is %s', async (name) => {
    const door = openDoors();
    expect((await door.call(androidEvent(name, { health: {} }, doors, now))).status).toBe(204);
    expect([door.handed, door.reports]).toEqual([[], []]);
  });

  it.each([
    ['no JSON', 'sms:received'],
    ['half a JSON', '{"event":"sms:received"'],
    ['a list', '[]'],
    ['no event', '{"payload":{}}'],
    ['an event that is no word', '{"event":7,"payload":{}}'],
    ['a text without a payload', '{"event":"sms:received"}'],
    [
      'a text without a sender',
      '{"event":"sms:received","payload":{"messageId":"1","message":"214","receivedAt":"2026-11-24T09:00:00Z"}}',
    ],
    [
      'a text of no instant',
      '{"event":"sms:received","payload":{"messageId":"1","message":"214","sender":"+9647503000011","receivedAt":"yesterday"}}',
    ],
    [
      'a text that is a number',
      '{"event":"sms:received","payload":{"messageId":"1","message":214,"sender":"+9647503000011","receivedAt":"2026-11-24T09:00:00Z"}}',
    ],
    ['a report of no message', '{"event":"sms:delivered","payload":{"deliveredAt":"2026-11-24T09:00:00Z"}}'],
  ])('is refused with 400 when it is signed but %s', async (_, body) => {
    const door = openDoors();
    const answer = await door.call(signed(body));
    expect([answer.status, answer.json.type]).toEqual([400, '/problems/invalid-request']);
    expect([door.handed, door.reports]).toEqual([[], []]);
    expect(JSON.stringify(door.log)).not.toMatch(/9647|214/);
  });
});
