/** Twilio, as it calls the webhook of a number. Source: twilio.com/docs/messaging/guides/webhook-request. */
import { createHash, createHmac } from 'node:crypto';
import { centreNumber } from '../numbers.ts';
import type { Doors, Gateway, GatewayRequest } from './gateway.ts';

export const twilio: Gateway = ({ phone, body, id }, doors) =>
  twilioForm(
    `${doors.siteUrl}/sms/inbound/twilio`,
    {
      AccountSid: 'AC0123456789abcdef0123456789abcdef',
      ApiVersion: '2010-04-01',
      Body: body,
      From: phone,
      MessageSid: `SM${createHash('md5').update(id).digest('hex')}`,
      NumMedia: body === '' ? '1' : '0',
      NumSegments: '1',
      SmsStatus: 'received',
      To: centreNumber,
    },
    doors,
  );

/** Any form of Twilio's, signed with its address. */
export function twilioForm(
  url: string,
  fields: Readonly<Record<string, string>>,
  doors: Doors,
): GatewayRequest {
  const signed = Object.keys(fields)
    .sort()
    .reduce((text, name) => text + name + fields[name], url);
  return {
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': createHmac('sha1', doors.keys.twilio.authToken).update(signed).digest('base64'),
    },
    body: new URLSearchParams(fields).toString(),
  };
}
