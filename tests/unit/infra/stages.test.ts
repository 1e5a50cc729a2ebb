import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { deploymentFrom } from '#infra/deployment.ts';
import { stageNamed, stageNames } from '#infra/settings/stages.ts';
import { gatewaysFrom } from '#shared/messaging/index.ts';
import { limitsFrom } from '#shared/messaging/policy/limits.ts';
import { isScheduleExpression } from '../outside/schedule-expressions.ts';
import { ofType, resourcesOf } from './templates.ts';

const deployment = (context: Record<string, unknown>) =>
  deploymentFrom(new App({ context }).node, () => 'nowhere');

describe('choosing a stage', () => {
  it('is dev when nothing is said', () => {
    expect(deployment({}).stage.name).toBe('dev');
  });

  it('names the stages there are when asked for another', () => {
    expect(() => deployment({ stage: 'production' })).toThrow(
      'There is no stage "production". Choose one of: -c stage=local | dev | staging | prod.',
    );
  });

  it('keeps what leads away from AWS out of every stage on AWS', () => {
    for (const name of [
      'awsEndpoint',
      'carrierEndpoint',
      'gatewayEndpoint',
      'offerSeconds',
      'quietHours',
      'reminderLeads',
    ]) {
      expect(() => deployment({ stage: 'prod', [name]: 'http://127.0.0.1:1' })).toThrow(
        'for the local stage only',
      );
      expect(deployment({ stage: 'local', [name]: 'http://127.0.0.1:1' })).toHaveProperty(name);
    }
  });

  it('calls the bus diwan where the outside listens', () => {
    expect(stageNamed('prod').busName).toBe('diwan');
    expect(stageNamed('local').busName).toBe('diwan');
  });
});

describe('what texts may be sent', () => {
  const sendingOf = (name: (typeof stageNames)[number], given = {}) => {
    const functions = ofType(resourcesOf(name, given), 'AWS::Lambda::Function');
    const settings = functions.flatMap(({ properties }) => properties.Environment.Variables.SENDING ?? []);
    return settings.map((text) => limitsFrom(text));
  };

  it.each(stageNames)('is told the same to all who send or pay in stage %s, as they expect it', (name) => {
    const stage = stageNamed(name);
    const told = sendingOf(name);
    expect(told.length).toBeGreaterThan(0);
    for (const each of told)
      expect(each).toEqual({ allowedPrefixes: stage.allowedPrefixes, ...stage.sending });
  });

  it('keeps the night quiet wherever people are real', () => {
    for (const name of stageNames.filter((stage) => stage !== 'local')) {
      expect(stageNamed(name).sending.quietHours).toEqual({ from: '21:00', until: '08:00' });
    }
    expect(stageNamed('local').sending.quietHours).toBeUndefined();
    expect(sendingOf('local', { quietHours: '00:00-23:59' })[0]?.quietHours).toEqual({
      from: '00:00',
      until: '23:59',
    });
    expect(() => resourcesOf('local', { quietHours: 'at night' })).toThrow('21:00-08:00');
  });
});

describe('which centres send through a gateway', () => {
  const gatewaysOf = (name: (typeof stageNames)[number], given = {}) =>
    ofType(resourcesOf(name, given), 'AWS::Lambda::Function').flatMap(({ properties }) => {
      const { FunctionName, Environment } = properties;
      const { GATEWAYS: gateways } = Environment.Variables;
      return gateways === undefined ? [] : [[FunctionName, gatewaysFrom(gateways)]];
    });

  it.each(stageNames)('is told to send-sms alone in stage %s, as it expects it', (name) => {
    const { gatewayOf } = stageNamed(name);
    const told = Object.keys(gatewayOf).length === 0 ? [] : [[`diwan-${name}-send-sms`, gatewayOf]];
    expect(gatewaysOf(name)).toEqual(told);
  });

  it('is the carrier for Ninewa in the local stage', () => {
    const url = 'http://127.0.0.1:8001/android';
    expect(gatewaysOf('local', { gatewayEndpoint: url })).toEqual([
      ['diwan-local-send-sms', { ninewa: { url } }],
    ]);
  });
});

/** The logs in which SNS says what became of texts bear numbers: they stay for a day, and go with their stack. */
const isOfNetwork = ({ properties }: { readonly properties: { readonly LogGroupName: unknown } }) =>
  JSON.stringify(properties.LogGroupName).includes('DirectPublishToPhoneNumber');

describe.each(stageNames)('stage %s', (name) => {
  const stage = stageNamed(name);
  const resources = resourcesOf(name);
  const onlyOf = (type: string) => {
    const [found, ...more] = ofType(resources, type);
    if (found === undefined || more.length > 0) throw new Error(`Not exactly one ${type}`);
    return found;
  };

  it('keeps people’s data when their stack goes, exactly where it is real', () => {
    const kept = name === 'prod' || name === 'staging';
    expect(stage.keepsData).toBe(kept);
    const table = onlyOf('AWS::DynamoDB::GlobalTable');
    const pool = onlyOf('AWS::Cognito::UserPool');
    const files = onlyOf('AWS::S3::Bucket');
    const logs = ofType(resources, 'AWS::Logs::LogGroup').filter((log) => !isOfNetwork(log));
    for (const stateful of [table, pool, files, ...logs]) {
      expect([stateful.deletion, stateful.replacement]).toEqual(
        kept ? ['RetainExceptOnCreate', 'Retain'] : ['Delete', 'Delete'],
      );
    }
    expect(table.properties.Replicas[0].DeletionProtectionEnabled).toBe(kept);
    expect(pool.properties.DeletionProtection).toBe(kept ? 'ACTIVE' : 'INACTIVE');
  });

  it('can put the table back to any second of the last weeks', () => {
    const table = onlyOf('AWS::DynamoDB::GlobalTable');
    expect(table.properties.Replicas[0].PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
    });
    expect(table.properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_IMAGE' });
    expect(table.properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true });
  });

  it('has schedules that EventBridge Scheduler takes, in a time zone there is, and no rule with a clock', () => {
    const schedules = ofType(resources, 'AWS::Scheduler::Schedule').map(({ properties }) => properties);
    expect(schedules.length).toBeGreaterThan(0);
    for (const { Name, ScheduleExpression, ScheduleExpressionTimezone } of schedules) {
      expect(isScheduleExpression(ScheduleExpression), `${Name}: ${ScheduleExpression}`).toBe(true);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: ScheduleExpressionTimezone })).not.toThrow();
    }
    const rules = ofType(resources, 'AWS::Events::Rule').map(
      ({ properties }) => properties.ScheduleExpression,
    );
    expect(rules.filter(Boolean)).toEqual([]);
  });

  it('keeps every log for a set time only', () => {
    for (const log of ofType(resources, 'AWS::Logs::LogGroup')) {
      expect(log.properties.RetentionInDays).toBe(isOfNetwork(log) ? 1 : stage.logRetention);
    }
  });
});
