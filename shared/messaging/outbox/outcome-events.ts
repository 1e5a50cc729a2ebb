/** What became of a message, as the events that say so: written in the transaction that marks it, never apart. */
import type { Actor, EventOf } from '#events/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { Belonging, Message } from '../schema.ts';
import type { Spend } from '../spend/spend.ts';

/** What an event tells of a message. Of a person it has the id, of a phone nothing. */
export type About = Omit<Belonging, 'sessionId'> &
  Pick<Message, 'messageId' | 'purpose' | 'centre'> & { readonly personId?: string };

const sender: Actor = { kind: 'system', function: 'send-sms' };
const nothing: Spend = { segments: 0, cost: 0 };

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

export const droppedEvent = (context: Context, about: About, reason: string): EventOf<'message.dropped'> => ({
  ...envelope(context, about, sender),
  type: 'message.dropped',
  data: { ...factsOf(about, nothing), reason },
});

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
