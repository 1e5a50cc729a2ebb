import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AwsCall } from '../../local/edge/calls.ts';
import { evidence } from '../e2e/evidence.ts';
import { allows, listOf, type Statement } from './policy.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8'));
const calls = read<AwsCall[]>(evidence.calls);
const roles = read<Record<string, Statement[]>>(evidence.roles);

/** What Lambda itself does in a function's name, to bring it its records (AWS, "Lambda execution role"). */
const byLambdaItself = [
  /^logs:(CreateLogStream|PutLogEvents)$/,
  /^sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes)$/,
  /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/,
];
/** Where Lambda puts the records of a stream that a function could not handle. */
const deadLetters = /-dead$/;
/** What the local cloud takes for an action of its own is `SendMessage` to IAM, and noted as that. */
const isOfTheLocalCloud = (Action: string) => Action === 'sqs:SendMessageBatch';
const isUsedByLambda = ({ Action, Resource }: { readonly Action: string; readonly Resource?: unknown }) =>
  byLambdaItself.some((pattern) => pattern.test(Action)) ||
  isOfTheLocalCloud(Action) ||
  (Action === 'sqs:SendMessage' && deadLetters.test(String(Resource)));

const permitted = (name: string) =>
  (roles[name] ?? []).flatMap((statement) =>
    listOf(statement.Action).flatMap((Action) =>
      (statement.NotResource === undefined ? listOf(statement.Resource) : ['*']).map((Resource) =>
        statement.NotResource === undefined ? { ...statement, Action, Resource } : { ...statement, Action },
      ),
    ),
  );

/** The pool's public keys, which anyone may read; a plain web request, not a call of an AWS API. */
const isKeySet = (call: AwsCall) => call.action === 'unknown:GET' && /^\/[\w-]+_\w+$/.test(call.resource);

/** Tests that go to the bucket as people's browsers do, with forms and links that were signed for them. */
const isOfABrowser = (call: AwsCall) => call.function === 'unknown' && call.action.startsWith('s3:');

/**
 * What only the life of a grant needs, which is told on a clock that is moved ahead (tests/months): the calls of that
 * run are not among these.
 */
const overMonths: Readonly<Record<string, RegExp>> = {
  console: /^dynamodb:(GetItem|BatchGetItem|UpdateItem|ConditionCheckItem|DeleteItem)$/,
  grants: /^(dynamodb:(DeleteItem|PutItem)|sqs:SendMessage|s3:DeleteObject)$/,
  site: /^(dynamodb:(Query|UpdateItem)|s3:DeleteObject)$/,
  'sms-inbound': /^dynamodb:DeleteItem$/,
};

describe('what the functions asked of AWS while people used them', () => {
  test('every function was at work, under its own name', () => {
    const named = calls.filter((call) => !isKeySet(call) && !isOfABrowser(call));
    expect([...new Set(named.map((call) => call.function))].sort()).toEqual(Object.keys(roles).sort());
  });

  test.each(Object.keys(roles))('every call of %s is allowed by its role', (name) => {
    const refused = calls
      .filter((call) => call.function === name && call.action !== 'cognito-idp:InitiateAuth')
      .filter((call) => !(roles[name] ?? []).some((statement) => allows(statement, call)));
    expect(refused).toEqual([]);
  });

  test.each(Object.keys(roles))('nothing is allowed to %s that it does not use', (name) => {
    const mine = calls.filter((call) => call.function === name);
    const unused = permitted(name)
      .filter((statement) => !isUsedByLambda(statement) && !overMonths[name]?.test(statement.Action))
      .filter((statement) => !mine.some((call) => allows(statement, call)))
      .map(({ Action, Resource }) => `${name} ${Action} ${Resource ?? ''}`);
    expect(unused).toEqual([]);
  });

  test.each(Object.keys(roles))('no wildcard in an action of %s, and none for all resources', (name) => {
    for (const { Action, Resource, NotResource } of permitted(name)) {
      expect(Action).not.toContain('*');
      // SNS has no resource for a phone number: what is not a topic is a phone (AWS, "Actions for SNS").
      if (NotResource !== undefined) expect(`${name} ${Action}`).toMatch(/^send-sms sns:\w+$/);
      else expect(Resource).not.toBe('*');
    }
  });
});
