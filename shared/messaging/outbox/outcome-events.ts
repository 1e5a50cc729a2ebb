/** The events that say how a message ended: each is written in the transaction that marks the message. */
import type { Actor, EventOf } from '#events/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { Belonging, Message } from '../schema.ts';
import type { Spend } from '../spend/spend.ts';

/** The facts of a message that an event tells: the id of a person, nothing of a phone. */
export type About = Omit<Belonging, 'sessionId'> &
  Pick<Message, 'messageId' | 'purpose' | 'centre'> & { readonly personId?: string };

const sender: Actor = { kind: 'system', function: 'send-sms' };
const nothing: Spend = { segments: 0, cost: 0 };

/** The event that a message was given to the network, with the number of the attempt (1 for the first). */
export const sentEvent = (
  context: Context,
  about: About,
  bill: Spend,
  attempt: number,
): EventOf<'message.sent'> => ({
  ...envelope(context, about, sender),
  type: 'message.sent',
  data: { ...factsOf(about, bill), attempt },
});

/** The event that a message is not sent; it bills no segments. `reason`: as policy or rendering gave it. */
export const droppedEvent = (context: Context, about: About, reason: string): EventOf<'message.dropped'> => ({
  ...envelope(context, about, sender),
  type: 'message.dropped',
  data: { ...factsOf(about, nothing), reason },
});

/** The event that a message arrived. `from`: the state in which it was counted before. */
export const deliveredEvent = (
  context: Context,
  about: About,
  bill: Spend,
  from: 'sent' | 'failed',
  actor: Actor,
): EventOf<'message.delivered'> => ({
  ...envelope(context, about, actor),
  type: 'message.delivered',
  data: { ...factsOf(about, bill), from },
});

/**
 * The event that a message did not arrive. `isPermanent`: the number takes no texts; `bill` is what it cost.
 */
export const failedEvent = (
  context: Context,
  about: About,
  bill: Spend,
  isPermanent: boolean,
  actor: Actor = sender,
): EventOf<'message.failed'> => ({
  ...envelope(context, about, actor),
  type: 'message.failed',
  data: { ...factsOf(about, bill), isPermanent },
});

function envelope({ now, newId }: Context, { messageId, centre }: About, actor: Actor) {
  const at = now();
  return {
    id: newId(at),
    version: 1 as const,
    occurredAt: at.toISOString(),
    actor,
    centre: centre ?? null,
    subject: `message/${messageId}`,
  };
}

const factsOf = (
  { messageId, purpose, personId, activityId, kind, broadcastId }: About,
  { segments, cost }: Spend,
) => ({
  messageId,
  purpose,
  ...(personId === undefined ? {} : { personId }),
  ...(activityId === undefined ? {} : { activityId }),
  ...(kind === undefined ? {} : { kind }),
  ...(broadcastId === undefined ? {} : { broadcastId }),
  segments,
  cost,
});
