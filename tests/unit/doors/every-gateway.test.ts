import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { android } from '#local/carrier/gateways/android.ts';
import type { Gateway, GatewayRequest } from '#local/carrier/gateways/gateway.ts';
import { infobip } from '#local/carrier/gateways/infobip.ts';
import { twilio } from '#local/carrier/gateways/twilio.ts';
import { doors, openDoors, textedIn } from '#tests/support/phones/doors.ts';

// Seen by modules that were loaded before, and by none when this file is over.
const comparing = vi.spyOn(crypto, 'timingSafeEqual');
syncBuiltinESMExports();
afterEach(() => comparing.mockClear());
afterAll(() => {
  comparing.mockRestore();
  syncBuiltinESMExports();
});

const gateways: readonly (readonly [string, Gateway, string])[] = [
  ['android', android, 'x-signature'],
  ['twilio', twilio, 'x-twilio-signature'],
  ['infobip', infobip, 'x-signature'],
];
const now = new Date('2026-11-24T09:00:05.000Z');

/** The text with the character at `position` (of its length) replaced by another one. */
const changedAt = (text: string, position: number, replacement: string): string => {
  const at = Math.floor(position * text.length);
  const changed = text[at] === replacement ? '#' : replacement;
  return text.slice(0, at) + changed + text.slice(at + 1);
};
const somewhere = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const ascii = fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme-ascii' });

describe.each(gateways)('the door of %s', (name, gateway, signatureHeader) => {
  const right = gateway(textedIn, doors, now);
  const resigned = (text: Partial<typeof textedIn>) => gateway({ ...textedIn, ...text }, doors, now);
  const withSignature = (signature: string): GatewayRequest => ({
    ...right,
    headers: { ...right.headers, [signatureHeader]: signature },
  });

  it('hands on a text that the gateway signed, with the instant it reached the door', async () => {
    const door = openDoors();
    const answer = await door.call(right);
    expect([200, 204]).toContain(answer.status);
    expect(door.handed).toEqual([
      {
        door: name,
        textId: expect.stringMatching(new RegExp(`^sms:${name}:.{6,}`)),
        phone: '+9647503000011',
        body: 'سجل ٢١٤ منال',
        receivedAt: expect.any(Date),
      },
    ]);
    expect(Math.abs((door.handed[0]?.receivedAt.getTime() ?? 0) - now.getTime())).toBeLessThan(1_000);
  });

  it('is at the address of the API too', async () => {
    const door = openDoors();
    const underApi = { ...doors, siteUrl: `${doors.siteUrl}/api` };
    await door.call(gateway(textedIn, underApi, now));
    expect(door.handed).toHaveLength(1);
  });

  it('gives a text the same id however often it comes, and another text another', async () => {
    const door = openDoors();
    for (const text of [{}, {}, { id: 'text-2', at: new Date('2026-11-25T09:00:00.000Z') }]) {
      await door.call(resigned(text));
    }
    const [first, again, another] = door.handed.map(({ textId }) => textId);
    expect(first).toBe(again);
    expect(another).not.toBe(first);
  });

  it.each([
    ['emoji', '415 👩🏽‍🦱😀'],
    ['a picture, which has no words', ''],
    ['1,600 letters', 'ن'.repeat(1_600)],
    ['marks of direction and NUL', '\u202e214\u0000'],
    ['what looks like fields of a form', '214&From=+9647700000001&Body=x%00+y'],
  ])('hands on %s unchanged', async (_, body) => {
    const door = openDoors();
    await door.call(resigned({ body }));
    expect(door.handed.map((text) => text.body)).toEqual([body]);
  });

  it.each(['Zain IQ', '3344', 'AsiaCell', '+964', '٣٣٤٤'])(
    'takes a text from %s, which cannot be answered, and keeps nothing of it',
    async (phone) => {
      const door = openDoors();
      expect((await door.call(resigned({ phone, body: 'Your balance is 5,000' }))).status).toBeLessThan(300);
      expect(door.handed).toEqual([]);
      expect(JSON.stringify(door.log)).toContain('not a phone');
      expect(JSON.stringify(door.log)).not.toMatch(/balance|Zain|3344|AsiaCell/);
    },
  );

  const refused: readonly (readonly [string, GatewayRequest])[] = [
    ['signed with another key', gateway(textedIn, { ...doors, keys: otherKeys() }, now)],
    ['without a signature', { ...right, headers: without(right.headers, signatureHeader) }],
    ['with an empty signature', withSignature('')],
    ['with half of the signature', withSignature(half(right.headers[signatureHeader]))],
    ['with a signature twice', withSignature(`${right.headers[signatureHeader]}, x`)],
    ['cut off', { ...right, body: right.body.slice(0, -1) }],
    ['with something behind it', { ...right, body: `${right.body} ` }],
    ['without a body', { ...right, body: '' }],
    ['with another text under its signature', { ...resigned({ body: '415' }), headers: right.headers }],
    [
      'from another phone under its signature',
      { ...resigned({ phone: '+9647700000001' }), headers: right.headers },
    ],
    ['written in UTF-16', { ...right, body: Buffer.from(right.body, 'utf16le').toString('latin1') }],
  ];
  it.each(refused)('refuses a request %s with 401, and says nothing of it', async (_, request) => {
    const door = openDoors();
    const answer = await door.call(request);
    expect(answer.status).toBe(401);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.json).toMatchObject({ type: '/problems/signature-invalid', status: 401 });
    expect(door.handed).toEqual([]);
    expect(JSON.stringify(door.log)).not.toMatch(/9647|منال|٢١٤|415/);
  });

  it('refuses every request in which one character of the signature is another', async () => {
    await fc.assert(
      fc.asyncProperty(somewhere, ascii, async (position, replacement) => {
        const door = openDoors();
        const changed = changedAt(right.headers[signatureHeader] ?? '', position, replacement);
        expect((await door.call(withSignature(changed))).status).toBe(401);
        expect(door.handed).toEqual([]);
      }),
    );
  });

  it('compares signatures in a time that says nothing, as digests of one length', async () => {
    const door = openDoors();
    for (const request of [right, withSignature('x'), withSignature('')]) await door.call(request);
    const compared = comparing.mock.calls;
    expect(compared.length).toBeGreaterThanOrEqual(3);
    for (const sides of compared) expect(sides.map((side) => side.byteLength)).toEqual([32, 32]);
  });

  it('does not exist while its secret is not filled in', async () => {
    for (const secret of [
      {},
      { unused: 'x' },
      { [name]: {} },
      { [name]: '' },
      { [name]: null },
      null,
      [],
      'text',
    ]) {
      const answer = await openDoors(secret).call(right);
      expect([answer.status, answer.json.type]).toEqual([404, '/problems/not-found']);
    }
  });

  it('takes no body over 16 KB, not even a signed one', async () => {
    const door = openDoors();
    expect((await door.call(resigned({ body: 'x'.repeat(16 * 1024) }))).status).toBe(413);
    expect(door.handed).toEqual([]);
  });

  it('knows new keys without a deploy, takes the old ones for a week, and those of a leak never again', async () => {
    const door = openDoors();
    const first = otherKeys('first');
    const second = otherKeys('second');
    const calls = async (keys: typeof doors.keys) =>
      (await door.call(gateway(textedIn, { ...doors, keys }, door.clock.now()))).status < 300;
    expect(await calls(doors.keys)).toBe(true);
    door.rotate(first);
    door.clock.forward({ minutes: 1 / 5 });
    expect([await calls(first), await calls(doors.keys)]).toEqual([true, true]);
    door.rotate(second);
    door.clock.forward({ minutes: 1 / 5 });
    expect([await calls(second), await calls(first), await calls(doors.keys)]).toEqual([true, true, false]);
    door.clock.forward({ days: 8 });
    expect([await calls(second), await calls(first)]).toEqual([true, false]);
  });

  it('asks for the secret again at most every ten seconds, however many forged requests come', async () => {
    const door = openDoors();
    for (let request = 0; request < 200; request++) await door.call(withSignature(`forged ${request}`));
    expect(door.reads()).toBe(2);
    door.clock.forward({ minutes: 1 / 5 });
    for (let request = 0; request < 200; request++) await door.call(withSignature(`forged ${request}`));
    expect(door.reads()).toBe(4);
  });
});

function otherKeys(name = 'other'): typeof doors.keys {
  return {
    android: { ...doors.keys.android, signingKey: `${name} signing key` },
    twilio: { authToken: `${name} auth token` },
    infobip: { hmacKey: `${name} hmac key` },
  };
}

function without(headers: GatewayRequest['headers'], left: string): GatewayRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== left));
}

function half(text = ''): string {
  return text.slice(0, text.length / 2);
}
