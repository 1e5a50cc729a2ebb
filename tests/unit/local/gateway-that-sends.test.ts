import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Carrier, startCarrier } from '#local/carrier/carrier.ts';
import { androidPublish, gatewaySecrets } from '#shared/messaging/index.ts';
import { doors } from '#tests/support/phones/doors.ts';

const phone = '+9647503000011';
const messageId = '0123456789abcdef0123456789abcdef';
let folder: string;
let carrier: Carrier;
let site: Server;
/** What the gateway reported to the site. */
let reported: { path: string | undefined; report: unknown }[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrier-'));
  reported = [];
  site = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    reported.push({ path: request.url, report: JSON.parse(body) });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  carrier = await startCarrier({ port: 0, file: join(folder, 'carrier.jsonl') });
});

afterEach(async () => {
  await carrier.close();
  site.closeAllConnections();
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

function connect(): void {
  const address = site.address();
  const siteUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  carrier.connect('http://127.0.0.1:1', 'arn:aws:sns:me-central-1:000000000000:inbound', {
    ...doors,
    siteUrl,
  });
}

const send = (text: string, secret: object = doors.keys) =>
  androidPublish(
    { url: `${carrier.url}/android` },
    gatewaySecrets(async () => ({ text: JSON.stringify(secret), madeAt: new Date(0) })),
  )(phone, text, messageId);
const received = async () => (await fetch(`${carrier.url}/phones/${phone}/messages`)).json();

it('carries a text once, says who brought it, and reports under our id that it arrived', async () => {
  connect();
  await send('214');
  await send('214');
  expect(await received()).toEqual([
    expect.objectContaining({ id: messageId, direction: 'in', body: '214', gateway: 'android' }),
  ]);
  await expect.poll(() => reported).toHaveLength(1);
  expect(reported[0]).toMatchObject({
    path: '/sms/inbound/android',
    report: { event: 'sms:delivered', payload: { messageId, recipient: phone } },
  });
});

it.each([
  ['temporary', 'RESULT_ERROR_NO_SERVICE'],
  ['permanent', 'Invalid phone number'],
])('reports a %s failure in the words of the app', async (failure, reason) => {
  connect();
  const body = JSON.stringify({ failure });
  await fetch(`${carrier.url}/phones/${phone}/reception`, { method: 'POST', body });
  await send('214');
  await expect.poll(() => reported).toHaveLength(1);
  expect(reported[0]?.report).toMatchObject({ event: 'sms:failed', payload: { messageId, reason } });
  expect(await received()).toEqual([]);
});

it('says nothing of phones of which networks say nothing', async () => {
  connect();
  const body = JSON.stringify({ silent: true });
  await fetch(`${carrier.url}/phones/${phone}/reception`, { method: 'POST', body });
  await send('214');
  expect(await received()).toHaveLength(1);
  expect(reported).toEqual([]);
});

it('refuses who does not have the password, and what it cannot send', async () => {
  connect();
  const stranger = { android: { ...doors.keys.android, password: 'guessed' } };
  await expect(send('214', stranger)).rejects.toMatchObject({ status: 401 });
  await expect(send('')).rejects.toMatchObject({ status: 400 });
  expect(await received()).toEqual([]);
});

it('fails as ordered', async () => {
  connect();
  await fetch(`${carrier.url}/faults`, { method: 'POST', body: JSON.stringify({ failNext: 1 }) });
  await expect(send('214')).rejects.toMatchObject({ status: 503 });
  await fetch(`${carrier.url}/faults`, { method: 'POST', body: JSON.stringify({ dropAfterAccept: true }) });
  await expect(send('214')).rejects.toThrow();
  await send('214');
  expect(await received()).toHaveLength(1);
});

it('is away until Diwan has told it where to report', async () => {
  await expect(send('214')).rejects.toMatchObject({ status: 503 });
});
