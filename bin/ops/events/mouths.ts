import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Installation } from '#bin/ops/frame/installation.ts';
import type { DiwanEvent } from '#events/index.ts';
import type { Mouth } from './pour.ts';
import { putAllOnBus } from './put-all.ts';
import type { Reaction } from './reactions.ts';

/** Puts events on the bus, for every reaction. */
export const ontoBus = (installation: Installation, busName: string): Mouth => {
  const bus = new EventBridgeClient(installation.settings);
  return (events, passOver) => putAllOnBus(bus, busName, events, passOver);
};

/** Puts events on the queue of one reaction, as EventBridge would: the others are left alone. */
export const ontoQueue =
  (sqs: SQSClient, QueueUrl: string, { queueArn }: Pick<Reaction, 'queueArn'>): Mouth =>
  async (events) => {
    const Entries = events.map((event, position) => ({
      Id: String(position),
      MessageBody: JSON.stringify(asOnTheBus(event, queueArn)),
    }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    if (Failed.length > 0)
      throw new Error(`The queue did not take ${Failed.length} of ${events.length} events.`);
  };

/** An event as a rule of EventBridge hands it to a queue. AWS: EventBridge user guide, "Event structure". */
export function asOnTheBus(event: DiwanEvent, queueArn: string) {
  const [, , , region = '', account = ''] = queueArn.split(':');
  return {
    version: '0',
    id: event.id,
    'detail-type': event.type,
    source: 'diwan',
    account,
    time: event.occurredAt,
    region,
    resources: [],
    detail: event,
  };
}
