import { Duration } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type IEventSourceDlq,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Deployment } from '#infra/deployment.ts';
import { eventPrefix } from '#shared/table/keys.ts';
import { type LambdaFunctionProps, lambdaFunction } from '../lambda-function.ts';
import { named } from '../names.ts';
import type { Watched } from '../watching/watched.ts';
import { deadLetterQueue, sendTo } from './queue.ts';

export interface StreamConsumerProps extends LambdaFunctionProps {
  readonly table: ITableV2;
  /** How long a batch may wait to fill. Raise where a fuller batch saves writes. */
  readonly batchingWindow: Duration;
  /** Events handed over together. Default 100. AWS: at most 10,000. */
  readonly batchSize?: number;
  /**
   * How long an event is tried while the other side does not take it. Default 12 hours of the 24 that AWS
   * keeps it: this outlasts an outage of the function's target, and someone has half a day after the first
   * alarm. Its batch is halved with each try, so that only its own shard waits for it. AWS's notice of a
   * set-aside event says only its position in the stream. An event that can never be handled waits for
   * nothing: the function sets it aside itself, on the queue it is told as `DEAD_LETTERS_URL`.
   */
  readonly patience?: Duration;
}

/**
 * A reader of the table's new events. A shard serves two readers at most, and both are taken (`count` and
 * `relay`): whatever else reacts to events hangs on the bus.
 */
export function streamConsumer(
  scope: Construct,
  deployment: Deployment,
  props: StreamConsumerProps,
): Watched {
  const { stage } = deployment;
  const stream = props.table.tableStreamArn;
  if (stream === undefined) throw new Error('The table has no stream to read.');
  const home = new Construct(scope, `${props.name}-consumer`);
  const deadLetters = deadLetterQueue(home, stage, props.name);
  const readStream = new PolicyStatement({
    actions: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
    resources: [stream],
  });
  const target = lambdaFunction(home, deployment, {
    ...props,
    environment: { ...props.environment, DEAD_LETTERS_URL: deadLetters.queueUrl },
    permissions: [readStream, sendTo(deadLetters), ...(props.permissions ?? [])],
  });
  // CDK's SqsDlq would add a second policy to the role; the permission to send stands above.
  const onFailure: IEventSourceDlq = { bind: () => ({ destination: deadLetters.queueArn }) };
  new EventSourceMapping(home, 'Source', {
    target,
    eventSourceArn: stream,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: props.batchSize ?? 100,
    maxBatchingWindow: props.batchingWindow,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    maxRecordAge: props.patience ?? Duration.hours(12),
    onFailure,
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(eventPrefix) } } },
      }),
    ],
  });
  return {
    function: named(stage, props.name),
    deadLetters: named(stage, `${props.name}-dead`),
    readsStream: true,
  };
}
