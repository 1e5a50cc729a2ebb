import { describe, expect, it } from 'vitest';
import { stageNames } from '#infra/settings/stages.ts';
import { resourcesOf } from './templates.ts';

/** What cannot be made again as it was, by the one stack that keeps it: docs/decisions/system/stacks.md. */
const keepers: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'data',
  'AWS::DynamoDB::Table': 'data',
  'AWS::S3::Bucket': 'files',
  'AWS::ApiGatewayV2::Api': 'address',
};
/** What belongs to a keeper and goes with it. */
const ofKeepers = ['AWS::S3::BucketPolicy'];

describe.each(stageNames)('the stacks of stage %s', (name) => {
  const resources = resourcesOf(name);

  it('keep what cannot be made again each in a stack of its own', () => {
    const kept = resources.filter(({ type }) => type in keepers);
    expect(kept.map(({ stack }) => stack).sort()).toEqual(
      ['address', 'data', 'files'].map((stack) => `diwan-${name}-${stack}`),
    );
    for (const { type, stack } of kept) expect(stack).toBe(`diwan-${name}-${keepers[type]}`);
  });

  it('put nothing else beside it', () => {
    const beside = resources.filter(
      ({ type, stack }) =>
        ['address', 'data', 'files'].some((keeper) => stack.endsWith(`-${keeper}`)) &&
        !(type in keepers) &&
        !ofKeepers.includes(type),
    );
    expect(beside).toEqual([]);
  });
});
