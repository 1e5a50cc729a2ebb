import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GatewayKeys } from '#local/carrier/gateways/gateway.ts';
import { newsIn } from '#tests/support/phones/phones.ts';
import { activity, aPhone, eventually, newNumber, quiet } from '../cloud/driver.ts';
import { differences, settledKeys } from '../fuzz/stored.ts';
import { call, doorsWith, gateways, keysInForce, rotateTo } from './gateways.ts';

let keys: GatewayKeys;
beforeAll(async () => {
  keys = await keysInForce();
});

const code = '416';
const aText = (body = code) => ({ phone: newNumber(), body, id: randomUUID(), at: new Date() });

describe.each(gateways)('through the door of %s', (door, gateway, signature) => {
  test('a text registers once and is answered once, however often it comes', async () => {
    const { placesLeft } = await activity(code);
    const phone = aPhone();
    await phone.text(`${code} Manal`, { door, copies: 5 });
    expect((await phone.message(1)).body).toContain(code);
    await quiet(2_000);
    expect(await phone.received()).toHaveLength(1);
    expect((await activity(code)).placesLeft).toBe(placesLeft - 1);
  });

  test('the same words sent once more are another text', async () => {
    const phone = aPhone();
    await phone.text(`${code} Manal`, { door });
    const { body: first } = await phone.message(1);
    await phone.text(`${code} Manal`, { door });
    const { body: second } = await phone.message(2);
    expect(second).toContain(code);
    expect(second).not.toBe(newsIn(first));
  });

  test('what is forged, cut off or written anew is refused, and nothing of it stored', async () => {
    const doors = doorsWith(keys);
    const before = await settledKeys();
    const right = gateway(aText(), doors, new Date());
    const others: GatewayKeys = {
      android: { ...keys.android, signingKey: 'a key that was guessed' },
      twilio: { authToken: 'a token that was guessed' },
      infobip: { hmacKey: 'a key that was guessed' },
    };
    const { [signature]: _, ...unsigned } = right.headers;
    const refused = [
      gateway(aText(), doorsWith(others), new Date()),
      { ...right, headers: unsigned },
      { ...right, body: right.body.slice(0, -1) },
      { ...right, body: '' },
      { ...right, body: `${right.body} ` },
      { ...gateway(aText('415'), doors, new Date()), headers: right.headers },
      { ...right, body: Buffer.from(right.body, 'utf16le') },
    ];
    const statuses = [];
    for (const request of refused) statuses.push(await call(request));
    expect(statuses).toEqual(refused.map(() => 401));
    // Written anew by something in between: the same JSON in other bytes. A form is the same in any of its bytes.
    if (door !== 'twilio') {
      expect(await call({ ...right, body: JSON.stringify(JSON.parse(right.body), null, 1) })).toBe(401);
    }
    expect(differences(before, await settledKeys())).toEqual([]);
  }, 120_000);
});

test('what an Android phone signed a quarter of an hour ago, or will in one, is refused', async () => {
  const [[, android] = []] = gateways;
  const before = await settledKeys();
  for (const minutes of [-15, 15]) {
    const signedAt = new Date(Date.now() + minutes * 60_000);
    const request = android?.(aText(), doorsWith(keys), signedAt);
    expect(request && (await call(request))).toBe(401);
  }
  expect(differences(before, await settledKeys())).toEqual([]);
}, 120_000);

test('a recorded request does nothing when it is sent again', async () => {
  for (const [name, gateway] of gateways) {
    const text = aText('HELP');
    const recorded = gateway(text, doorsWith(keys), new Date());
    expect([200, 204], name).toContain(await call(recorded));
    await aPhone(text.phone).message(1);
    const before = await settledKeys();
    expect([200, 204], name).toContain(await call(recorded));
    expect(differences(before, await settledKeys()), name).toEqual([]);
    expect(await aPhone(text.phone).received(), name).toHaveLength(1);
  }
}, 180_000);

test('a text from a number that may not be texted leaves nothing', async () => {
  const before = await settledKeys();
  const phone = aPhone('+447700900123');
  for (const door of ['aws', 'android', 'twilio', 'infobip']) await phone.text(code, { door });
  expect(differences(before, await settledKeys())).toEqual([]);
  expect(await phone.received()).toEqual([]);
}, 120_000);

describe('keys rotated while texts come in', () => {
  afterAll(async () => {
    await rotateTo(keys);
    // What comes through the carrier is signed with these.
    for (const [, gateway] of gateways) await takes(gateway, keys);
  }, 120_000);

  const takes = (gateway: (typeof gateways)[number][1], signedWith: GatewayKeys) =>
    eventually(async () => {
      const status = await call(gateway(aText('HELP'), doorsWith(signedWith), new Date()));
      if (status >= 300) throw new Error(`The door answered with ${status}`);
    }, 30_000);
  const refuses = (gateway: (typeof gateways)[number][1], signedWith: GatewayKeys) =>
    eventually(async () => {
      expect(await call(gateway(aText('HELP'), doorsWith(signedWith), new Date()))).toBe(401);
    }, 75_000);
  const newKeys = (name: string): GatewayKeys => ({
    android: { ...keys.android, signingKey: `${name} ${randomUUID()}` },
    twilio: { authToken: `${name} ${randomUUID()}` },
    infobip: { hmacKey: `${name} ${randomUUID()}` },
  });

  test('are taken beside those before them, and those before them no more after another rotation', async () => {
    const [first, second] = [newKeys('first'), newKeys('second')];
    await rotateTo(first);
    for (const [, gateway] of gateways) {
      await takes(gateway, first);
      await takes(gateway, keys);
    }
    await rotateTo(second);
    for (const [, gateway] of gateways) {
      await takes(gateway, second);
      await takes(gateway, first);
      await refuses(gateway, keys);
    }
  }, 240_000);
});
