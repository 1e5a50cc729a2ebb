import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GatewayRequest } from '#local/carrier/gateways/index.ts';
import { infobip, infobipResults } from '#local/carrier/gateways/infobip.ts';
import { doors, openDoors, textedIn } from '#tests/support/phones/doors.ts';

const now = new Date('2026-11-24T09:00:05.000Z');
const right = infobip(textedIn, doors, now);
const text = (messageId: string, more: object = {}) => ({
  messageId,
  from: '9647503000011',
  to: '9647800000214',
  text: '214',
  receivedAt: '2026-11-24T09:00:00.000+0000',
  ...more,
});
const digest = (body: string, encoding: 'hex' | 'base64'): string =>
  createHmac('sha256', doors.keys.infobip.hmacKey).update(body).digest(encoding);

describe('what Infobip says', () => {
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

  it('is signed in the header that the subscription was given, in either way to write a digest', async () => {
    const secret = { infobip: { hmacKey: doors.keys.infobip.hmacKey, signatureHeader: 'X-Diwan-Signature' } };
    for (const encoding of ['hex', 'base64'] as const) {
      const door = openDoors(secret);
      const headers = {
        'content-type': 'application/json',
        'x-diwan-signature': digest(right.body, encoding),
      };
      expect((await door.call({ ...right, headers })).status).toBe(200);
    }
    expect((await openDoors(secret).call(right)).status).toBe(401);
  });

  it('is believed by its password only where no key for signatures is set', async () => {
    const basic = { username: 'infobip', password: 'a long password' };
    const authorization = `Basic ${Buffer.from('infobip:a long password').toString('base64')}`;
    const request = (given: string): GatewayRequest => ({
      ...right,
      headers: { 'content-type': 'application/json', authorization: given },
    });
    const status = async (secret: object, given: string) =>
      (await openDoors({ infobip: secret }).call(request(given))).status;
    expect(await status(basic, authorization)).toBe(200);
    for (const wrong of [
      '',
      'Basic ',
      `${authorization}=`,
      authorization.toLowerCase(),
      'Bearer a long password',
    ]) {
      expect(await status(basic, wrong)).toBe(401);
    }
    expect(await status({ ...basic, hmacKey: doors.keys.infobip.hmacKey }, authorization)).toBe(401);
    expect(await status({ username: 'infobip', password: 'short' }, authorization)).toBe(404);
  });

  it('may be several texts at once, none lost for one that cannot be read', async () => {
    const door = openDoors();
    const results = [
      text('one'),
      { messageId: 'no sender' },
      text('two', { text: null }),
      'odd',
      text('three'),
    ];
    expect((await door.call(infobipResults(results, doors))).status).toBe(200);
    expect(door.handed.map(({ textId, body }) => [textId, body])).toEqual([
      ['sms:infobip:one', '214'],
      ['sms:infobip:two', ''],
      ['sms:infobip:three', '214'],
    ]);
    expect((await door.call(infobipResults([], doors))).status).toBe(200);
  });

  it.each(['+9647503000011', '9647503000011', '07503000011'])('reads a sender written %s', async (from) => {
    const door = openDoors();
    await door.call(infobipResults([text('one', { from })], doors));
    expect(door.handed).toMatchObject([{ phone: '+9647503000011' }]);
  });

  it.each([
    ['no JSON', 'results'],
    ['no results', '{}'],
    ['results that are none', '{"results":{}}'],
    ['nothing that can be read', '{"results":[{"from":"9647503000011"},7]}'],
    ['an id of any length', `{"results":[{"messageId":"${'x'.repeat(101)}","from":"9647503000011"}]}`],
    ['NUL', '\u0000'],
  ])('is refused with 400 when it is signed and has %s', async (_, body) => {
    const door = openDoors();
    const headers = { ...right.headers, 'x-signature': digest(body, 'hex') };
    expect((await door.call({ ...right, headers, body })).status).toBe(400);
    expect(door.handed).toEqual([]);
  });

  it('brings reports of messages that have come to an end', async () => {
    const door = openDoors();
    const report = (groupName: string, name: string, error: object = { groupName: 'OK' }) => ({
      messageId: 'YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4',
      to: '9647503000011',
      doneAt: '2026-11-24T09:00:03.000+0000',
      status: { groupId: 3, groupName, id: 5, name },
      error,
    });
    const results = [
      report('PENDING', 'PENDING_ENROUTE'),
      report('DELIVERED', 'DELIVERED_TO_HANDSET'),
      report('UNDELIVERABLE', 'UNDELIVERABLE_NOT_DELIVERED'),
      report('constructor', 'x'),
      report('UNDELIVERABLE', 'a', { groupName: 'HANDSET_ERRORS', permanent: true }),
      report('UNDELIVERABLE', 'b', { groupName: 'HANDSET_ERRORS', permanent: false }),
      report('REJECTED', 'c', { groupName: 'USER_ERRORS', permanent: true }),
      report('EXPIRED', 'd'),
    ];
    const request = infobipResults(results, doors);
    await door.call({ ...request, url: request.url.replace('inbound', 'reports') });
    const kept = {
      messageId: 'YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4',
      phone: '+9647503000011',
      at: '2026-11-24T09:00:03.000Z',
    };
    expect(door.reports).toEqual([
      { ...kept, outcome: 'delivered' },
      { ...kept, outcome: 'failed', reason: 'UNDELIVERABLE_NOT_DELIVERED' },
      { ...kept, outcome: 'failed', reason: 'a', failure: 'permanent' },
      { ...kept, outcome: 'failed', reason: 'b', failure: 'temporary' },
      { ...kept, outcome: 'failed', reason: 'c' },
      { ...kept, outcome: 'failed', reason: 'd', failure: 'temporary' },
    ]);
    expect(door.handed).toEqual([]);
  });
});
