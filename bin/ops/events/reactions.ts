import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge';
import type { Installation } from '#bin/ops/frame/installation.ts';

/** A function that reacts to events, and to which. */
export type Reaction = {
  readonly name: string;
  /** The ARN of its queue. */
  readonly queueArn: string;
  /** Types as its rules name them: `registration.offered`, or a family, `registration.*`. */
  readonly types: readonly string[];
};

/** The reactions to the events of the bus, as they are deployed: from its rules and their targets. */
export async function reactionsOf(installation: Installation, busName: string): Promise<readonly Reaction[]> {
  const client = new EventBridgeClient(installation.settings);
  const found = new Map<string, Reaction>();
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListRulesCommand({ EventBusName: busName, ...(NextToken === undefined ? {} : { NextToken }) }),
    );
    for (const { Name = '' } of page.Rules ?? []) {
      const { Targets = [] } = await client.send(
        new ListTargetsByRuleCommand({ EventBusName: busName, Rule: Name }),
      );
      for (const { Arn = '' } of Targets) {
        const name = installation.shortOf(Arn.split(':').at(-1) ?? '');
        // Rules of others, and the archive's, lead elsewhere.
        if (name === undefined || !Arn.includes(':sqs:')) continue;
        const types = await typesOf(client, busName, Name);
        const known = found.get(name)?.types ?? [];
        found.set(name, { name, queueArn: Arn, types: [...known, ...types].toSorted() });
      }
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function typesOf(
  client: EventBridgeClient,
  EventBusName: string,
  Name: string,
): Promise<readonly string[]> {
  const { EventPattern = '{}' } = await client.send(new DescribeRuleCommand({ EventBusName, Name }));
  const types: unknown = JSON.parse(EventPattern)['detail-type'];
  return (Array.isArray(types) ? types : []).flatMap((type: unknown) => {
    if (typeof type === 'string') return type;
    const isFamily = typeof type === 'object' && type !== null && 'prefix' in type;
    return isFamily ? `${type.prefix}*` : [];
  });
}

/** Whether an event's type is one of these, each exact or a family: `registration.*`. */
export const isOneOf = (types: readonly string[], type: string): boolean =>
  types.some((each) => (each.endsWith('*') ? type.startsWith(each.slice(0, -1)) : each === type));
