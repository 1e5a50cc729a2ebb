import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { deploymentFrom } from '#infra/deployment.ts';
import { inUseFrom } from '#infra/settings/in-use.ts';
import { ofType, type Resource, resourcesOf, statementsOf, synthesised } from './templates.ts';

const streamLabel = '2026-11-30T18:30:00.000';
const given = { tableName: 'diwan-restored', tableStream: streamLabel };
const stackOf = (resources: readonly Resource[], stack: string) =>
  resources.filter((resource) => resource.stack === stack);
const withoutMetadata = (resources: readonly Resource[]) =>
  resources.map(({ id, type, properties }) => ({ id, type, properties }));

describe('a table that is used by its name', () => {
  const usual = resourcesOf('prod');
  const resources = resourcesOf('prod', given);
  const stacks = [...new Set(usual.map(({ stack }) => stack))];
  const text = (stack: string, of: readonly Resource[]) =>
    JSON.stringify(withoutMetadata(stackOf(of, stack)));

  it('leaves the stack’s own as it is', () => {
    const data = 'diwan-prod-data';
    expect(stackOf(usual, data)).toHaveLength(1);
    expect(withoutMetadata(stackOf(resources, data))).toEqual(withoutMetadata(stackOf(usual, data)));
    const { outputs } =
      synthesised('prod', given).stacks.find(({ name }) => name === 'diwan-prod-events') ?? {};
    expect(outputs).toMatchObject({ TableName: 'diwan-restored' });
  });

  // `cdk` passes over a stack whose template is what is deployed, and a reference to another stack's output is
  // the same text whatever the output says.
  it('changes the template of every stack that has to do with the table', () => {
    const readers = stacks.filter((stack) => text(stack, usual).includes('diwan-prod-data'));
    expect(readers).toHaveLength(stacks.length - 3);
    for (const stack of readers) {
      expect(text(stack, resources)).toContain('diwan-restored');
      expect(text(stack, resources)).not.toContain('diwan-prod-data');
    }
  });

  it('is read as a stream by count and relay, and by nobody as another', () => {
    const sources = ofType(resources, 'AWS::Lambda::EventSourceMapping')
      .map(({ stack, properties }) => [stack, JSON.stringify(properties.EventSourceArn)] as const)
      .filter(([, arn]) => arn.includes('dynamodb'));
    expect(sources.map(([stack]) => stack)).toEqual(['diwan-prod-events', 'diwan-prod-events']);
    for (const [, arn] of sources) expect(arn).toContain(`:table/diwan-restored/stream/${streamLabel}`);
  });

  it('is what every role may touch, index by index', () => {
    const ofTable = statementsOf(resources)
      .filter(({ actions }) => actions.some((action) => action.startsWith('dynamodb:')))
      .flatMap((statement) => statement.resources);
    expect(ofTable.length).toBeGreaterThan(20);
    for (const arn of ofTable) expect(arn).toMatch(/:table\/diwan-restored(\/(index\/gsi[12]|stream\/.+))?"/);
    expect(ofTable.some((arn) => arn.includes('/index/gsi2'))).toBe(true);
  });

  it('is written in full, with its stream, on the command line or in the settings of the stage', () => {
    const table = { name: 'diwan-restored', streamLabel };
    expect(inUseFrom(given, {})).toEqual({ table });
    expect(inUseFrom({}, { table })).toEqual({ table });
    expect(inUseFrom({ filesBucket: 'files' }, { table })).toEqual({ table, filesBucket: 'files' });
    expect(inUseFrom(given, { table: { name: 'other', streamLabel: 'x' } })).toEqual({ table });
    expect(() => inUseFrom({ tableName: 'diwan-restored' }, {})).toThrow('give its label as "tableStream"');
    expect(() => inUseFrom({ tableStream: streamLabel }, {})).toThrow('give "tableName" too');
    const app = new App({ context: { stage: 'staging', ...given } });
    expect(deploymentFrom(app.node, () => 'nowhere').inUse).toEqual({ table });
  });
});

describe('what was kept when its stack was deleted', () => {
  const kept = {
    filesBucket: 'files-kept',
    userPoolId: 'eu-central-1_Kept',
    gatewaySecretArn:
      'arn:aws:secretsmanager:eu-central-1:123456789012:secret:diwan/prod/sms-gateways-AbCdEf',
  };
  const resources = resourcesOf('prod', kept);
  const variables = (name: string): Readonly<Record<string, unknown>> =>
    ofType(resources, 'AWS::Lambda::Function').find(
      ({ properties }) => properties.FunctionName === `diwan-prod-${name}`,
    )?.properties.Environment.Variables;

  it('is used again in place of new ones', () => {
    expect(ofType(resources, 'AWS::SecretsManager::Secret')).toEqual([]);
    expect(ofType(resources, 'AWS::Cognito::UserPool')).toEqual([]);
    expect(ofType(resources, 'AWS::Cognito::UserPoolGroup')).toEqual([]);
    // A stack is never empty: cdk would delete it.
    expect(ofType(resources, 'AWS::S3::Bucket')).toHaveLength(1);
    expect(variables('console')).toMatchObject({
      USER_POOL_ID: kept.userPoolId,
      FILES_BUCKET: kept.filesBucket,
    });
    expect(variables('site').FILES_BUCKET).toBe(kept.filesBucket);
    expect(variables('grants').FILES_BUCKET).toBe(kept.filesBucket);
    expect(variables('sms-webhook').GATEWAY_SECRET_ARN).toBe(kept.gatewaySecretArn);
    const [client, ...others] = ofType(resources, 'AWS::Cognito::UserPoolClient');
    expect(others).toEqual([]);
    expect(client?.properties.UserPoolId).toBe(kept.userPoolId);
  });

  it('may be touched by the same functions', () => {
    const statements = statementsOf(resources);
    const of = (service: string) =>
      statements
        .filter(({ actions }) => actions.some((action) => action.startsWith(service)))
        .flatMap((statement) => statement.resources);
    expect(of('secretsmanager:')).toEqual([JSON.stringify(kept.gatewaySecretArn)]);
    expect(of('s3:').length).toBeGreaterThan(3);
    for (const arn of of('s3:')) expect(arn).toContain('files-kept');
  });
});
