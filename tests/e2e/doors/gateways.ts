import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { inject } from 'vitest';
import { android } from '#local/carrier/gateways/android.ts';
import type { Gateway, GatewayKeys, GatewayRequest } from '#local/carrier/gateways/gateway.ts';
import { infobip } from '#local/carrier/gateways/infobip.ts';
import { twilio } from '#local/carrier/gateways/twilio.ts';
import { clientOptions } from '#local/cloud/aws.ts';
import { gatewayKeys } from '#local/gateway-keys.ts';
import { siteUrl } from '../cloud/driver.ts';

/** The gateways by name, each with the header of its signature. */
export const gateways: readonly (readonly [
  name: 'android' | 'twilio' | 'infobip',
  gateway: Gateway,
  signature: string,
])[] = [
  ['android', android, 'x-signature'],
  ['twilio', twilio, 'x-twilio-signature'],
  ['infobip', infobip, 'x-signature'],
];

const secretId = 'diwan/local/sms-gateways';

/** The keys that the local cloud's secret has in force. */
export const keysInForce = (): Promise<GatewayKeys> => gatewayKeys(inject('endpoint'), secretId);

/** Puts a new value into the secret, as someone who rotates a key does. */
export async function rotateTo(keys: GatewayKeys): Promise<void> {
  const client = new SecretsManagerClient(clientOptions(inject('endpoint')));
  try {
    const SecretString = JSON.stringify(keys);
    await client.send(new PutSecretValueCommand({ SecretId: secretId, SecretString }));
  } finally {
    client.destroy();
  }
}

/** Where the doors are, and what gateways sign with. */
export const doorsWith = (keys: GatewayKeys) => ({ siteUrl, keys });

/** Calls a door; answers with the status alone. */
export async function call({
  url,
  headers,
  body,
}: Omit<GatewayRequest, 'body'> & { readonly body: string | Uint8Array<ArrayBuffer> }): Promise<number> {
  const answer = await fetch(url, { method: 'POST', headers, body });
  await answer.body?.cancel();
  return answer.status;
}
