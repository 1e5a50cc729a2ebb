/** The keys of the simulated gateways: made at random on this machine, and kept where AWS keeps real ones. */
import { randomBytes } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { GatewayKeys } from './carrier/gateways/index.ts';
import { clientOptions } from './cloud/aws.ts';

const known = z.object({
  android: z.object({ signingKey: z.string(), username: z.string(), password: z.string() }),
  twilio: z.object({ authToken: z.string() }),
  infobip: z.object({ hmacKey: z.string() }),
});

const newKey = (): string => randomBytes(16).toString('hex');

/**
 * Fills in the secret of the gateways, unless an earlier start has.
 * @param endpoint the local cloud
 */
export async function gatewayKeys(endpoint: string, secretArn: string): Promise<GatewayKeys> {
  const client = new SecretsManagerClient(clientOptions(endpoint));
  try {
    const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    const kept = known.safeParse(JSON.parse(SecretString));
    if (kept.success) return kept.data;
    const keys: GatewayKeys = {
      android: { signingKey: newKey(), username: 'diwan', password: newKey() },
      twilio: { authToken: newKey() },
      infobip: { hmacKey: newKey() },
    };
    await client.send(new PutSecretValueCommand({ SecretId: secretArn, SecretString: JSON.stringify(keys) }));
    return keys;
  } finally {
    client.destroy();
  }
}
