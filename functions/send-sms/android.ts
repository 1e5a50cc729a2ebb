/** Sending through the phones of centres: loaded with the first text that goes that way. */
import {
  type AndroidGateway,
  androidPublish,
  gatewaySecrets,
  type Publish,
  versionsOf,
} from '#shared/messaging/index.ts';

const secrets = gatewaySecrets(versionsOf(process.env.GATEWAY_SECRET_ARN ?? ''));

/** Gives a text to a gateway. */
export const publishBy = (gateway: AndroidGateway): Publish => androidPublish(gateway, secrets);
