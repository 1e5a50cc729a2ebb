import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  androidPublish,
  counting,
  gatewaySecrets,
  gatewaysFrom,
  type Sender,
  sendersBy,
} from '#shared/messaging/index.ts';

const phone = '+9647503000011';
const messageId = '0123456789abcdef0123456789abcdef';

describe('which way a message goes', () => {
  const sender = (): Sender => ({ publish: async () => undefined });
  const sns = sender();
  const ninewa = sender();
  const kirkuk = sender();
  const gatewayOf = { ninewa: { url: 'https://one.example/v1' }, kirkuk: { url: 'https://two.example/v1' } };
  const chosen = (given: object) =>
    sendersBy(given, sns, ({ url }) => (url === gatewayOf.ninewa.url ? ninewa : kirkuk));

  it.each([
    ['of a centre without a gateway', { centre: 'baghdad' }, sns],
    ['of a centre with one', { centre: 'ninewa' }, ninewa],
    ['of another', { centre: 'kirkuk' }, kirkuk],
    ['of no centre', {}, sns],
    ['of a centre with one, to a phone that texted AWS', { centre: 'ninewa', door: 'aws' }, ninewa],
    ['to a phone that texted AWS', { centre: 'baghdad', door: 'aws' }, sns],
    ['to one that texted through Twilio', { centre: 'baghdad', door: 'twilio' }, sns],
    ['to one that texted through the Android door', { centre: 'ninewa', door: 'android' }, ninewa],
  ] as const)('%s', (_, message, expected) => expect(chosen(gatewayOf)(message)).toBe(expected));

  it('goes back through a gateway to who texted through one, whatever she asked about', () => {
    const { ninewa: alone } = gatewayOf;
    expect(chosen({ ninewa: alone })({ centre: 'baghdad', door: 'android' })).toBe(ninewa);
    expect(chosen({ ninewa: alone })({ door: 'android' })).toBe(ninewa);
  });

  it('is SNS where no centre has a gateway, by whatever door a text came', () => {
    expect(chosen({})({ centre: 'ninewa', door: 'android' })).toBe(sns);
  });

  it('is read from the settings, and from nothing that is none', () => {
    expect(gatewaysFrom(undefined)).toEqual({});
    expect(gatewaysFrom(JSON.stringify(gatewayOf))).toEqual(gatewayOf);
    for (const wrong of [
      { mosul: { url: 'https://one.example' } },
      { ninewa: {} },
      { ninewa: { url: 'x' } },
    ]) {
      expect(() => gatewaysFrom(JSON.stringify(wrong))).toThrow();
    }
  });
});

describe('SMS Gateway for Android', () => {
  let server: Server;
  let url: string;
  let asked: { method?: string; path?: string; authorization?: string; body: unknown }[];
  let answer: number | 'break';
  beforeEach(async () => {
    asked = [];
    answer = 202;
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const { method = '', url: path = '' } = request;
      const { authorization = '' } = request.headers;
      asked.push({ method, path, authorization, body: JSON.parse(body) });
      if (answer === 'break') return void response.socket?.destroy();
      response.writeHead(answer, { location: '/elsewhere' }).end(`{"message":"${phone}"}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/3rdparty/v1`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const secretsOf = (secret: object) =>
    gatewaySecrets(async (stage) =>
      stage === 'AWSCURRENT' ? { text: JSON.stringify(secret), madeAt: new Date(0) } : undefined,
    );
  const android = { signingKey: 'signing key', username: 'diwan', password: 'پاس: word' };
  const publish = (secret: object = { android }, deviceId?: string) =>
    androidPublish({ url, deviceId }, secretsOf(secret));

  it('is asked to send one text under our id, by who holds the password', async () => {
    await publish()(phone, 'سجل ٢١٤', messageId);
    expect(asked).toEqual([
      {
        method: 'POST',
        path: '/3rdparty/v1/messages',
        authorization: `Basic ${Buffer.from('diwan:پاس: word').toString('base64')}`,
        body: {
          id: messageId,
          textMessage: { text: 'سجل ٢١٤' },
          phoneNumbers: [phone],
          withDeliveryReport: true,
          ttl: 86_400,
        },
      },
    ]);
  });

  it('is told which of its phones sends, where the centre has one', async () => {
    await publish({ android }, 'phone-in-mosul')(phone, '214', messageId);
    expect(asked[0]?.body).toMatchObject({ deviceId: 'phone-in-mosul' });
  });

  it('has sent what it says it has: an answer that was lost sends nothing twice', async () => {
    answer = 409;
    await publish()(phone, '214', messageId);
  });

  it.each([302, 400, 401, 500, 503])('refuses with %i, and that is known', async (status) => {
    answer = status;
    const unknown: string[] = [];
    const { publish: counted } = counting({ publish: publish() }, () => unknown.push('text'));
    const fault: unknown = await counted(phone, '214', messageId).catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ status });
    expect(String(fault)).not.toContain('9647');
    expect([unknown.length, asked.length]).toEqual([0, 1]);
  });

  it('breaks off, and whether it sent is not known', async () => {
    answer = 'break';
    const unknown: string[] = [];
    const { publish: counted } = counting({ publish: publish() }, () => unknown.push('text'));
    await expect(counted(phone, '214', messageId)).rejects.toThrow();
    expect(unknown).toHaveLength(1);
  });

  it.each([{}, { android: {} }, { android: { username: '', password: '' } }])(
    'is not asked without a user name and a password, %j',
    async (secret) => {
      await expect(publish(secret)(phone, '214', messageId)).rejects.toMatchObject({ status: 0 });
      expect(asked).toEqual([]);
    },
  );
});
