/** Reads which AWS actions a request asks for, in the words of IAM. */
import type { IncomingHttpHeaders } from 'node:http';
import { asFields, type Fields, textOf } from './fields.ts';
import { objectActions } from './object-actions.ts';
import { signerOf } from './signer.ts';
import { type TableAction, tableActions } from './table-actions.ts';

/** One action on one resource by one function, as IAM would be asked to allow it. */
export type AwsCall = {
  /** From the `app/<name>` the SDK puts in the User-Agent (AWS_SDK_UA_APP_ID); `unknown` without it. */
  readonly function: string;
  /** `dynamodb:PutItem` */
  readonly action: string;
  /** An ARN, with `*` for names that differ with every call; `*` where IAM knows no resource. */
  readonly resource: string;
  /** For DynamoDB: partition keys up to their first `#`, which `dynamodb:LeadingKeys` is checked against. */
  readonly leadingKeys?: readonly string[];
  /** For DynamoDB: the index read. */
  readonly index?: string;
  /** For S3: the prefix listed, which `s3:prefix` is checked against. */
  readonly prefix?: string;
  /** The operation that holds this action, when it is another: `TransactWriteItems`. */
  readonly within?: string;
};

/** A request to an AWS service. */
export type AwsRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** Where the calls are made; ARNs are built from it. */
export type CallScope = { readonly region: string; readonly account: string };

/**
 * The actions in a request; one of service and operation alone when it is of a kind not known here.
 *
 * @param caller the function that calls. Default: the name in the User-Agent
 */
export function callsIn(
  request: AwsRequest,
  scope: CallScope,
  caller: string = functionOf(request.headers),
): AwsCall[] {
  const target = String(request.headers['x-amz-target'] ?? '');
  const fields = fieldsOf(request);
  const arn = (service: string, rest: string) =>
    `arn:aws:${service}:${scope.region}:${scope.account}:${rest}`;
  const call = (action: string, resource: string): AwsCall => ({ function: caller, action, resource });

  const [family = '', operation = ''] = target.split('.');
  if (family.startsWith('DynamoDB_')) {
    return tableActions(operation, fields).map((found) => tableCall(caller, operation, found, arn));
  }
  if (family === 'AmazonSQS') {
    const queue = textOf(fields.QueueUrl).split('/').at(-1) ?? '';
    return [call(`sqs:${operation.replace(/Batch$/, '')}`, arn('sqs', queue))];
  }
  if (family === 'AWSEvents') {
    const entries = Array.isArray(fields.Entries) ? fields.Entries.map(asFields) : [];
    const buses = new Set(entries.map((entry) => textOf(entry.EventBusName).split('/').at(-1) || 'default'));
    return [...buses].map((bus) => call(`events:${operation}`, arn('events', `event-bus/${bus}`)));
  }
  if (family === 'secretsmanager') return [call(`${family}:${operation}`, textOf(fields.SecretId) || '*')];
  if (family === 'AWSCognitoIdentityProviderService') return [call(`cognito-idp:${operation}`, '*')];
  if (target !== '') return [call(`${family}:${operation}`, '*')];

  const [, root, name] = new URL(request.url, 'http://localhost').pathname.split('/');
  if (root === 'schedules' && name !== undefined) return scheduleCalls(request, fields, call, arn);
  // AWS: it has no resource type.
  if (root === 'schedules') return [call('scheduler:ListSchedules', '*')];
  const signedFor = signerOf(request)?.service;
  if (signedFor === 's3') {
    return objectActions(request).map(({ action, of, prefix }) => ({
      ...call(`s3:${action}`, `arn:aws:s3:::${of}`),
      ...(prefix !== undefined && { prefix }),
    }));
  }
  if (typeof fields.Action === 'string') {
    const resource = textOf(fields.TopicArn) || textOf(fields.TargetArn) || '*';
    return [call(`${signedFor ?? 'unknown'}:${fields.Action}`, resource)];
  }
  return [call(`${signedFor ?? 'unknown'}:${request.method}`, `/${root ?? ''}`)];
}

/**
 * The function's name in the User-Agent, or `unknown`. Powertools writes itself behind it:
 * `notify-PT-NO-OP-…`.
 */
export function functionOf(headers: IncomingHttpHeaders): string {
  return /(?:^|\s)app\/(\S+?)(?:-PT-\S*)?(?:\s|$)/.exec(headers['user-agent'] ?? '')?.[1] ?? 'unknown';
}

function tableCall(
  caller: string,
  operation: string,
  found: TableAction,
  arn: (service: string, rest: string) => string,
): AwsCall {
  const table = arn('dynamodb', `table/${found.table.split('/').at(-1)}`);
  return {
    function: caller,
    action: `dynamodb:${found.action}`,
    resource: found.index === undefined ? table : `${table}/index/${found.index}`,
    leadingKeys: found.leadingKeys,
    ...(found.index !== undefined && { index: found.index }),
    ...(found.action !== operation && { within: operation }),
  };
}

const scheduleActions: Readonly<Record<string, string>> = {
  POST: 'CreateSchedule',
  PUT: 'UpdateSchedule',
  DELETE: 'DeleteSchedule',
  GET: 'GetSchedule',
};

/** Making or changing a schedule also hands its role to the scheduler, which IAM asks about separately. */
function scheduleCalls(
  request: AwsRequest,
  fields: Fields,
  call: (action: string, resource: string) => AwsCall,
  arn: (service: string, rest: string) => string,
): AwsCall[] {
  const inQuery = new URL(request.url, 'http://localhost').searchParams.get('groupName');
  const group = textOf(fields.GroupName) || inQuery || 'default';
  const action = scheduleActions[request.method] ?? request.method;
  const role = textOf(asFields(fields.Target).RoleArn);
  return [
    call(`scheduler:${action}`, arn('scheduler', `schedule/${group}/*`)),
    ...(role === '' ? [] : [call('iam:PassRole', role)]),
  ];
}

function fieldsOf({ headers, body }: AwsRequest): Fields {
  if (body === '') return {};
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  try {
    return asFields(JSON.parse(body));
  } catch {
    return {}; // not JSON: an upload, for instance; what is in the headers is noted all the same
  }
}
