import { type App, Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  beginningGrants,
  checkingIn,
  conversing,
  delivering,
  findingActivities,
  findingByNetwork,
  keepingReports,
  posting,
  registering,
  verifyingCertificates,
} from '#infra/access.ts';
import { deliveryStatus } from '#infra/constructs/delivery-status.ts';
import { type GatewaySecret, gatewaySecret } from '#infra/constructs/gateway-secret.ts';
import { inboundTopic } from '#infra/constructs/inbound-topic.ts';
import { lambdaFunction } from '#infra/constructs/lambda-function.ts';
import { named } from '#infra/constructs/names.ts';
import { deadLetterQueue, sendTo, usualTries } from '#infra/constructs/reactions/queue.ts';
import { queueConsumer } from '#infra/constructs/reactions/queue-consumer.ts';
import { rankedConsumer, urlsOf } from '#infra/constructs/reactions/ranked-consumer.ts';
import { reaction } from '#infra/constructs/reactions/reaction.ts';
import { tableAccess } from '#infra/constructs/table-access.ts';
import type { Watched } from '#infra/constructs/watching/watched.ts';
import type { Deployment } from '#infra/deployment.ts';
import { grantRulesOf } from '#infra/settings/grants.ts';
import { limitsOf } from '#infra/settings/sending.ts';
import { type Stage, triedAgainAfter } from '#infra/settings/stages.ts';

interface Needs {
  readonly table: ITableV2;
  readonly bus: EventBus;
  /** The address of the site as people see it, for links in texts. */
  readonly siteUrl: string;
}

interface Messaging {
  /** The queue of all incoming texts, from every door. */
  readonly inboundQueue: IQueue;
  /** The queues of texts to send or send again, by rank: answers first, then reminders, then broadcasts. */
  readonly answersQueue: IQueue;
  readonly remindersQueue: IQueue;
  readonly broadcastsQueue: IQueue;
  readonly gateways: GatewaySecret;
  readonly watched: readonly Watched[];
}

/**
 * Texts in (`sms-inbound`), notices of events (`notify`), texts out (`send-sms`), delivery reports
 * (`sms-reports`).
 */
export function messagingStack(app: App, deployment: Deployment, { table, bus, siteUrl }: Needs): Messaging {
  const { stage } = deployment;
  const stack = new Stack(app, named(stage, 'messaging'), { description: 'Diwan: text messages in and out' });
  const TABLE_NAME = table.tableName;
  const limits = limitsOf(deployment);
  const gateways = gatewaySecret(stack, deployment);
  const gatewayOf = gatewaysOf(deployment);

  const sendSms = rankedConsumer(stack, deployment, {
    name: 'send-sms',
    maxConcurrency: stage.concurrency.sendSms,
    queues: {
      answers: { name: 'send-sms', attempts: usualTries },
      reminders: { name: 'send-reminders', attempts: 50 },
      broadcasts: { name: 'send-broadcasts', attempts: 100 },
    },
    environment: {
      TABLE_NAME,
      SENDER_ID: stage.senderId,
      SMS_PER_SECOND: String(stage.smsPerSecond),
      SENDING: JSON.stringify({ allowedPrefixes: stage.allowedPrefixes, ...limits }),
      AWS_ENDPOINT_URL_SNS: deployment.carrierEndpoint,
      ...(gatewayOf && { GATEWAYS: JSON.stringify(gatewayOf), GATEWAY_SECRET_ARN: gateways.arn }),
    },
    permissions: [
      ...tableAccess(table, ...delivering),
      ...(gatewayOf ? [gateways.read] : []),
      // A phone number has no ARN, so everything that has one, that is every topic, is excluded instead.
      new PolicyStatement({
        actions: ['sns:Publish', 'sns:CheckIfPhoneNumberIsOptedOut', 'sns:OptInPhoneNumber'],
        notResources: [`arn:${Aws.PARTITION}:sns:*:*:*`],
      }),
    ],
  });
  const reportsDead = deadLetterQueue(new Construct(stack, 'sms-reports-dead'), stage, 'sms-reports');
  const { answers, reminders, broadcasts } = sendSms.queues;
  const SEND_QUEUE_URL = answers.queueUrl;

  const smsReports = lambdaFunction(stack, deployment, {
    name: 'sms-reports',
    environment: {
      TABLE_NAME,
      SEND_QUEUE_URLS: urlsOf(sendSms.queues),
      TRIED_AGAIN_AFTER: triedAgainAfter(stage),
    },
    permissions: [
      ...tableAccess(table, ...keepingReports, ...findingByNetwork),
      ...[answers, reminders, broadcasts].map((queue) => sendTo(queue)),
      sendTo(reportsDead),
    ],
  });
  if (stage.readsDeliveryStatus) deliveryStatus(stack, smsReports, reportsDead);

  const smsInbound = queueConsumer(stack, deployment, {
    name: 'sms-inbound',
    maxConcurrency: stage.concurrency.smsInbound,
    environment: {
      TABLE_NAME,
      SEND_QUEUE_URL,
      ALLOWED_PREFIXES: stage.allowedPrefixes.join(','),
      SITE_URL: siteUrl,
      GRANTS: grantRulesOf(stage.grants),
    },
    permissions: [
      ...tableAccess(
        table,
        ...registering,
        ...findingActivities,
        ...conversing,
        ...checkingIn,
        ...verifyingCertificates,
        ...beginningGrants,
      ),
      sendTo(answers),
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
    permissions: [...tableAccess(table, ...posting), sendTo(answers)],
  });
  reaction(stack, 'TellPeople', { bus, to: notify, events: ['registration.*', 'concern.raised', 'grant.*'] });

  new CfnOutput(stack, 'InboundTopicArn', { value: inbound.topicArn });
  new CfnOutput(stack, 'SendQueueUrl', { value: SEND_QUEUE_URL });
  new CfnOutput(stack, 'GatewaySecretArn', { value: gateways.arn });
  return {
    inboundQueue: smsInbound.queue,
    answersQueue: answers,
    remindersQueue: reminders,
    broadcastsQueue: broadcasts,
    gateways,
    watched: [
      smsInbound.watched,
      notify.watched,
      sendSms.watched,
      { function: named(stage, 'sms-reports'), deadLetters: named(stage, 'sms-reports-dead') },
    ],
  };
}

/**
 * The gateways of the stage's centres, at the address given for them; `undefined` where no centre has one.
 */
function gatewaysOf({ stage, gatewayEndpoint }: Deployment): Stage['gatewayOf'] | undefined {
  const centres = Object.entries(stage.gatewayOf);
  if (centres.length === 0) return undefined;
  return Object.fromEntries(
    centres.map(([centre, gateway]) => [centre, { ...gateway, url: gatewayEndpoint ?? gateway.url }]),
  );
}
