import * as z from 'zod/mini';
import type { GatewaySecrets } from './secrets.ts';
import type { AndroidGateway, Publish } from './senders.ts';

const credentials = z.object({
  username: z.string().check(z.minLength(1)),
  password: z.string().check(z.minLength(1)),
});

/** Longer than its cloud server needs, shorter than the lease of a message (deliver.ts). In milliseconds. */
const patience = 6_000;
/** After this long without network, a phone has only old news to send; in seconds. */
const worthSending = 24 * 3600;

/**
 * Sends through SMS Gateway for Android: an app on a phone with a local SIM, whose server queues a text for
 * the phone. Our id goes with the text. The server refuses an id it has, so a text whose first answer was
 * lost is not sent twice, and reports name their message. User name and password come from the secret in
 * force.
 * Source: docs.sms-gate.app, "Sending Messages".
 */
export function androidPublish({ url, deviceId }: AndroidGateway, secrets: GatewaySecrets): Publish {
  return async (phone, text, messageId) => {
    const [secret] = await secrets.known();
    const known = credentials.safeParse(secret?.android);
    if (!known.success) throw refusal('There is no user name and password for the gateway in the secret');
    const { username, password } = known.data;
    const answer = await fetch(`${url}/messages`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        id: messageId,
        textMessage: { text },
        phoneNumbers: [phone],
        withDeliveryReport: true,
        ttl: worthSending,
        ...(deviceId !== undefined && { deviceId }),
      }),
      // The password is sent only to the configured address.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    // The answer names the phone: it is neither read nor logged.
    await answer.body?.cancel();
    const hasIt = answer.status === 409;
    if (!answer.ok && !hasIt) throw refusal(`The gateway answered with ${answer.status}`, answer.status);
  };
}

/** An error with the status of the answer, or 0 where no request was made: the text was not taken. */
const refusal = (message: string, status = 0): Error => Object.assign(new Error(message), { status });
