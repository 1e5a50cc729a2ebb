import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import type { DeliveryReport } from '#shared/messaging/index.ts';
import { json } from '#shared/web/index.ts';
import type { Arrived, GatewayText, Provider, Said, Verdict } from '../provider.ts';
import { jsonIn, phoneIn, secretText } from './reading.ts';
import { isSame } from './same-text.ts';

/**
 * Infobip. How it authenticates is set up with the subscription: `HMAC`, which is SHA-256 over the raw body
 * in a header whose name belongs to that setup, or `BASIC`, a user name and a password. With HMAC configured
 * nothing else is accepted. Neither has a timestamp: a repeated request is recognised by its text
 * (`receiveOnce`).
 * Source: infobip.com/docs/api/platform/subscriptions-api (security settings),
 * …/sms/inbound-sms (MO_JSON_2).
 */
export const infobip: Provider = {
  name: 'infobip',
  verdict: (arrived, secret) => {
    const hmac = hmacKey.safeParse(secret);
    if (hmac.success) return signedBy(arrived, hmac.data);
    const basic = basicKey.safeParse(secret);
    return basic.success ? sentBy(arrived, basic.data) : undefined;
  },
  read,
  thanks: json(200, {}),
};

const hmacKey = z.object({ hmacKey: secretText, signatureHeader: z._default(z.string(), 'x-signature') });
const basicKey = z.object({ username: z.string().check(z.minLength(1)), password: secretText });

function signedBy({ headers, body }: Arrived, known: z.infer<typeof hmacKey>): Verdict {
  const given = headers[known.signatureHeader.toLowerCase()];
  const right = createHmac('sha256', known.hmacKey).update(body).digest();
  // Its pages do not say how the digest is encoded; both encodings are equally hard to forge.
  const isRight = [isSame(given, right.toString('hex')), isSame(given, right.toString('base64'))];
  return isRight.includes(true) ? 'authentic' : 'forged';
}

function sentBy({ headers }: Arrived, { username, password }: z.infer<typeof basicKey>): Verdict {
  const right = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return isSame(headers.authorization, right) ? 'authentic' : 'forged';
}

const id = z.string().check(z.minLength(1), z.maxLength(100));
const delivery = z.object({ results: z.array(z.unknown()) });
const report = z.object({
  messageId: id,
  to: z.optional(z.string()),
  status: z.object({ groupName: z.string(), name: z.optional(z.string()) }),
  error: z.optional(
    z.nullable(z.object({ groupName: z.optional(z.string()), permanent: z.optional(z.boolean()) })),
  ),
  doneAt: z.optional(z.string()),
});
const incoming = z.object({ messageId: id, from: z.string(), text: z.optional(z.nullable(z.string())) });

/** Several results at once; one that cannot be read does not lose the others. */
function read({ body, at }: Arrived): Said | undefined {
  const told = delivery.safeParse(jsonIn(body));
  if (!told.success) return undefined;
  const texts: GatewayText[] = [];
  const reports: DeliveryReport[] = [];
  let unreadable = 0;
  for (const result of told.data.results) {
    const became = report.safeParse(result);
    const text = incoming.safeParse(result);
    if (became.success) reports.push(...reportsIn(became.data, at));
    else if (text.success) texts.push(textIn(text.data));
    else unreadable += 1;
  }
  return unreadable > 0 && unreadable === told.data.results.length ? undefined : { texts, reports };
}

const textIn = ({ messageId, from, text }: z.infer<typeof incoming>): GatewayText => ({
  textId: `sms:infobip:${messageId}`,
  from,
  body: text ?? '',
});

/** The final groups of a message; `PENDING` is not final. */
const outcomes: Readonly<Record<string, DeliveryReport['outcome']>> = {
  DELIVERED: 'delivered',
  UNDELIVERABLE: 'failed',
  EXPIRED: 'failed',
  REJECTED: 'failed',
};

function reportsIn(told: z.infer<typeof report>, arrivedAt: Date): readonly DeliveryReport[] {
  const { groupName, name } = told.status;
  const outcome = Object.hasOwn(outcomes, groupName) ? outcomes[groupName] : undefined;
  if (outcome === undefined) return [];
  const done = new Date(told.doneAt ?? '');
  const at = (Number.isNaN(done.getTime()) ? arrivedAt : done).toISOString();
  const reason =
    outcome === 'failed' ? { ...(name !== undefined && { reason: name }), ...failureOf(told) } : {};
  return [{ messageId: told.messageId, phone: phoneIn(told.to ?? ''), outcome, at, ...reason }];
}

/** Errors say whether they are permanent; only handset errors say something about the number. */
function failureOf({ status, error }: z.infer<typeof report>): Pick<DeliveryReport, 'failure'> {
  if (error?.permanent === false || status.groupName === 'EXPIRED') return { failure: 'temporary' };
  return error?.permanent === true && error.groupName === 'HANDSET_ERRORS' ? { failure: 'permanent' } : {};
}
