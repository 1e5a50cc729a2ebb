import { describe, expect, it } from 'vitest';
import { stageNames } from '#infra/settings/stages.ts';
import { writtenBy } from './as-written.ts';
import { ofType, type Resource, synthesised, target } from './templates.ts';

/** AWS: Lambda quotas, "Resource-based policy: 20 KB"; the whole policy, in bytes. */
const ofAFunction = 20_480;
/** AWS: IAM quotas, "Role inline policies: 10,240 characters" in all; whitespace is not counted. */
const ofARole = 10_240;

/** Also where nothing is deployed to AWS: what does not fit there is found before the stage is another. */
describe.each(stageNames)('policies of stage %s', (stage) => {
  const templates = synthesised(stage);
  const { resources } = templates;
  const write = writtenBy(templates);

  /** A permission as Lambda adds it to the policy of its function. */
  const statementOf = ({ stack, id, properties }: Resource) => {
    const { Action, FunctionName, Principal, SourceArn, SourceAccount } = properties;
    return {
      Sid: `${stack}-${id}-ABCDEFGHIJKL`,
      Effect: 'Allow',
      Principal: { Service: Principal },
      Action,
      Resource: write(stack, FunctionName),
      Condition: {
        ...(SourceAccount && { StringEquals: { 'AWS:SourceAccount': write(stack, SourceAccount) } }),
        ...(SourceArn && { ArnLike: { 'AWS:SourceArn': write(stack, SourceArn) } }),
      },
    };
  };
  const permissions = ofType(resources, 'AWS::Lambda::Permission');
  const functions = ofType(resources, 'AWS::Lambda::Function');

  it(`fit a function's ${ofAFunction} bytes`, () => {
    const sizes = functions.map(({ stack, id, properties }) => {
      const own = permissions.filter(
        (permission) => permission.stack === stack && target(permission.properties.FunctionName) === id,
      );
      const policy = { Version: '2012-10-17', Id: 'default', Statement: own.map(statementOf) };
      return [properties.FunctionName, own.length, Buffer.byteLength(JSON.stringify(policy))] as const;
    });
    // None is of a function that was not looked at.
    expect(sizes.reduce((sum, [, count]) => sum + count, 0)).toBe(permissions.length);
    expect(permissions.length).toBeGreaterThan(0);
    expect(sizes.filter(([, , bytes]) => bytes > ofAFunction)).toEqual([]);
  });

  it('let the API call each function it leads to, by one statement', () => {
    const byTheApi = permissions.filter(
      ({ properties }) => properties.Principal === 'apigateway.amazonaws.com',
    );
    const called = byTheApi.map(({ stack, properties }) => write(stack, properties.FunctionName));
    const wanted = ['site', 'console', 'sms-webhook'].map((name) =>
      expect.stringMatching(new RegExp(`:function:diwan-${stage}-${name}$`)),
    );
    expect(called).toHaveLength(wanted.length);
    expect(called).toEqual(expect.arrayContaining(wanted));
    for (const { stack, properties } of byTheApi) {
      // Of this API alone, whichever its route.
      expect(write(stack, properties.SourceArn)).toMatch(
        /^arn:aws:execute-api:[^:]+:\d{12}:[a-z]{10}\/\*\/\*\/\*$/,
      );
    }
  });

  it(`fit a role's ${ofARole} characters`, () => {
    const sizes = ofType(resources, 'AWS::IAM::Role').map(({ stack, id, properties }) => {
      const policies: readonly { readonly PolicyDocument: unknown }[] = properties.Policies ?? [];
      const written = policies.map(({ PolicyDocument }) => JSON.stringify(write(stack, PolicyDocument)));
      return [id, written.join('').replace(/\s/g, '').length] as const;
    });
    expect(sizes.length).toBeGreaterThan(functions.length);
    expect(sizes.filter(([, characters]) => characters > ofARole)).toEqual([]);
    // Counted as AWS counts: a role that reads every kind of item is no small thing.
    expect(Math.max(...sizes.map(([, characters]) => characters))).toBeGreaterThan(5_000);
  });
});
