import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twilio as door } from '#functions/sms-webhook/providers/twilio.ts';
import type { GatewayRequest } from '#local/carrier/gateways/index.ts';
import { twilio, twilioForm } from '#local/carrier/gateways/twilio.ts';
import { doors, openDoors, textedIn } from '#tests/support/phones/doors.ts';

const now = new Date('2026-11-24T09:00:05.000Z');
const right = twilio(textedIn, doors, now);
const fieldsOf = (body: string) => [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : 1));

describe('what Twilio says', () => {
  it('is signed as in the example of its documentation', () => {
    const arrived = {
      url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
      query: new URLSearchParams('foo=1&bar=2'),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
      },
      body: Buffer.from(
        'To=%2B18005551212&CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030',
      ),
      at: now,
    };
    expect(door.verdict(arrived, { authToken: '12345' })).toBe('authentic');
    expect(door.verdict(arrived, { authToken: '12346' })).toBe('forged');
    expect(
      door.verdict({ ...arrived, url: 'https://mycompany.com/myapp.php?foo=1' }, { authToken: '12345' }),
    ).toBe('forged');
  });

  it('is refused when one character of the body is another, unless that says the very same', async () => {
    const place = fc.nat({ max: right.body.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.string({ minLength: 1, maxLength: 1 }), async (at, character) => {
        fc.pre(right.body[at] !== character);
        const open = openDoors();
        const body = right.body.slice(0, at) + character + right.body.slice(at + 1);
        const answer = await open.call({ ...right, body });
        if (JSON.stringify(fieldsOf(body)) === JSON.stringify(fieldsOf(right.body))) return;
        expect(answer.status).toBe(401);
        expect(open.handed).toEqual([]);
      }),
    );
  });

  const named = (name: string, value: string) => `${name}=${encodeURIComponent(value)}`;
  it.each([
    ['another sender twice', (body: string) => `${body}&${named('From', '+9647700000001')}`],
    ['an empty field more', (body: string) => `${body}&${named('Zone', '')}`],
    ['a field less', (body: string) => body.replace(/&NumMedia=[^&]*/, '')],
    ['a field under a longer name', (body: string) => body.replace('Body=', 'BodyX=')],
    ['two fields in one', (body: string) => body.replace(/From=([^&]*)&MessageSid=/, 'From=$1MessageSid')],
  ])('is refused with %s', async (_, change) => {
    const open = openDoors();
    const body = change(right.body);
    expect(body).not.toBe(right.body);
    expect((await open.call({ ...right, body })).status).toBe(401);
    expect(open.handed).toEqual([]);
  });

  describe('cut into other fields that have its signature', () => {
    const victim = '+9647700000001';
    const mine = { From: textedIn.phone, MessageSid: `SM${'a'.repeat(32)}`, NumMedia: '0' };
    const form = (fields: readonly (readonly [string, string])[]) =>
      fields.map(([name, value]) => named(name, value)).join('&');
    const id = `SM${'b'.repeat(32)}`;

    it.each([
      [
        'the sender twice',
        `214From${victim}`,
        [
          ['Body', '214'],
          ['From', victim],
          ['From', mine.From],
          ['MessageSid', mine.MessageSid],
          ['NumMedia', '0'],
        ],
      ],
      [
        'the rest in a name',
        `214From${victim}MessageSid${id}NumX`,
        [
          ['Body', '214'],
          ['From', victim],
          ['MessageSid', id],
          [`NumXFrom${mine.From}MessageSid${mine.MessageSid}NumMedia`, '0'],
        ],
      ],
      [
        'the rest in a value',
        `214From${victim}MessageSid${id}NumX`,
        [
          ['Body', '214'],
          ['From', victim],
          ['MessageSid', id],
          ['NumX', `From${mine.From}MessageSid${mine.MessageSid}NumMedia0`],
        ],
      ],
    ] as const)('is refused with %s', async (_, typed, cut) => {
      const open = openDoors();
      const request = twilioForm(right.url, { Body: typed, ...mine }, doors);
      expect((await open.call({ ...request, body: form(cut) })).status).toBe(401);
      expect(open.handed).toEqual([]);
    });

    it('has the id of the text that was heard before, if nothing else', async () => {
      const open = openDoors();
      const request = twilioForm(right.url, { Body: `214From${victim}FromCity`, ...mine }, doors);
      const cut = [
        ['Body', '214'],
        ['From', victim],
        ['FromCity', `From${mine.From}`],
        ['MessageSid', mine.MessageSid],
        ['NumMedia', '0'],
      ] as const;
      await open.call({ ...request, body: form(cut) });
      expect(open.handed.map(({ textId }) => textId)).toEqual([`sms:twilio:${mine.MessageSid}`]);
    });
  });

  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json',
    '',
    'application/x-www-form-urlencoded-x',
  ])('is refused as %s', async (type) => {
    const open = openDoors();
    expect((await open.call({ ...right, headers: { ...right.headers, 'content-type': type } })).status).toBe(
      401,
    );
  });

  it('is refused at any other address than it was signed for', async () => {
    const open = openDoors();
    for (const url of [
      `${right.url}?x=1`,
      right.url.replace('inbound', 'reports'),
      right.url.replace('/sms', '/api/sms'),
    ]) {
      expect((await open.call({ ...right, url })).status).toBe(401);
    }
    expect(open.handed).toEqual([]);
  });

  it('is answered so that Twilio sends nothing in our name', async () => {
    const answer = await openDoors().call(right);
    expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([
      200,
      'text/xml',
      '<Response/>',
    ]);
  });

  /** JSON, which is signed by its hash in the address. */
  function json(body: string, hashed = body): GatewayRequest {
    const url = `${right.url}?bodySHA256=${createHash('sha256').update(hashed).digest('hex')}`;
    const signature = createHmac('sha1', doors.keys.twilio.authToken).update(url).digest('base64');
    return { url, headers: { 'content-type': 'application/json', 'x-twilio-signature': signature }, body };
  }

  it('is taken as JSON whose hash is in the signed address, and refused with any other body', async () => {
    const open = openDoors();
    const text = JSON.stringify({ MessageSid: `SM${'1'.repeat(32)}`, From: '+9647503000011', Body: '٢١٤' });
    expect((await open.call(json(text))).status).toBe(200);
    expect(open.handed).toMatchObject([{ phone: '+9647503000011', body: '٢١٤' }]);
    const forged = text.replace('٢١٤', '٤١٥');
    expect((await open.call(json(forged, text))).status).toBe(401);
    expect((await open.call({ ...json(text), url: right.url })).status).toBe(401);
    expect(open.handed).toHaveLength(1);
  });

  it.each([
    ['no message id', { From: '+9647503000011', Body: '214' }],
    ['an id that is none', { MessageSid: 'SM1', From: '+9647503000011', Body: '214' }],
    ['no sender', { MessageSid: `SM${'1'.repeat(32)}`, Body: '214' }],
    ['nothing at all', {}],
  ])('is refused with 400 when it is signed and has %s', async (_, fields) => {
    const open = openDoors();
    expect((await open.call(twilioForm(right.url, fields, doors))).status).toBe(400);
    expect((await open.call(json(JSON.stringify(fields)))).status).toBe(400);
    expect(open.handed).toEqual([]);
  });

  it('brings reports, each to the message named in its address', async () => {
    const open = openDoors();
    const messageId = 'YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4';
    const url = `${doors.siteUrl}/sms/reports/twilio?messageId=${messageId}`;
    const about = { MessageSid: `SM${'2'.repeat(32)}`, To: '+9647503000011', From: '+9647800000214' };
    for (const more of [
      { MessageStatus: 'queued' },
      { MessageStatus: 'sent' },
      { MessageStatus: 'delivered' },
      { MessageStatus: 'undelivered', ErrorCode: '30005' },
      { MessageStatus: 'undelivered', ErrorCode: '30003' },
      { MessageStatus: 'failed', ErrorCode: '30007' },
    ]) {
      expect((await open.call(twilioForm(url, { ...about, ...more }, doors))).status).toBe(200);
    }
    const report = { messageId, phone: '+9647503000011', at: expect.stringMatching(/^2026-11-24T09:00:05/) };
    expect(open.reports).toEqual([
      { ...report, outcome: 'delivered' },
      { ...report, outcome: 'failed', reason: '30005', failure: 'permanent' },
      { ...report, outcome: 'failed', reason: '30003', failure: 'temporary' },
      { ...report, outcome: 'failed', reason: '30007' },
    ]);
    expect(open.handed).toEqual([]);
  });
});
