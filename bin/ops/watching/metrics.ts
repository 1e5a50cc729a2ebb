import { CloudWatchClient, GetMetricDataCommand, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import type { Installation } from '#bin/ops/frame/installation.ts';

/** A metric of AWS: what is measured, of which queue or function. */
export type Measured = {
  readonly namespace: 'AWS/SQS' | 'AWS/Lambda';
  readonly metric: 'ApproximateAgeOfOldestMessage' | 'IteratorAge';
  readonly dimension: 'QueueName' | 'FunctionName';
  readonly of: string;
};

export const watchClient = ({ settings }: Installation): CloudWatchClient => new CloudWatchClient(settings);

/** AWS: at most 500 metrics in one request. */
const atOnce = 500;
/** How far back a value still counts as the last. */
const lately = 10 * 60_000;

/** The last value of each metric, by `of`; absent where there is none, as on the local cloud. */
export async function lastValues(
  client: CloudWatchClient,
  wanted: readonly Measured[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const values = new Map<string, number>();
  for (let start = 0; start < wanted.length; start += atOnce) {
    const part = wanted.slice(start, start + atOnce);
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(now.getTime() - lately),
        EndTime: now,
        ScanBy: 'TimestampDescending',
        MetricDataQueries: part.map(({ namespace, metric, dimension, of }, position) => ({
          Id: `m${position}`,
          MetricStat: {
            Metric: {
              Namespace: namespace,
              MetricName: metric,
              Dimensions: [{ Name: dimension, Value: of }],
            },
            Period: 60,
            Stat: 'Maximum',
          },
        })),
      }),
    );
    for (const { Id, Values = [] } of MetricDataResults) {
      const of = part[Number(Id?.slice(1))]?.of;
      const [last] = Values;
      if (of !== undefined && last !== undefined) values.set(of, last);
    }
  }
  return values;
}

/** An alarm that rings. */
export type Ringing = { readonly alarm: string; readonly means: string; readonly since: Date | undefined };

/** The alarms of an installation: how many there are, and which ring. */
export async function alarmsOf(
  installation: Installation,
  client: CloudWatchClient,
): Promise<{ readonly alarms: number; readonly ringing: readonly Ringing[] }> {
  const ringing: Ringing[] = [];
  let alarms = 0;
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
    { client },
    { AlarmNamePrefix: installation.named('') },
  )) {
    alarms += MetricAlarms.length;
    for (const { AlarmName = '', AlarmDescription, StateValue, StateUpdatedTimestamp } of MetricAlarms) {
      if (StateValue !== 'ALARM') continue;
      ringing.push({
        alarm: installation.shortOf(AlarmName) ?? AlarmName,
        means: AlarmDescription ?? '',
        since: StateUpdatedTimestamp,
      });
    }
  }
  return { alarms, ringing };
}
