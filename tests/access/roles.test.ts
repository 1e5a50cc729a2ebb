import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AwsCall } from '#local/edge/calls.ts';
import { evidenceOf } from '#tests/e2e/cloud/evidence.ts';
import { clouds } from '#tests/running/phases.ts';
import { allows, listOf, type Statement } from './policy.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8'));
/** What was asked and allowed in each run: a deployment gives its own names to what it allows. */
const evidence = clouds.map((cloud) => ({
  calls: read<AwsCall[]>(evidenceOf(cloud).calls),
  roles: read<Record<string, Statement[]>>(evidenceOf(cloud).roles),
}));
const calls = evidence.flatMap((run) => run.calls);
const functions = Object.keys(evidence[0]?.roles ?? {});
type Roles = (typeof evidence)[number]['roles'];

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

/**
 * What only long waiting leads to, which no run has the hours for: a message is put on its queue anew after six tries in
 * vain or for the next morning, and an offer that is told then stands for longer
 * (tests/contract/messaging/held-news.test.ts).
 */
const afterHours: Readonly<Record<string, readonly RegExp[]>> = {
  // The rest of a sweep that takes longer than seconds; what was due for minutes; the place in line of the children of
  // someone whose offer ends (tests/contract/clocks).
  reconcile: [/^sqs:SendMessage .*-(?:reconcile|remind|complete)$/, /^dynamodb:DeleteItem .*"CODE#\*"/],
  // An activity that was over when its clock was set; an offer that lasts for more than a minute, which has a clock.
  schedule: [/^sqs:SendMessage .*-complete$/, /^iam:PassRole .*-SchedulerRole/],
  'send-sms': [/^sqs:SendMessage .*-send-(?:sms|broadcasts|reminders)$/, /^dynamodb:PutItem .*"ACTIVITY#\*"/],
};
/** Hiding a record that failed: no fault is made in these runs (tests/unit/queueing/patience.test.ts). */
const isAfterFaults = (name: string, { Action, Resource }: Statement): boolean =>
  Action === 'sqs:ChangeMessageVisibility' && String(Resource).endsWith(`-${name}`);

const isAfterHours = (name: string, { Action, Resource, Condition }: Statement): boolean =>
  (afterHours[name] ?? []).some((pattern) =>
    pattern.test([Action, Resource, JSON.stringify(Condition ?? {})].join(' ').replace(/ \{\}$/, '')),
  );

const permitted = (roles: Roles, name: string) =>
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

describe('what the functions asked of AWS while people used them', () => {
  test('every function was at work, under its own name', () => {
    const named = calls.filter((call) => !isKeySet(call) && !isOfABrowser(call));
    expect([...new Set(named.map((call) => call.function))].sort()).toEqual(functions.toSorted());
  });

  test.each(functions)('every call of %s is allowed by its role', (name) => {
    const refused = evidence.flatMap(({ calls, roles }) =>
      calls
        .filter((call) => call.function === name && call.action !== 'cognito-idp:InitiateAuth')
        .filter((call) => !(roles[name] ?? []).some((statement) => allows(statement, call))),
    );
    expect(refused).toEqual([]);
  });

  test.each(functions)('nothing is allowed to %s that it does not use', (name) => {
    const [unused = [], ...others] = evidence.map(({ calls, roles }) => {
      const mine = calls.filter((call) => call.function === name);
      return permitted(roles, name).map((statement) => ({
        what: [
          name,
          statement.Action,
          statement.Resource ?? '',
          JSON.stringify(statement.Condition ?? {}),
        ].join(' '),
        isUsed:
          isUsedByLambda(statement) ||
          isAfterHours(name, statement) ||
          isAfterFaults(name, statement) ||
          mine.some((call) => allows(statement, call)),
      }));
    });
    const never = unused.filter(
      ({ isUsed }, nth) => !isUsed && others.every((run) => run[nth]?.isUsed === false),
    );
    expect(never.map(({ what }) => what)).toEqual([]);
  });

  test.each(functions)('no wildcard in an action of %s, and none for all resources', (name) => {
    for (const { Action, Resource, NotResource } of permitted(evidence[0]?.roles ?? {}, name)) {
      expect(Action).not.toContain('*');
      // AWS: ListSchedules has no resource type.
      if (Action === 'scheduler:ListSchedules') continue;
      // SNS has no resource for a phone number: what is not a topic is a phone (AWS, "Actions for SNS").
      if (NotResource !== undefined) expect(`${name} ${Action}`).toMatch(/^send-sms sns:\w+$/);
      else expect(Resource).not.toBe('*');
    }
  });
});
