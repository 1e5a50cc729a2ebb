import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { GatewayKeys } from '#local/carrier/gateways/gateway.ts';
import { twilioForm } from '#local/carrier/gateways/twilio.ts';
import { siteUrl } from '../cloud/driver.ts';
import { call, keysInForce } from '../doors/gateways.ts';
import { oddName, oddTexts, oddValue } from './odd-values.ts';
import { differences, settledKeys } from './stored.ts';

let keys: GatewayKeys;
beforeAll(async () => {
  keys = await keysInForce();
});

const numRuns = 150;
const doors = ['android', 'twilio', 'infobip'] as const;
type Door = (typeof doors)[number];

const kind = fc.constantFrom('inbound', 'reports');
const oddText = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 80 }));
const odd = fc.oneof(oddText, oddValue);

/** What the gateway sends, with a few of its fields gone or holding something else; seldom another thing altogether. */
const garbled = (right: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> =>
  fc
    .oneof(
      { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...Object.keys(right)), odd, { maxKeys: 3 }) },
      { weight: 1, arbitrary: fc.dictionary(oddName, odd, { maxKeys: 4 }) },
    )
    .map((changes) => ({ ...right, ...changes }));

const text = {
  messageId: 'fuzz',
  message: '416',
  sender: '3344',
  receivedAt: '2026-11-24T09:00:00.000+03:00',
};
const delivered = { messageId: 'fuzzfuzz', recipient: '3344', deliveredAt: '2026-11-24T09:00:00.000+03:00' };
const result = {
  messageId: 'fuzzfuzz',
  from: '3344',
  to: '3344',
  text: '416',
  status: { groupName: 'EXPIRED' },
};

/** What the JSON of a gateway may be, and worse. */
const jsonOf: Readonly<Record<'android' | 'infobip', fc.Arbitrary<unknown>>> = {
  android: fc.oneof(
    fc
      .tuple(
        fc.constantFrom('sms:received', 'sms:delivered', 'sms:failed', 'mms:received'),
        garbled({ ...text, ...delivered }),
      )
      .map(([event, payload]) => ({ event, payload })),
    garbled({ event: 'sms:received', payload: text }),
    oddValue,
  ),
  infobip: fc.oneof(
    fc.array(garbled(result), { maxLength: 3 }).map((results) => ({ results })),
    garbled({ results: [result] }),
    oddValue,
  ),
};

/** Signed as the gateway signs, whatever it is. */
function signed(door: 'android' | 'infobip', path: string, body: string) {
  const at = String(Math.floor(Date.now() / 1000));
  const [key, message] =
    door === 'android' ? [keys.android.signingKey, body + at] : [keys.infobip.hmacKey, body];
  const signature = createHmac('sha256', key).update(message).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-timestamp': at, 'x-signature': signature };
  return { url: `${siteUrl}${path}`, headers, body };
}

describe('a door, whatever its gateway sends', () => {
  // None of it comes from a phone, so that no one is answered.
  test.each(['android', 'infobip'] as const)(
    'answers %s without a fault',
    async (door) => {
      const before = await settledKeys();
      const seen = new Set<number>();
      await fc.assert(
        fc.asyncProperty(kind, jsonOf[door], async (where, value) => {
          const request = signed(door, `/sms/${where}/${door}`, JSON.stringify(value) ?? '');
          const status = await call(request);
          seen.add(status);
          expect([200, 204, 400, 413]).toContain(status);
        }),
        { numRuns },
      );
      expect([...seen].some((status) => status < 300)).toBe(true);
      expect(seen).toContain(400);
      expect(differences(before, await settledKeys())).toEqual([]);
    },
    240_000,
  );

  test('answers twilio without a fault', async () => {
    const about = { MessageSid: `SM${'0'.repeat(32)}`, From: '3344', To: '3344' };
    const text = { ...about, Body: '416' };
    const report = { ...about, MessageStatus: 'undelivered', ErrorCode: '30003' };
    const before = await settledKeys();
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(kind, fc.oneof(garbled(text), garbled(report)), oddText, async (where, value, id) => {
        const named = Object.entries(Object(value)).map(([name, field]) => {
          const written = typeof field === 'string' ? field : String(JSON.stringify(field));
          return [name.toWellFormed(), written.toWellFormed()];
        });
        const url = `${siteUrl}/sms/${where}/twilio?messageId=${encodeURIComponent(id.toWellFormed())}`;
        const status = await call(twilioForm(url, Object.fromEntries(named), { siteUrl, keys }));
        seen.add(status);
        expect([200, 400, 401, 413]).toContain(status);
      }),
      { numRuns },
    );
    expect([...seen].sort()).toEqual(expect.arrayContaining([200, 400]));
    expect(differences(before, await settledKeys())).toEqual([]);
  }, 240_000);
});

describe('a door, whoever calls it', () => {
  const token = fc.string({ unit: fc.constantFrom(...'abcXYZ0189-_./=+, ;:"'), maxLength: 60 });
  const bytes = fc.uint8Array({ maxLength: 400 }).map((some) => new Uint8Array(some));
  const type = fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
  );

  test.each(doors)(
    'refuses what does not prove that %s sent it, and stores nothing',
    async (door: Door) => {
      const before = await settledKeys();
      await fc.assert(
        fc.asyncProperty(kind, bytes, type, token, token, async (where, body, contentType, signature, at) => {
          const status = await call({
            url: `${siteUrl}/sms/${where}/${door}?bodySHA256=${encodeURIComponent(at)}`,
            headers: {
              'content-type': contentType,
              'x-signature': signature,
              'x-twilio-signature': signature,
              'x-timestamp': at,
              authorization: `Basic ${signature}`,
            },
            body,
          });
          expect([400, 401]).toContain(status);
        }),
        { numRuns },
      );
      expect(differences(before, await settledKeys())).toEqual([]);
    },
    240_000,
  );

  test.each([
    '/sms',
    '/sms/inbound',
    '/sms/inbound/pigeon',
    '/sms/inbound/__proto__',
    '/sms/reports/constructor',
    '/sms/outbound/android',
    '/api/sms/inbound/%00',
  ])('finds nothing at %s', async (path) =>
    expect(await call({ url: `${siteUrl}${path}`, headers: {}, body: '{}' })).toBe(404),
  );
});
