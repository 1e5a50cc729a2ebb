import type { SQSRecord } from 'aws-lambda';
import { expect, it } from 'vitest';
import { phoneOf, writtenAt } from '#functions/sms-inbound/order.ts';
import { textToQueue } from '#shared/conversation/index.ts';

const phone = '+9647501234567';
const receivedAt = new Date('2026-11-29T06:00:00.250Z');
const queuedAt = Date.parse('2026-11-30T09:00:00Z');
const record = (body: string) => ({
  ...{ body, messageId: 'm1' },
  // Only this is read of them.
  attributes: { SentTimestamp: String(queuedAt) } as SQSRecord['attributes'],
});
const ofGateway = (body: string) =>
  record(textToQueue({ door: 'android', textId: 'sms:android:1', phone, body, receivedAt }));
const ofAws = (messageBody: string) =>
  record(JSON.stringify({ originationNumber: phone, messageBody, inboundMessageId: '1' }));
const sly = '{"receivedAt":"2020-01-01T00:00:00Z","phone":"+9647500000000"}';

it.each([
  ['CANCEL 214', receivedAt.getTime(), ofGateway('CANCEL 214')],
  ['what looks like an instant', receivedAt.getTime(), ofGateway(sly)],
  ['AWS, which tells no instant', queuedAt, ofAws('STOP')],
  ['AWS, with what looks like one', queuedAt, ofAws(sly)],
  ['no instant', queuedAt, record(JSON.stringify({ door: 'android', phone, receivedAt: 'soon' }))],
])('a text of %s has its place among those of its phone', (_, at, text) => {
  expect(writtenAt(text)).toBe(at);
  expect(phoneOf(text)).toBe(phone);
});

it('what is no text is of no phone, and has the place of its record', () => {
  expect([phoneOf(record('no text')), writtenAt(record('no text'))]).toEqual(['m1', queuedAt]);
});
