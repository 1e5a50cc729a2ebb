import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Stage } from '#infra/settings/stages.ts';
import { named } from './names.ts';

/**
 * The topic on which AWS End User Messaging puts every text that people send. It carries phone numbers and
 * names, so it is encrypted, and by a key of our own (1 $ a month): the key that AWS manages for SNS cannot
 * be used by other services, and every text would be dropped without a trace.
 * Source: AWS End User Messaging SMS user guide, "Topic policies for Amazon SNS topics".
 */
export function inboundTopic(scope: Construct, stage: Stage): Topic {
  const smsService = new ServicePrincipal('sms-voice.amazonaws.com');
  const onlyOurAccount = { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } };
  const key = new Key(scope, 'InboundKey', {
    description: 'Encrypts the texts that people send to Diwan, on their way in',
    enableKeyRotation: true,
    pendingWindow: Duration.days(7),
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [smsService],
      actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
      resources: ['*'], // In a key's policy, `*` is this key.
      conditions: onlyOurAccount,
    }),
  );
  const topic = new Topic(scope, 'Inbound', {
    topicName: named(stage, 'inbound'),
    masterKey: key,
    enforceSSL: true,
  });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [smsService],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: onlyOurAccount,
    }),
  );
  return topic;
}
