/**
 * The values that CloudFormation puts in place of references: names and ARNs as long as they become on AWS.
 */
import type { Resource, Stage } from './templates.ts';

// The longest name of a region that AWS sells to everyone, so that a stage fits wherever it is deployed.
const region = 'ap-southeast-1';
const account = '123456789012';
const pseudo: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::URLSuffix': 'amazonaws.com',
};

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where an ARN of this type keeps the name, and the property that gives the name. */
const arns: Readonly<Record<string, readonly [name: string | undefined, arn: string]>> = {
  'AWS::Lambda::Function': ['FunctionName', `lambda:${region}:${account}:function:`],
  'AWS::SQS::Queue': ['QueueName', `sqs:${region}:${account}:`],
  'AWS::Logs::LogGroup': ['LogGroupName', `logs:${region}:${account}:log-group:`],
  'AWS::IAM::Role': ['RoleName', `iam::${account}:role/`],
  'AWS::DynamoDB::GlobalTable': ['TableName', `dynamodb:${region}:${account}:table/`],
  'AWS::Events::EventBus': ['Name', `events:${region}:${account}:event-bus/`],
  'AWS::S3::Bucket': ['BucketName', 's3:::'],
  'AWS::SecretsManager::Secret': ['Name', `secretsmanager:${region}:${account}:secret:`],
  'AWS::ApiGatewayV2::Api': [undefined, `apigateway:${region}::/apis/`],
  'AWS::Events::Rule': ['Name', `events:${region}:${account}:rule/`],
  'AWS::SNS::Topic': ['TopicName', `sns:${region}:${account}:`],
  'AWS::KMS::Key': [undefined, `kms:${region}:${account}:key/`],
  'AWS::Scheduler::ScheduleGroup': ['Name', `scheduler:${region}:${account}:schedule-group/`],
  'AWS::Cognito::UserPool': [undefined, `cognito-idp:${region}:${account}:userpool/`],
};

/** Names that AWS gives, as long as it makes them. */
const ofAws: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'abcdefghij',
  'AWS::KMS::Key': '12345678-1234-1234-1234-123456789012',
  'AWS::Cognito::UserPool': `${region}_ABCDEFGHI`,
  'AWS::Cognito::UserPoolClient': 'abcdefghijklmnopqrstuvwxyz',
};

/** The value of `Ref` for types where it is no name. */
const referredByArn: ReadonlySet<string> = new Set(['AWS::SNS::Topic', 'AWS::SecretsManager::Secret']);

/**
 * Writes values of a stage's templates as AWS keeps them.
 * @throws for a kind of reference it does not know, so that no value is counted too short
 */
export function writtenBy({ resources, stacks }: Stage): (stack: string, value: unknown) => unknown {
  const find = (stack: string, id: unknown): Resource => {
    const found = resources.find((resource) => resource.stack === stack && resource.id === id);
    if (!found) throw new Error(`${stack} has nothing called ${String(id)}`);
    return found;
  };
  const nameOf = (resource: Resource): string => {
    const byAws = ofAws[resource.type];
    if (byAws !== undefined) return byAws;
    const [property] = arns[resource.type] ?? [];
    const given = property === undefined ? undefined : resource.properties[property];
    // CloudFormation's own: the stack, the logical ID and twelve characters.
    return given === undefined
      ? `${resource.stack}-${resource.id}-ABCDEFGHIJKL`
      : String(write(resource.stack, given));
  };
  const arnOf = (resource: Resource): string => {
    const known = arns[resource.type];
    if (!known) throw new Error(`What an ARN of ${resource.type} looks like is not known here`);
    // Secrets get a dash and six characters; the ARN of a log group ends in `:*`.
    const end =
      { 'AWS::SecretsManager::Secret': '-ABCDEF', 'AWS::Logs::LogGroup': ':*' }[resource.type] ?? '';
    return `arn:aws:${known[1]}${nameOf(resource)}${end}`;
  };
  const attribute = (resource: Resource, name: unknown): string => {
    if (name === 'Arn') return arnOf(resource);
    if (name === 'StreamArn') return `${arnOf(resource)}/stream/2026-11-30T08:00:00.000`;
    if (name === 'Id' && resource.type === 'AWS::SecretsManager::Secret') return arnOf(resource);
    if (name === 'ApiEndpoint') return `https://${nameOf(resource)}.execute-api.${region}.amazonaws.com`;
    if (name === 'QueueName' || name === 'Name') return nameOf(resource);
    throw new Error(`How long ${String(name)} of ${resource.type} becomes is not known here`);
  };
  const refer = (stack: string, id: unknown): string => {
    const known = typeof id === 'string' ? pseudo[id] : undefined;
    if (known !== undefined) return known;
    const resource = find(stack, id);
    if (resource.type === 'AWS::SQS::Queue')
      return `https://sqs.${region}.amazonaws.com/${account}/${nameOf(resource)}`;
    return referredByArn.has(resource.type) ? arnOf(resource) : nameOf(resource);
  };
  const write = (stack: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((part) => write(stack, part));
    if (!isObject(value)) return value;
    const [[key, of] = ['', undefined], ...more] = Object.entries(value);
    if (more.length > 0 || !(key === 'Ref' || key.startsWith('Fn::'))) {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, write(stack, part)]));
    }
    if (key === 'Ref') return refer(stack, of);
    if (key === 'Fn::GetAtt' && Array.isArray(of)) return attribute(find(stack, of[0]), of[1]);
    if (key === 'Fn::Join' && Array.isArray(of)) {
      const parts: unknown = write(stack, of[1]);
      if (Array.isArray(parts)) return parts.join(String(of[0]));
    }
    if (key === 'Fn::GetStackOutput' && isObject(of)) {
      const other = String(of.StackName);
      const told = stacks.find(({ name }) => name === other)?.outputs[String(of.OutputName)];
      if (told !== undefined) return write(other, told);
    }
    throw new Error(`What ${key} becomes is not known here: ${JSON.stringify(value)}`);
  };
  return write;
}
