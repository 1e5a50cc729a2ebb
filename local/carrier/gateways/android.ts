/** SMS Gateway for Android, as it calls its webhooks. Source: docs.sms-gate.app, "Webhooks". */
import { createHash, createHmac } from 'node:crypto';
import { centreNumber } from '../numbers.ts';
import type { Doors, Gateway, GatewayRequest } from './gateway.ts';

export const android: Gateway = ({ phone, body, at }, doors, now) => {
  const common = {
    // Made from the content alone, as the app does: the same words always have the same id.
    messageId: createHash('md5').update(body).digest('hex').slice(0, 8),
    sender: phone,
    recipient: centreNumber,
    phoneNumber: phone,
    simNumber: 1,
    receivedAt: inBaghdad(at),
  };
  return body === ''
    ? androidEvent('mms:received', { ...common, transactionId: 'T1', size: 125_684 }, doors, now)
    : androidEvent('sms:received', { ...common, message: body }, doors, now);
};

/** Any event of the app, signed at the instant it is sent. Of a text in several parts each `part` has an event of its own. */
export function androidEvent(
  event: string,
  payload: object,
  doors: Doors,
  now: Date,
  part = 1,
): GatewayRequest {
  const id = createHash('md5')
    .update(JSON.stringify([event, payload, part]))
    .digest('hex')
    .slice(0, 21);
  const body = JSON.stringify({ deviceId: 'ffffffffceb0b1db', event, id, payload, webhookId: 'diwan' });
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return {
    url: `${doors.siteUrl}/sms/inbound/android`,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-timestamp': timestamp,
      'x-signature': createHmac('sha256', doors.keys.android.signingKey)
        .update(body + timestamp)
        .digest('hex'),
    },
    body,
  };
}

/** The app writes instants in the phone's own time zone. */
export const inBaghdad = (at: Date): string =>
  new Date(at.getTime() + 3 * 3_600_000).toISOString().replace('Z', '+03:00');
