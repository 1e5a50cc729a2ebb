import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { gatewaySecrets, versionsOf } from '#shared/messaging/index.ts';
import { clockAt } from '#tests/support/time/clock.ts';

const begun = '2026-11-23T07:00:00.000Z';

describe('the secret of the gateways', () => {
  const manager = mockClient(SecretsManagerClient);
  beforeEach(() => manager.reset());
  afterAll(() => manager.restore());
  const arn = 'arn:aws:secretsmanager:x:0:secret:gateways';
  const current = { SecretId: arn, VersionStage: 'AWSCURRENT' };
  const previous = { SecretId: arn, VersionStage: 'AWSPREVIOUS' };
  const noSuch = new ResourceNotFoundException({ message: 'no such version', $metadata: {} });
  /** As it stands in Secrets Manager: the key in force since then, and the one before. */
  const holds = (key: string, since: string, before?: string) => {
    const text = (of: string) => JSON.stringify({ android: { signingKey: of } });
    manager.on(GetSecretValueCommand, current).resolves({
      SecretString: text(key),
      CreatedDate: new Date(since),
    });
    if (before === undefined) manager.on(GetSecretValueCommand, previous).rejects(noSuch);
    else
      manager.on(GetSecretValueCommand, previous).resolves({
        SecretString: text(before),
        CreatedDate: new Date('2026-01-01T00:00:00.000Z'),
      });
  };
  const opened = () => {
    const clock = clockAt(begun);
    return { clock, secrets: gatewaySecrets(versionsOf(arn), clock.now) };
  };
  const key = (signingKey: string) => ({ android: { signingKey } });

  it('is read once for all who ask within a minute, and then again', async () => {
    holds('first', '2026-01-01T00:00:00.000Z');
    const { clock, secrets } = opened();
    const both = await Promise.all([secrets.known(), secrets.known()]);
    expect(both).toEqual([[key('first')], [key('first')]]);
    clock.forward({ minutes: 0.9 });
    await secrets.known();
    expect(manager).toHaveReceivedCommandTimes(GetSecretValueCommand, 2);
    holds('second', begun, 'first');
    clock.forward({ minutes: 0.2 });
    expect(await secrets.known()).toEqual([key('second'), key('first')]);
    expect(manager).toHaveReceivedCommandTimes(GetSecretValueCommand, 4);
  });

  it('is read for a signature that does not fit, not more than once in ten seconds', async () => {
    holds('first', '2026-01-01T00:00:00.000Z');
    const { clock, secrets } = opened();
    await secrets.known();
    holds('second', begun, 'first');
    clock.forward({ minutes: 0.15 });
    expect(await secrets.readAgain()).toEqual([key('first')]);
    clock.forward({ minutes: 0.05 });
    expect(await secrets.readAgain()).toEqual([key('second'), key('first')]);
  });

  it('is for a week after a rotation the one before as well', async () => {
    holds('second', begun, 'first');
    const { clock, secrets } = opened();
    clock.forward({ days: 7 });
    expect(await secrets.known()).toEqual([key('second')]);
  });

  it('stays what it was while Secrets Manager does not answer, where it was known', async () => {
    holds('first', '2026-01-01T00:00:00.000Z');
    const { clock, secrets } = opened();
    await secrets.known();
    manager.reset();
    manager.on(GetSecretValueCommand).rejects(new Error('away'));
    clock.forward({ hours: 3 });
    expect(await secrets.known()).toEqual([key('first')]);
    await expect(opened().secrets.known()).rejects.toThrow('away');
  });

  it.each([
    ['was never filled in', undefined],
    ['is no JSON', 'not json'],
    ['is JSON of nothing', 'null'],
    ['is text', '"text"'],
  ])('that %s is that of no gateway', async (_what, SecretString) => {
    if (SecretString === undefined) manager.on(GetSecretValueCommand).rejects(noSuch);
    else {
      manager.on(GetSecretValueCommand, current).resolves({ SecretString });
      manager.on(GetSecretValueCommand, previous).rejects(noSuch);
    }
    const versions = await opened().secrets.known();
    expect(versions.flatMap((version) => Object.keys(version))).toEqual([]);
  });
});
