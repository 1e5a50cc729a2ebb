import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import type { DeliveryReport } from '#shared/messaging/index.ts';
import { type Arrived, nothing, type Provider, type Said } from '../provider.ts';
import { jsonIn, phoneIn } from './reading.ts';
import { isSame } from './same-text.ts';

/**
 * Twilio. `X-Twilio-Signature` is the Base64 HMAC-SHA1, under the account's auth token, of the URL as Twilio
 * was given it, followed by every parameter of the form in the order of its name, name and value without a
 * sign between. JSON is not in the signature: the query's `bodySHA256` is, and names the SHA-256 of the raw
 * body. There is no timestamp: a repeated request, even years later, is recognised by its text
 * (`receiveOnce`).
 * Source: twilio.com/docs/usage/webhooks/webhooks-security.
 */
export const twilio: Provider = {
  name: 'twilio',
  verdict: (arrived, secret) => {
    const known = key.safeParse(secret);
    if (!known.success) return undefined;
    const signed = signedTextOf(arrived);
    if (signed === undefined) return 'forged';
    const right = createHmac('sha1', known.data.authToken).update(signed).digest('base64');
    return isSame(arrived.headers['x-twilio-signature'], right) ? 'authentic' : 'forged';
  },
  read,
  // Twilio texts the answer back; this one is empty, since we send answers ourselves.
  thanks: { statusCode: 200, headers: { 'content-type': 'text/xml' }, body: '<Response/>' },
};

const key = z.object({ authToken: z.string().check(z.minLength(1)) });

function signedTextOf(arrived: Arrived): string | undefined {
  if (isJson(arrived)) {
    const hash = createHash('sha256').update(arrived.body).digest('hex');
    return isSame(arrived.query.get('bodySHA256') ?? undefined, hash) ? arrived.url : undefined;
  }
  const fields = formIn(arrived);
  if (fields === undefined) return undefined;
  const names = Object.keys(fields).sort();
  const signed = names.map((name) => `${name}${fields[name]}`).join('');
  return hasOneReading(names, signed) ? arrived.url + signed : undefined;
}

/**
 * The signature has no sign between names and values. Someone who got the signature of her own text could
 * therefore cut the same signed text into other fields: the words after `Body` into a sender, an id and a
 * text. The true id then stands inside a value, which is refused here. If it stays a field, it is the id of a
 * text received before.
 */
const hasOneReading = (names: readonly string[], signed: string): boolean =>
  signed.split('MessageSid').length - 1 === names.filter((name) => name.endsWith('MessageSid')).length;

const typeOf = ({ headers }: Arrived): string => (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
const isJson = (arrived: Arrived): boolean => typeOf(arrived).toLowerCase() === 'application/json';

/** The fields of a form; `undefined` if a field comes twice, which Twilio never sends. */
function formIn(arrived: Arrived): Readonly<Record<string, string>> | undefined {
  if (typeOf(arrived).toLowerCase() !== 'application/x-www-form-urlencoded') return undefined;
  const fields = [...new URLSearchParams(arrived.body.toString('utf8'))];
  const named = new Map(fields);
  return named.size === fields.length ? Object.fromEntries(named) : undefined;
}

const sid = z.string().check(z.regex(/^[A-Z]{2}[0-9a-f]{32}$/));
const status = z.object({
  MessageStatus: z.string(),
  To: z.optional(z.string()),
  ErrorCode: z.optional(z.string()),
});
const incoming = z.object({ MessageSid: sid, From: z.string(), Body: z.optional(z.string()) });

function read(arrived: Arrived): Said | undefined {
  const fields = isJson(arrived) ? jsonIn(arrived.body) : formIn(arrived);
  const told = status.safeParse(fields);
  if (told.success) return { ...nothing, reports: reportsIn(told.data, arrived) };
  const text = incoming.safeParse(fields);
  if (!text.success) return undefined;
  const { MessageSid, From, Body = '' } = text.data;
  return { ...nothing, texts: [{ textId: `sms:twilio:${MessageSid}`, from: From, body: Body }] };
}

const outcomes: Readonly<Record<string, DeliveryReport['outcome']>> = {
  delivered: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
};

/** Unreachable handset, queue overflow, unknown. Source: twilio.com/docs/api/errors. */
const onTheWay = ['30001', '30003', '30008'];
/** No such number, a landline, no mobile. */
const atTheNumber = ['21211', '21614', '30005', '30006'];

const failureOf = (code: string): Pick<DeliveryReport, 'failure'> =>
  atTheNumber.includes(code)
    ? { failure: 'permanent' }
    : onTheWay.includes(code)
      ? { failure: 'temporary' }
      : {};

/** Twilio takes no id of ours: the address of its reports carries it, `…/sms/reports/twilio?messageId=…`. */
function reportsIn(told: z.infer<typeof status>, { query, at }: Arrived): readonly DeliveryReport[] {
  const outcome = Object.hasOwn(outcomes, told.MessageStatus) ? outcomes[told.MessageStatus] : undefined;
  const messageId = query.get('messageId');
  if (outcome === undefined || messageId === null) return [];
  const { ErrorCode: code } = told;
  const reason = outcome === 'failed' && code !== undefined ? { reason: code, ...failureOf(code) } : {};
  return [{ messageId, phone: phoneIn(told.To ?? ''), outcome, at: at.toISOString(), ...reason }];
}
