/** What becomes of each kind of resource when its stack is deleted, or when it is replaced. */
import { type App, Aspects, CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from './settings/stages.ts';

/**
 * `kept`: in stages that keep data it outlives its stack; a deployment that fails while making it takes it
 * away again, so that it can be repeated. `goes`: it is deleted with its stack in every stage, because it can
 * be made again as it was, and a name that is left over would stand in the way of that.
 */
export type Fate = 'kept' | 'goes';

/** The fate of every kind of resource that has state or a name. */
export const fates: Readonly<Record<string, Fate>> = {
  // People's data, and how it is found.
  'AWS::DynamoDB::GlobalTable': 'kept',
  'AWS::S3::Bucket': 'kept',
  'AWS::S3::BucketPolicy': 'kept',
  // The address on posters and in texts.
  'AWS::ApiGatewayV2::Api': 'kept',
  // The logins; the groups say who has which role, and would be lost one by one.
  'AWS::Cognito::UserPool': 'kept',
  'AWS::Cognito::UserPoolGroup': 'kept',
  // Keys that someone set by hand at the other end, on a phone far away.
  'AWS::SecretsManager::Secret': 'kept',
  'AWS::KMS::Key': 'kept',
  // Who did what. The logs of the network are the exception: deliveryStatus says why.
  'AWS::Logs::LogGroup': 'kept',
  // Not without the backups in it.
  'AWS::Backup::BackupVault': 'kept',

  'AWS::ApiGatewayV2::Authorizer': 'goes',
  'AWS::ApiGatewayV2::Integration': 'goes',
  'AWS::ApiGatewayV2::Route': 'goes',
  'AWS::ApiGatewayV2::Stage': 'goes',
  'AWS::Backup::BackupPlan': 'goes',
  'AWS::Backup::BackupSelection': 'goes',
  'AWS::CloudWatch::Alarm': 'goes',
  'AWS::CloudWatch::Dashboard': 'goes',
  'AWS::Cognito::UserPoolClient': 'goes',
  // The events themselves stand in the table.
  'AWS::Events::Archive': 'goes',
  'AWS::Events::EventBus': 'goes',
  'AWS::Events::Rule': 'goes',
  'AWS::IAM::Role': 'goes',
  'AWS::Lambda::EventInvokeConfig': 'goes',
  'AWS::Lambda::EventSourceMapping': 'goes',
  'AWS::Lambda::Function': 'goes',
  'AWS::Lambda::Permission': 'goes',
  'AWS::Logs::MetricFilter': 'goes',
  'AWS::Logs::SubscriptionFilter': 'goes',
  'AWS::SNS::Subscription': 'goes',
  'AWS::SNS::Topic': 'goes',
  'AWS::SNS::TopicPolicy': 'goes',
  'AWS::SQS::Queue': 'goes',
  'AWS::SQS::QueuePolicy': 'goes',
  'AWS::Scheduler::Schedule': 'goes',
  // Its clocks are set again from the table. CDK would keep it, and with it a name that cannot be had twice.
  'AWS::Scheduler::ScheduleGroup': 'goes',
};

/** The name of what says, for a construct and all in it, that it goes although its kind is kept. */
const isTransient = 'diwan:goes-with-its-stack';

/** Says that what is made in this construct goes with its stack in every stage. Call it while it is empty. */
export const goesWithItsStack = (home: Construct): void => home.node.setContext(isTransient, true);

/** Gives every resource of the app its fate. */
export function decideFates(app: App, { keepsData }: Pick<Stage, 'keepsData'>): void {
  Aspects.of(app).add({
    visit: (node) => {
      if (!CfnResource.isCfnResource(node)) return;
      const isOfKept = fates[node.cfnResourceType] === 'kept';
      if (isOfKept && keepsData && node.node.tryGetContext(isTransient) !== true) {
        node.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
      } else if (isOfKept || node.cfnOptions.deletionPolicy !== undefined) {
        // Of other kinds, what CDK says nothing about goes by itself.
        node.applyRemovalPolicy(RemovalPolicy.DESTROY);
      }
    },
  });
}
