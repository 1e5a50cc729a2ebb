/** Looks at a table that is to be used by its name, before anything is deployed on it. */
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';

/** What the code needs of a table; a restored one has none of the last four until someone sets them. */
const needs = {
  keys: 'the keys pk and sk',
  indexes: 'the indexes gsi1 and gsi2',
  stream: 'a stream of new images',
  timeToLive: 'the time to live expiresAt',
  recovery: 'point-in-time recovery',
} as const;

/**
 * The label of the stream of the table called `name`, read with the AWS credentials of the environment.
 * @throws when there is no such table, or naming everything that it lacks
 */
export async function streamLabelOf(name: string): Promise<string> {
  // The Region that cdk deploys to; without it the SDK looks where it always looks.
  const region = process.env.CDK_DEFAULT_REGION;
  const client = new DynamoDBClient(region === undefined ? {} : { region });
  try {
    const TableName = name;
    const [{ Table: table }, { TimeToLiveDescription: ttl }, { ContinuousBackupsDescription: backups }] =
      await Promise.all([
        client.send(new DescribeTableCommand({ TableName })),
        client.send(new DescribeTimeToLiveCommand({ TableName })),
        client.send(new DescribeContinuousBackupsCommand({ TableName })),
      ]);
    const keys = table?.KeySchema?.map(({ AttributeName }) => AttributeName).join();
    const indexes = table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)
      .sort()
      .join();
    const { StreamEnabled, StreamViewType } = table?.StreamSpecification ?? {};
    const has: Readonly<Record<keyof typeof needs, boolean>> = {
      keys: keys === 'pk,sk',
      indexes: indexes === 'gsi1,gsi2',
      stream: StreamEnabled === true && /NEW/.test(StreamViewType ?? ''),
      timeToLive: ttl?.AttributeName === 'expiresAt' && /ENABL/.test(ttl.TimeToLiveStatus ?? ''),
      recovery: backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED',
    };
    // The keys are those of `needs`, which Object.entries cannot know.
    const lacking = (Object.entries(needs) as [keyof typeof needs, string][])
      .filter(([need]) => !has[need])
      .map(([, words]) => words);
    if (lacking.length > 0 || table?.LatestStreamLabel === undefined) {
      throw new Error(`The table ${name} lacks ${lacking.join(', ')}: docs/deploy.md says how to set them.`);
    }
    return table.LatestStreamLabel;
  } finally {
    client.destroy();
  }
}
