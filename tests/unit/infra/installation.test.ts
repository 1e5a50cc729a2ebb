import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { centreIds } from '#events/index.ts';
import { ringsFor } from '#infra/constructs/watching/dropped.ts';
import { deploymentFrom } from '#infra/deployment.ts';
import { installationSchema } from '#infra/settings/installation.ts';
import { alarmAt, capAt, contradictions, monthsOf, mostInAMonth } from '#infra/settings/money.ts';
import {
  allOf,
  type CentrePlan,
  capFor,
  dearest,
  segmentsOf,
  shareBefore,
  usualPlan,
} from '#infra/settings/plan.ts';
import { stageNamed, stageNames } from '#infra/settings/stages.ts';
import type { Delivery } from '#shared/messaging/index.ts';
import { mostSpent } from '#shared/messaging/policy/policy.ts';
import { ofType, resourcesOf } from './templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'diwan-installation-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The deployment of a stage whose installation keeps these settings. */
function installed(stage: string, told: unknown, given: Readonly<Record<string, string>> = {}) {
  const file = join(folder, 'installation.json');
  writeFileSync(file, typeof told === 'string' ? told : JSON.stringify(told));
  return deploymentFrom(new App({ context: { stage, installation: file, ...given } }).node, () => 'nowhere');
}

const told = { siteUrl: 'https://register.example.org', alarmEmail: 'operations@example.org' };

describe('the file of an installation', () => {
  it('is what production is told its address, its number and whom to wake by', () => {
    const { siteUrl, smsNumber, alarmEmail } = installed('prod', {
      prod: { ...told, smsNumber: '+9647700000000' },
    });
    expect({ siteUrl, smsNumber, alarmEmail }).toEqual({ ...told, smsNumber: '+9647700000000' });
  });

  it('lets production have the address of its API', () => {
    expect(installed('prod', { prod: { ...told, siteUrl: 'api' } })).not.toHaveProperty('siteUrl');
  });

  it.each([
    [{}, 'must have siteUrl and alarmEmail under "prod"'],
    [{ prod: { siteUrl: told.siteUrl } }, 'must have alarmEmail under "prod"'],
    [{ prod: { alarmEmail: told.alarmEmail } }, 'must have siteUrl under "prod"'],
    [{ staging: told }, 'must have siteUrl and alarmEmail'],
  ])('is what production is not deployed without: %o', (file, says) => {
    expect(() => installed('prod', file)).toThrow(says);
    expect(installed('dev', file).stage.name).toBe('dev');
  });

  it.each(['siteUrl', 'smsNumber', 'alarmEmail'])('alone tells a stage on AWS its %s', (name) => {
    for (const stage of ['dev', 'staging', 'prod'])
      expect(() => installed(stage, { prod: told }, { [name]: 'x' })).toThrow(`"${name}" is kept in`);
  });

  it('is not asked about the local stage, which the command line tells', () => {
    const { siteUrl, smsNumber } = installed('local', 'not even JSON', {
      siteUrl: 'http://127.0.0.1:8000',
      smsNumber: '3400',
    });
    expect([siteUrl, smsNumber]).toEqual(['http://127.0.0.1:8000', '3400']);
  });

  it('must be there when it is named', () => {
    const context = { stage: 'dev', installation: join(folder, 'missing.json') };
    expect(() => deploymentFrom(new App({ context }).node, () => '')).toThrow('There is no file');
  });

  it.each([
    ['{', 'is no JSON'],
    [{ production: {} }, 'production'],
    [{ prod: { ...told, alarmMail: 'x' } }, 'prod: Unrecognized key: "alarmMail"'],
    [
      { prod: { ...told, siteUrl: 'http://register.example.org' } },
      'prod.siteUrl: must be an address that begins with https://',
    ],
    [{ prod: { ...told, alarmEmail: 'operations' } }, 'prod.alarmEmail: must be an e-mail address'],
    [{ prod: { ...told, smsNumber: 'call us' } }, 'prod.smsNumber: must be a number'],
    [{ prod: { ...told, senderId: 'Community Centres' } }, 'prod.senderId: must be up to eleven'],
    [{ prod: { ...told, senderId: '12345' } }, 'prod.senderId'],
    [{ prod: { ...told, allowedPrefixes: [] } }, 'prod.allowedPrefixes'],
    [
      { prod: { ...told, allowedPrefixes: ['07'] } },
      'prod.allowedPrefixes.0: must be the beginning of a number',
    ],
    [{ prod: { ...told, gatewayOf: { basra: { url: 'https://sms.example.org' } } } }, 'prod.gatewayOf'],
    [
      { prod: { ...told, gatewayOf: { ninewa: { url: 'http://sms.example.org' } } } },
      'prod.gatewayOf.ninewa.url',
    ],
    [{ prod: { ...told, monthlyCap: { basra: 10 } } }, 'prod.monthlyCap'],
    [{ prod: { ...told, monthlyCap: { kirkuk: -1 } } }, 'prod.monthlyCap.kirkuk'],
    [{ prod: { ...told, segmentPrice: { '+9647': '0.1' } } }, 'prod.segmentPrice.+9647'],
    [{ prod: { ...told, quietHours: '9pm' } }, 'prod.quietHours: must be two times of day'],
    [
      { prod: { ...told, reminders: { leads: { default: [0] }, last: 60 } } },
      'prod.reminders.leads.default.0',
    ],
    [{ prod: { ...told, plan: { kirkuk: { courses: 10 } } } }, 'prod.plan.kirkuk.places'],
    [{ prod: { ...told, smsPerSecond: 0 } }, 'prod.smsPerSecond'],
  ])('names what it cannot take: %j', (file, says) => {
    expect(() => installed('prod', file)).toThrow(says);
  });

  it('sets each of its settings, and leaves the others as they are', () => {
    const { stage } = installed('prod', {
      prod: {
        ...told,
        senderId: 'DIWAN',
        gatewayOf: { ninewa: { url: 'https://sms.example.org/api', deviceId: 'p1' } },
        quietHours: '22:00-07:00',
        reminders: { leads: { default: [1440] }, last: 30 },
        completionGrace: 48,
        triedAgainAfter: [5],
        inUse: { table: { name: 'restored', streamLabel: '2026-11-30T18:30:00.000' } },
        grants: { usual: { currency: 'IQD', twoApproversAbove: 1_000_000 } },
      },
    });
    expect(stage.senderId).toBe('DIWAN');
    expect(stage.gatewayOf).toEqual({ ninewa: { url: 'https://sms.example.org/api', deviceId: 'p1' } });
    expect(stage.sending.quietHours).toEqual({ from: '22:00', until: '07:00' });
    expect(stage.reminders).toEqual({ leads: { default: [1440] }, last: 30 });
    expect(stage.completionGrace.toHours()).toBe(48);
    expect(stage.triedAgainAfter.map((each) => each.toMinutes())).toEqual([5]);
    expect(stage.grants).toEqual({ usual: { currency: 'IQD', twoApproversAbove: 1_000_000 }, at: {} });
    expect(stage.inUse).toEqual({ table: { name: 'restored', streamLabel: '2026-11-30T18:30:00.000' } });
    const { smsPerSecond, allowedPrefixes, keepsData, busName } = stageNamed('prod');
    expect(stage).toMatchObject({ smsPerSecond, allowedPrefixes, keepsData, busName });
  });
});

it('describes its file to editors as `npm run generate` would', () => {
  const written = JSON.parse(readFileSync('infra/settings/installation.schema.json', 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(installationSchema())));
});

it('rings for each reason for which a text is dropped and someone must act, and counts them where they are logged', () => {
  const resources = resourcesOf('prod');
  const alarms = ofType(resources, 'AWS::CloudWatch::Alarm').map(({ properties }) => properties);
  // Does not compile where a reason is missing.
  const every: Readonly<
    Record<
      Extract<Delivery, { readonly became: 'dropped' }>['reason'],
      (typeof ringsFor)[keyof typeof ringsFor]
    >
  > = ringsFor;
  const rung = Object.entries(every).filter(([, ring]) => ring !== null);
  expect(rung.length).toBeGreaterThan(5);
  for (const [reason, ring] of rung) {
    const alarm = alarms.find(({ AlarmName }) => AlarmName === `diwan-prod-dropped-${reason}`);
    expect(alarm).toMatchObject({
      Namespace: 'Diwan/prod',
      MetricName: 'TextsDropped',
      Dimensions: [{ Name: 'reason', Value: reason }],
      Threshold: ring?.above,
      AlarmDescription: ring?.because,
    });
  }
  const filter = ofType(resources, 'AWS::Logs::MetricFilter').find(
    ({ properties }) => properties.MetricTransformations[0].MetricName === 'TextsDropped',
  );
  expect(filter?.properties).toMatchObject({
    LogGroupName: '/diwan/prod/send-sms',
    FilterPattern: '{ $.became = "dropped" }',
    MetricTransformations: [
      {
        MetricName: 'TextsDropped',
        MetricNamespace: 'Diwan/prod',
        Dimensions: [{ Key: 'reason', Value: '$.reason' }],
      },
    ],
  });
});

it('rings when many are turned away, which is counted in the access log', () => {
  const resources = resourcesOf('prod');
  const filter = ofType(resources, 'AWS::Logs::MetricFilter').find(
    ({ properties }) => properties.MetricTransformations[0].MetricName === 'RequestsTurnedAway',
  );
  expect(filter?.properties).toMatchObject({
    LogGroupName: '/diwan/prod/access',
    FilterPattern: '{ $.status = "429" }',
  });
  const [stage] = ofType(resources, 'AWS::ApiGatewayV2::Stage');
  expect(JSON.parse(stage?.properties.AccessLogSettings.Format).status).toBe('$context.status');
  const alarm = ofType(resources, 'AWS::CloudWatch::Alarm').find(
    ({ properties }) => properties.AlarmName === 'diwan-prod-web-turned-away',
  );
  expect(alarm?.properties).toMatchObject({
    Namespace: 'Diwan/prod',
    MetricName: 'RequestsTurnedAway',
    Threshold: 20,
  });
});

describe('money', () => {
  const centre: CentrePlan = { courses: 10, places: 20, sessionsAWeek: 3, weeks: 13, broadcasts: 1 };

  it('is reckoned from what a centre holds', () => {
    // Two hundred places: three reminders a week each, and so on.
    expect(segmentsOf(centre)).toEqual({ answers: 602, notices: 200, reminders: 2607, broadcasts: 400 });
    expect(segmentsOf({ ...centre, courses: 0 })).toEqual({
      answers: 0,
      notices: 0,
      reminders: 0,
      broadcasts: 0,
    });
    expect(capFor(centre, 0.1)).toBe(480);
  });

  it.each(stageNames)('agrees with itself in stage %s', (name) => {
    const stage = stageNamed(name);
    expect(contradictions(stage)).toEqual([]);
    for (const { cost, room } of monthsOf(stage)) expect(cost).toBeLessThanOrEqual(room ?? 0);
  });

  it('lets every text of the usual plan go, whatever it is for', () => {
    const stage = stageNamed('prod');
    const cap = (capAt(stage, 'kirkuk') ?? 0) * 1_000_000;
    const spent = allOf(segmentsOf(centre)) * dearest(stage.sending.segmentPrice) * 1_000_000;
    for (const purpose of ['broadcast', 'reminder', 'notice', 'answer'] as const)
      expect(spent).toBeLessThan(mostSpent({ purpose, heard: true, cap }) ?? 0);
  });

  it.each(stageNames)('has an alarm that can ring before all are silent in stage %s', (name) => {
    const stage = stageNamed(name);
    expect(alarmAt(stage)).toBeGreaterThan(0);
    expect(alarmAt(stage)).toBeLessThan(mostInAMonth(stage));
    if (!stage.operations) return;
    const alarm = ofType(resourcesOf(name), 'AWS::CloudWatch::Alarm').find(
      ({ properties }) => properties.AlarmName === `diwan-${name}-sms-spend`,
    );
    expect(alarm?.properties.Threshold).toBe(alarmAt(stage));
  });

  it('gives each centre the cap of its own plan, and keeps one that was set', () => {
    const small: CentrePlan = { courses: 2, places: 12, sessionsAWeek: 1, weeks: 8, broadcasts: 0 };
    const { stage } = installed('prod', {
      prod: { ...told, plan: { kirkuk: small }, monthlyCap: { ninewa: 900 } },
    });
    const capOf = (id: (typeof centreIds)[number]) => capAt(stage, id);
    expect(capOf('kirkuk')).toBe(capFor(small, 0.1));
    expect(capOf('ninewa')).toBe(900);
    expect(capOf('baghdad')).toBe(capFor(centre, 0.1));
    expect(alarmAt(stage)).toBe((capFor(small, 0.1) + 900 + 480 * 2) * 0.8);
  });

  it('takes a cap for those that are not named for each that no cap names, though the plan does', () => {
    const small: CentrePlan = { courses: 2, places: 12, sessionsAWeek: 1, weeks: 8, broadcasts: 0 };
    const { stage } = installed('prod', {
      prod: { ...told, plan: { kirkuk: small }, monthlyCap: { default: 600, ninewa: 900 } },
    });
    expect(centreIds.map((id) => capAt(stage, id))).toEqual([600, 600, 600, 900]);
  });

  it.each([
    [0, 'reminder'],
    [1, 'broadcast'],
  ] as const)('knows what is dropped first where %i broadcasts are planned: a %s', (broadcasts, purpose) => {
    const share = shareBefore(segmentsOf({ ...centre, broadcasts }));
    expect(mostSpent({ purpose, heard: true, cap: 1_000_000 })).toBe(share * 1_000_000);
  });

  it('follows the price', () => {
    const { stage } = installed('prod', { prod: { ...told, segmentPrice: { '+9647': 0.2 } } });
    expect(capAt(stage, 'diyala')).toBe(capFor(usualPlan.default ?? centre, 0.2));
  });

  it.each([
    [{ monthlyCap: { default: 110 } }, 'The plan of kirkuk costs about $381 a month'],
    [{ monthlyCap: { kirkuk: 400 } }, 'Set monthlyCap.kirkuk to 480'],
    [{ monthlyCap: { kirkuk: 0 } }, 'kirkuk'],
    [{ plan: { diyala: { ...centre, courses: 30 } }, monthlyCap: { diyala: 480 } }, 'The plan of diyala'],
    [{ segmentPrice: { '+96477': 0.1 } }, 'no price for it'],
    [{ allowedPrefixes: ['+9647', '+9639'] }, 'texts go to +9639'],
  ])('that contradicts itself is refused: %j', (settings, says) => {
    expect(() => installed('prod', { prod: { ...told, ...settings } })).toThrow(says);
  });

  it('is no question for a stage where nothing is planned', () => {
    const { stage } = installed('dev', { dev: { monthlyCap: { default: 1 } } });
    expect(capAt(stage, 'kirkuk')).toBe(1);
  });
});
