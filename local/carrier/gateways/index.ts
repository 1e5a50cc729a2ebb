/** The gateways that the carrier stands for, beside AWS's own two-way SMS. */
import { BadRequest } from '../requests.ts';
import { android } from './android.ts';
import type { Doors, Gateway, TextedIn } from './gateway.ts';
import { infobip } from './infobip.ts';
import { twilio } from './twilio.ts';

export type { Doors, GatewayKeys, GatewayRequest, TextedIn } from './gateway.ts';

const gateways = { android, twilio, infobip } as const satisfies Record<string, Gateway>;
export type GatewayName = keyof typeof gateways;
export const gatewayNames = ['android', 'twilio', 'infobip'] as const satisfies readonly GatewayName[];

/**
 * Delivers a text as a gateway does: a signed request to its door.
 * @throws {BadRequest} when the door does not take it, naming its answer
 */
export async function deliverThrough(name: GatewayName, text: TextedIn, doors: Doors): Promise<void> {
  const { url, headers, body } = gateways[name](text, doors, new Date());
  const answer = await fetch(url, { method: 'POST', headers, body });
  await answer.body?.cancel();
  if (!answer.ok) throw new BadRequest(`The door of ${name} answered with ${answer.status}.`, 502);
}
