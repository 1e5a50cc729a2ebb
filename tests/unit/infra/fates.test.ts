import { describe, expect, it } from 'vitest';
import { fates } from '#infra/fates.ts';
import { stageNamed, stageNames } from '#infra/settings/stages.ts';
import { ofType, type Resource, resourcesOf, synthesised } from './templates.ts';

/** SNS writes numbers into these: they go with their stack everywhere. */
const isOfNetwork = ({ type, properties }: Resource): boolean =>
  type === 'AWS::Logs::LogGroup' &&
  JSON.stringify(properties.LogGroupName).includes('DirectPublishToPhoneNumber');
const isKept = (resource: Resource): boolean => fates[resource.type] === 'kept' && !isOfNetwork(resource);
const said = ({ stack, id, type }: Resource): string => `${stack}/${id} (${type})`;

describe.each(stageNames)('what becomes of the resources of stage %s', (name) => {
  const { keepsData } = stageNamed(name);
  const resources = resourcesOf(name);

  it('is decided for every kind there is', () => {
    const undecided = resources.filter(({ type }) => fates[type] === undefined);
    expect(undecided.map(said), 'Say in infra/fates.ts what becomes of these').toEqual([]);
  });

  it('is to outlive the stack where data is real, but not a deployment that failed to make it', () => {
    const expected = keepsData ? ['RetainExceptOnCreate', 'Retain'] : ['Delete', 'Delete'];
    const kept = resources.filter(isKept);
    expect(kept.length).toBeGreaterThan(20);
    for (const resource of kept)
      expect([resource.deletion, resource.replacement], said(resource)).toEqual(expected);
  });

  it('is to go with the stack otherwise, so that it can be made again', () => {
    const left = resources.filter(
      (resource) =>
        !isKept(resource) && ![undefined, 'Delete'].includes(resource.deletion as string | undefined),
    );
    expect(left.map(said)).toEqual([]);
  });

  it('leaves only names that the next deployment takes back', () => {
    const named = resources.filter(
      (resource) =>
        isKept(resource) &&
        // A pool and an API may have a name that others have; a group's is of its pool.
        Object.keys(resource.properties).some((property) =>
          ['TableName', 'BucketName', 'LogGroupName', 'AliasName', 'BackupVaultName'].includes(property),
        ),
    );
    // By `cdk deploy --import-existing-resources`, as long as the name stands in the template as it is.
    expect(named.length).toBeGreaterThan(15);
    for (const { type, properties } of named) {
      expect(['AWS::Logs::LogGroup', 'AWS::Backup::BackupVault']).toContain(type);
      expect(properties.LogGroupName ?? properties.BackupVaultName).toMatch(
        /^(\/diwan\/\w+\/|diwan-)[\w-]+$/,
      );
    }
    // By its ARN (`-c gatewaySecretArn=`): CloudFormation finds no secret by its name.
    expect(ofType(resources, 'AWS::SecretsManager::Secret')).toHaveLength(1);
  });

  it('is guarded by the stacks of what cannot be made again, where it is real', () => {
    const guarded = keepsData ? ['address', 'data', 'files'] : [];
    expect([...synthesised(name).isProtected].sort()).toEqual(
      guarded.map((stack) => `diwan-${name}-${stack}`),
    );
  });
});
