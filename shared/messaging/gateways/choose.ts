import * as z from 'zod/mini';
import { type CentreId, centreIds } from '#events/index.ts';
import type { AndroidGateway } from './android.ts';
import type { Sender, Senders } from './senders.ts';

/** The gateways of the centres that have one of their own. */
export type GatewayOf = Readonly<Partial<Record<CentreId, AndroidGateway>>>;

const schema = z.partialRecord(
  z.enum(centreIds),
  z.strictObject({
    url: z.url({ protocol: /^https?$/ }),
    deviceId: z.optional(z.string().check(z.minLength(1))),
  }),
);

/**
 * The gateways of a function, from its environment; none where the setting is absent.
 * @throws when the setting is not as infra/stacks/messaging.ts writes it
 */
export const gatewaysFrom = (text: string | undefined): GatewayOf =>
  text === undefined ? {} : schema.parse(JSON.parse(text));

/**
 * The sender for each message. A centre with a gateway sends through it. An answer to a phone whose last text
 * came in through the Android door goes back that way whichever centre it is about, if any centre has a
 * gateway: SNS may not reach that phone, and the gateway just has. All else goes through SNS.
 */
export function sendersBy(
  gatewayOf: GatewayOf,
  sns: Sender,
  senderOf: (gateway: AndroidGateway) => Sender,
): Senders {
  const senders = new Map(
    centreIds.flatMap((centre) => {
      const gateway = gatewayOf[centre];
      return gateway === undefined ? [] : [[centre, senderOf(gateway)] as const];
    }),
  );
  const [anyGateway] = senders.values();
  return ({ centre, door }) =>
    (centre && senders.get(centre)) ?? (door === 'android' ? anyGateway : undefined) ?? sns;
}
