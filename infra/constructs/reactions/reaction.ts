import { type EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { QueueConsumer } from './queue-consumer.ts';

export interface ReactionProps {
  readonly bus: EventBus;
  readonly to: QueueConsumer;
  /** Event types, each exact (`registration.offered`) or a whole family (`registration.*`). */
  readonly events: readonly string[];
}

/** Puts the chosen events on a consumer's queue, each message one event as EventBridge wraps it. */
export function reaction(scope: Construct, id: string, { bus, to, events }: ReactionProps): void {
  const families = events.filter((type) => type.endsWith('*')).map((type) => type.slice(0, -1));
  const exact = events.filter((type) => !type.endsWith('*'));
  new Rule(scope, id, {
    eventBus: bus,
    eventPattern: {
      source: ['diwan'],
      // Matchers are typed as text lists, since they become part of the pattern.
      detailType: [...exact, ...families.flatMap((family) => Match.prefix(family))],
    },
    targets: [new SqsQueue(to.queue, { deadLetterQueue: to.deadLetters })],
  });
}
