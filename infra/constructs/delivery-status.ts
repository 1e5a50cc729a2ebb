import { Aws, CfnOutput, Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, RetentionDays, SubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { goesWithItsStack } from '#infra/fates.ts';

/**
 * The delivery reports of SNS. SNS writes them to two logs of the account (AWS: "Viewing CloudWatch metrics
 * and logs for SMS deliveries"), which hold phone numbers and are therefore kept for a day. Each record is
 * handed to `reader`, which is tried three times; a record it could not read goes to `deadLetters`.
 * `DeliveryStatusRoleArn` is the role that SNS is to write under (docs/deploy.md).
 */
export function deliveryStatus(scope: Construct, reader: LambdaFunction, deadLetters: IQueue): void {
  const home = new Construct(scope, 'DeliveryStatus');
  goesWithItsStack(home);
  const logs = ['DirectPublishToPhoneNumber', 'DirectPublishToPhoneNumber/Failure'].map((name, position) => {
    const log = new LogGroup(home, `Log${position}`, {
      logGroupName: `sns/${Aws.REGION}/${Aws.ACCOUNT_ID}/${name}`,
      retention: RetentionDays.ONE_DAY,
    });
    new SubscriptionFilter(home, `ToReader${position}`, {
      logGroup: log,
      destination: new LambdaDestination(reader),
      filterPattern: FilterPattern.allEvents(),
    });
    return log;
  });
  new EventInvokeConfig(home, 'Invoked', {
    function: reader,
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
    // CDK's SqsDestination would add a second policy to the role; the permission to send stands in it.
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  });
  const role = new Role(home, 'Role', {
    description: 'What SNS may do to say what became of texts of Diwan',
    assumedBy: new ServicePrincipal('sns.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
    inlinePolicies: {
      write: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            resources: logs.map(({ logGroupArn }) => logGroupArn),
          }),
        ],
      }),
    },
  });
  new CfnOutput(scope, 'DeliveryStatusRoleArn', { value: role.roleArn });
}
