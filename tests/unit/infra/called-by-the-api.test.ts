import { describe, expect, it } from 'vitest';
import { writtenBy } from '#infra/limits/as-written.ts';
import { stageNames } from '#infra/settings/stages.ts';
import { ofType, synthesised } from './templates.ts';

describe.each(stageNames)('functions of stage %s', (stage) => {
  const templates = synthesised(stage);
  const write = writtenBy(templates);

  it('let the API call each that it leads to, by one statement', () => {
    const byTheApi = ofType(templates.resources, 'AWS::Lambda::Permission').filter(
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
});
