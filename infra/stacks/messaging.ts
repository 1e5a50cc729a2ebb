import { type App, Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { conversing, delivering, findingActivities, posting, registering } from '../access.ts';
import { type GatewaySecret, gatewaySecret } from '../constructs/gateway-secret.ts';
import { inboundTopic } from '../constructs/inbound-topic.ts';
import { named } from '../constructs/names.ts';
import { sendTo } from '../constructs/queue.ts';
import { queueConsumer } from '../constructs/queue-consumer.ts';
import { reaction } from '../constructs/reaction.ts';
import { tableAccess } from '../constructs/table-access.ts';
import type { Watched } from '../constructs/watched.ts';
import type { Deployment } from '../deployment.ts';
import { limitsOf } from '../sending.ts';
import type { Stage } from '../stages.ts';

interface Needs {
  readonly table: TableV2;
  readonly bus: EventBus;
}

interface Messaging {
  /** Where every text goes that came in, whichever door it came through. */
  readonly inboundQueue: IQueue;
  readonly gateways: GatewaySecret;
  readonly watched: readonly Watched[];
}

/** Texts in (`sms-inbound`), what people are told of events (`notify`), texts out (`send-sms`). */
export function messagingStack(app: App, deployment: Deployment, { table, bus }: Needs): Messaging {
  const { stage } = deployment;
  const stack = new Stack(app, named(stage, 'messaging'), { description: 'Diwan: text messages in and out' });
  const TABLE_NAME = table.tableName;
  const limits = limitsOf(deployment);
  const gateways = gatewaySecret(stack, stage);
  const gatewayOf = gatewaysOf(deployment);

  const sendSms = queueConsumer(stack, deployment, {
    name: 'send-sms',
    maxConcurrency: stage.concurrency.sendSms,
    attempts: 10,
    putsOff: true,
    environment: {
      TABLE_NAME,
      SENDER_ID: stage.senderId,
      SENDING: JSON.stringify({ allowedPrefixes: stage.allowedPrefixes, ...limits }),
      AWS_ENDPOINT_URL_SNS: deployment.carrierEndpoint,
      ...(gatewayOf && { GATEWAYS: JSON.stringify(gatewayOf), GATEWAY_SECRET_ARN: gateways.arn }),
    },
    permissions: [
      ...tableAccess(table, ...delivering),
      ...(gatewayOf ? [gateways.read] : []),
      // A phone number has no ARN. Everything that has one, every topic, is left out instead.
      new PolicyStatement({
        actions: ['sns:Publish', 'sns:CheckIfPhoneNumberIsOptedOut', 'sns:OptInPhoneNumber'],
        notResources: [`arn:${Aws.PARTITION}:sns:*:*:*`],
      }),
    ],
  });
  const SEND_QUEUE_URL = sendSms.queue.queueUrl;

  const smsInbound = queueConsumer(stack, deployment, {
    name: 'sms-inbound',
    maxConcurrency: stage.concurrency.smsInbound,
    environment: { TABLE_NAME, SEND_QUEUE_URL, ALLOWED_PREFIXES: stage.allowedPrefixes.join(',') },
    permissions: [
      ...tableAccess(table, ...registering, ...findingActivities, ...conversing),
      sendTo(sendSms.queue),
    ],
  });
  const inbound = inboundTopic(stack, stage);
  inbound.addSubscription(
    new SqsSubscription(smsInbound.queue, {
      rawMessageDelivery: true,
      deadLetterQueue: smsInbound.deadLetters,
    }),
  );

  const notify = queueConsumer(stack, deployment, {
    name: 'notify',
    maxConcurrency: stage.concurrency.notify,
    environment: { TABLE_NAME, SEND_QUEUE_URL },
    permissions: [...tableAccess(table, ...posting), sendTo(sendSms.queue)],
  });
  reaction(stack, 'TellPeople', { bus, to: notify, events: ['registration.*'] });

  new CfnOutput(stack, 'InboundTopicArn', { value: inbound.topicArn });
  new CfnOutput(stack, 'SendQueueUrl', { value: SEND_QUEUE_URL });
  new CfnOutput(stack, 'GatewaySecretArn', { value: gateways.arn });
  return {
    inboundQueue: smsInbound.queue,
    gateways,
    watched: [smsInbound.watched, notify.watched, sendSms.watched],
  };
}

/** The gateways of the stage's centres, at the address given for them; `undefined` where no centre has one. */
function gatewaysOf({ stage, gatewayEndpoint }: Deployment): Stage['gatewayOf'] | undefined {
  const centres = Object.entries(stage.gatewayOf);
  if (centres.length === 0) return undefined;
  return Object.fromEntries(
    centres.map(([centre, gateway]) => [centre, { ...gateway, url: gatewayEndpoint ?? gateway.url }]),
  );
}
