/** Infobip, as it forwards texts and reports. Source: infobip.com/docs/api, "Receive inbound SMS messages". */
import { createHmac } from 'node:crypto';
import { centreNumber } from '../numbers.ts';
import type { Doors, Gateway, GatewayRequest } from './gateway.ts';

export const infobip: Gateway = ({ phone, body, id, at }, doors) =>
  infobipResults(
    [
      {
        messageId: id,
        from: phone.replace(/^\+/, ''),
        to: centreNumber.slice(1),
        text: body,
        cleanText: body,
        keyword: '',
        receivedAt: at.toISOString().replace('Z', '+0000'),
        smsCount: 1,
        price: { pricePerMessage: 0, currency: 'USD' },
        callbackData: '',
      },
    ],
    doors,
  );

/** Any results, texts or reports, signed as a subscription with HMAC does. */
export function infobipResults(results: readonly unknown[], doors: Doors): GatewayRequest {
  const body = JSON.stringify({ results, messageCount: results.length, pendingMessageCount: 0 });
  return {
    url: `${doors.siteUrl}/sms/inbound/infobip`,
    headers: {
      'content-type': 'application/json',
      'x-signature': createHmac('sha256', doors.keys.infobip.hmacKey).update(body).digest('hex'),
    },
    body,
  };
}
