import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import type { DeliveryReport } from '#shared/messaging/index.ts';
import { private_ } from '#shared/web/index.ts';
import {
  type Arrived,
  type GatewayText,
  nothing,
  type Provider,
  type Said,
  type Verdict,
} from '../provider.ts';
import { jsonIn, phoneIn, secretText } from './reading.ts';
import { isSame } from './same-text.ts';

/**
 * SMS Gateway for Android: a phone with a local SIM that calls us for each text. `X-Signature` is the
 * hexadecimal HMAC-SHA256 of the raw body followed by `X-Timestamp` (seconds since 1970), under the signing
 * key of the app. The app signs each attempt anew, so a text that waited for two days in a phone without
 * network is not stale.
 * Source: docs.sms-gate.app, "Webhooks".
 */
export const android: Provider = {
  name: 'android',
  verdict: (arrived, secret) => {
    const known = key.safeParse(secret);
    return known.success ? verdictBy(arrived, known.data.signingKey) : undefined;
  },
  read,
  thanks: { statusCode: 204, headers: private_ },
};

const key = z.object({ signingKey: secretText });

const longestName = 100;

/** As the documentation advises. */
const freshFor = 5 * 60;

function verdictBy({ headers, body, at }: Arrived, signingKey: string): Verdict {
  const timestamp = headers['x-timestamp'] ?? '';
  const right = createHmac('sha256', signingKey).update(body).update(timestamp).digest('hex');
  if (!isSame(headers['x-signature'], right) || !/^\d{9,11}$/.test(timestamp)) return 'forged';
  return Math.abs(at.getTime() / 1000 - Number(timestamp)) <= freshFor ? 'authentic' : 'stale';
}

const number = z.optional(z.nullable(z.string()));
const instant = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text))));
const event = z.object({ event: z.string(), id: z.optional(z.string()), payload: z.unknown() });
const incoming = z.object({
  messageId: z.string(),
  /** Absent for a picture. */
  message: z.optional(z.nullable(z.string())),
  /** Since 2026; before, and for some time to come, `phoneNumber`. */
  sender: number,
  phoneNumber: number,
  receivedAt: instant,
});
const outcome = z.object({
  messageId: z.string(),
  recipient: number,
  phoneNumber: number,
  deliveredAt: z.optional(instant),
  failedAt: z.optional(instant),
  reason: z.optional(z.nullable(z.string())),
});

function read({ body, at }: Arrived): Said | undefined {
  const told = event.safeParse(jsonIn(body));
  if (!told.success) return undefined;
  const { payload } = told.data;
  switch (told.data.event) {
    case 'sms:received':
    case 'mms:received': {
      const text = textIn(payload);
      return text && { ...nothing, texts: [text] };
    }
    case 'sms:delivered':
    case 'sms:failed': {
      const became = told.data.event === 'sms:delivered' ? 'delivered' : 'failed';
      const report = reportIn(payload, became, at);
      if (report === undefined) return undefined;
      // Each part of a text has its own delivery event; every attempt to deliver an event has the same id.
      const part = became === 'delivered' ? { part: (told.data.id ?? report.at).slice(0, longestName) } : {};
      return { ...nothing, reports: [{ ...report, ...part }] };
    }
    default:
      // A message that left the phone, a ping, a text for another app: none of these concerns us.
      return nothing;
  }
}

function textIn(payload: unknown): GatewayText | undefined {
  const read = incoming.safeParse(payload);
  const from = read.data?.sender ?? read.data?.phoneNumber;
  if (!read.success || from === undefined || from === null) return undefined;
  const { messageId, message, receivedAt } = read.data;
  // The app makes its id from the content alone: the same words a day later have it again. When the phone got
  // them tells the two apart, and is the same in every further attempt.
  const identity = JSON.stringify([messageId, from, new Date(receivedAt).toISOString()]);
  const textId = `sms:android:${createHash('sha256').update(identity).digest('base64url')}`;
  return { textId, from, body: message ?? '' };
}

function reportIn(
  payload: unknown,
  became: DeliveryReport['outcome'],
  arrivedAt: Date,
): DeliveryReport | undefined {
  const read = outcome.safeParse(payload);
  if (!read.success) return undefined;
  const { messageId, recipient, phoneNumber, deliveredAt, failedAt, reason } = read.data;
  const at = deliveredAt ?? failedAt;
  return {
    messageId,
    phone: phoneIn(recipient ?? phoneNumber ?? ''),
    outcome: became,
    at: (at === undefined ? arrivedAt : new Date(at)).toISOString(),
    ...(became === 'failed' && typeof reason === 'string' && { reason, ...failureOf(reason) }),
  };
}

/**
 * Android's own names for why a text was not sent (`SmsManager`). Nearly all are the gateway phone's own
 * trouble.
 */
function failureOf(reason: string): Pick<DeliveryReport, 'failure'> {
  if (/invalid.*(number|recipient)/i.test(reason)) return { failure: 'permanent' };
  return /NO_SERVICE|RADIO|NETWORK|MODEM|GENERIC_FAILURE|LIMIT_EXCEEDED|RETRY|expired|timeout/i.test(reason)
    ? { failure: 'temporary' }
    : {};
}
