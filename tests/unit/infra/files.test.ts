import { describe, expect, it } from 'vitest';
import { stageNames } from '#infra/settings/stages.ts';
import { incomingKey, keptKey } from '#shared/uploads/keys.ts';
import { matches } from '#tests/access/policy.ts';
import { ofType, resourcesOf, statementsOf, target } from './templates.ts';

const [owner, file] = ['019acb0e-1111-7000-8000-000000000001', '019acb0e-2222-7000-8000-000000000002'];

describe.each(stageNames)('the files of people in stage %s', (stage) => {
  const resources = resourcesOf(stage);
  const [bucket, ...others] = ofType(resources, 'AWS::S3::Bucket');

  it('are in a bucket of their own that nobody outside can read, and that takes what comes by TLS only', () => {
    expect(others).toEqual([]);
    expect(bucket?.properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    const [policy] = ofType(resources, 'AWS::S3::BucketPolicy');
    expect(policy?.properties.PolicyDocument.Statement).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ]);
  });

  it('are gone after a day where nobody looked at them, and otherwise stay', () => {
    // Those on versions are looked at with the backups.
    expect(bucket?.properties.LifecycleConfiguration.Rules.slice(0, 2)).toEqual([
      { Id: 'never-checked', Prefix: 'incoming/', ExpirationInDays: 1, Status: 'Enabled' },
      {
        Id: 'never-finished',
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        Status: 'Enabled',
      },
    ]);
    expect(incomingKey(owner, file)).toMatch(/^incoming\//);
    expect(keptKey(owner, file)).not.toMatch(/^incoming\//);
  });

  it('are touched by the site, the console and who forgets what was never submitted, under keys of two ids', () => {
    const functions = ofType(resources, 'AWS::Lambda::Function');
    const nameOf = (role: string) =>
      functions
        .find(({ properties }) => target(properties.Role) === role)
        ?.properties.FunctionName.replace(`diwan-${stage}-`, '');
    const onFiles = statementsOf(resources)
      .filter(({ actions }) => actions.some((action) => action.startsWith('s3:')))
      .map(({ role, actions, resources: of }) => ({ name: nameOf(role), actions, of }));
    expect(onFiles.map(({ name, actions }) => [name, [...actions].sort()])).toEqual([
      ['grants', ['s3:DeleteObject']],
      ['site', ['s3:DeleteObject', 's3:GetObject', 's3:PutObject']],
      ['site', ['s3:ListBucket']],
      ['console', ['s3:GetObject']],
    ]);
    const keys = onFiles.flatMap(({ of }) =>
      of.flatMap((arn) => /\/((?:incoming|kept)\/[^"]*)/.exec(arn)?.[1] ?? []),
    );
    expect(keys).toHaveLength(5);
    for (const pattern of keys) {
      const [room = ''] = pattern.split('/');
      expect(matches(pattern, `${room}/${owner}/${file}`)).toBe(true);
      for (const other of [
        `${room}/`,
        `${room}/${owner}`,
        `${room}/${owner}/`,
        `${room}/${owner}/${file}/x`,
        `x/${owner}/${file}`,
      ]) {
        expect(matches(pattern, other)).toBe(false);
      }
    }
    for (const role of ofType(resources, 'AWS::IAM::Role')) {
      for (const { PolicyDocument } of role.properties.Policies ?? []) {
        for (const { Action, Condition } of PolicyDocument.Statement) {
          if (![Action].flat().includes('s3:ListBucket')) continue;
          for (const pattern of Condition.StringLike['s3:prefix']) expect(pattern).not.toContain('*');
        }
      }
    }
  });

  it('may be sent from pages of the site alone', () => {
    const origins = (given: Readonly<Record<string, string>>) =>
      ofType(resourcesOf(stage, given), 'AWS::S3::Bucket').flatMap(({ properties }) =>
        properties.CorsConfiguration.CorsRules.flatMap((rule: { readonly AllowedOrigins: unknown[] }) => [
          ...rule.AllowedOrigins,
        ]),
      );
    expect(origins({ siteUrl: 'https://diwan.example/somewhere' })).toEqual(['https://diwan.example']);
    expect(JSON.stringify(origins(stage === 'local' ? {} : { siteUrl: 'api' }))).toContain(
      'https://*.execute-api.',
    );
  });
});
