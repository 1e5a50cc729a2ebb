import { describe, expect, it } from 'vitest';
import { consoleCalls } from '#api/calls.ts';
import { ofType, resourcesOf } from './templates.ts';

const context = {
  siteUrl: 'http://127.0.0.1:8000',
  awsEndpoint: 'http://127.0.0.1:4566',
  carrierEndpoint: 'http://127.0.0.1:8001',
};

describe('what can be reached from outside', () => {
  const resources = resourcesOf('prod');
  const routes = ofType(resources, 'AWS::ApiGatewayV2::Route').map(({ properties }) => properties);

  it('is open exactly where no login can be expected', () => {
    const open = routes.filter((route) => route.AuthorizationType === 'NONE').map((route) => route.RouteKey);
    expect(open.sort()).toEqual([
      'ANY /',
      'ANY /api/sms/{proxy+}',
      'ANY /console',
      'ANY /console/{proxy+}',
      'ANY /sms/{proxy+}',
      'ANY /{proxy+}',
      'POST /api/staff/tokens',
    ]);
    const guarded = routes
      .filter((route) => route.AuthorizationType === 'JWT')
      .map((route) => route.RouteKey);
    const staffCalls = Object.values(consoleCalls).flatMap((calls) =>
      Object.values(calls).flatMap(({ method, path, who }) =>
        who === 'anyone' ? [] : [`${method} /api${path}`],
      ),
    );
    expect(guarded.toSorted()).toEqual(staffCalls.toSorted());
    expect(routes).toHaveLength(open.length + guarded.length);
  });

  it('does not write the path, which may hold the key to a registration, nor the caller’s address to the log', () => {
    const [stage] = ofType(resources, 'AWS::ApiGatewayV2::Stage');
    const { Format: format } = stage?.properties.AccessLogSettings ?? {};
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|identity|http)/);
  });

  it('is at an address that a text can be answered with, given or the API’s own', () => {
    const addressIn = (given: Readonly<Record<string, string>>): string | undefined =>
      JSON.stringify(
        ofType(resourcesOf('prod', given), 'AWS::Lambda::Function').find(({ properties }) =>
          properties.FunctionName.endsWith('sms-inbound'),
        )?.properties.Environment.Variables.SITE_URL,
      );
    expect(addressIn({ siteUrl: 'https://diwan.example.org' })).toBe('"https://diwan.example.org"');
    expect(addressIn({ siteUrl: 'api' })).toMatch(/"StackName":"[^"]*address".*ApiEndpoint/);
  });

  it('takes texts from the SMS service of this account only', () => {
    const policies = ofType(resources, 'AWS::SNS::TopicPolicy').flatMap(
      ({ properties }) => properties.PolicyDocument.Statement,
    );
    const sms = policies.filter((statement) => statement.Principal?.Service === 'sms-voice.amazonaws.com');
    expect(sms).toHaveLength(1);
    expect(sms[0].Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
  });

  it('lets nobody make a staff login but an administrator, nor keep one longer than a day', () => {
    const [pool] = ofType(resources, 'AWS::Cognito::UserPool');
    expect(pool?.properties.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
    const [client] = ofType(resources, 'AWS::Cognito::UserPoolClient');
    expect(client?.properties).toMatchObject({ AccessTokenValidity: 60, RefreshTokenValidity: 720 });
    expect(client?.properties.ExplicitAuthFlows).toEqual([
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ]);
    const groups = ofType(resources, 'AWS::Cognito::UserPoolGroup').map(
      ({ properties }) => properties.GroupName,
    );
    expect(groups.sort()).toEqual([
      'admin',
      'analyst',
      'approver',
      'centre-baghdad',
      'centre-diyala',
      'centre-kirkuk',
      'centre-ninewa',
      'facilitator',
      'manager',
      'partner',
    ]);
  });
});

describe('the local stage', () => {
  const functions = ofType(resourcesOf('local', context), 'AWS::Lambda::Function').map(({ properties }) => ({
    name: properties.FunctionName.replace('diwan-local-', ''),
    settings: properties.Environment.Variables,
  }));
  const having = (setting: string) =>
    functions.filter(({ settings }) => setting in settings).map(({ name }) => name);

  it('sends texts, and nothing else, to the carrier', () => {
    expect(having('AWS_ENDPOINT_URL_SNS')).toEqual(['send-sms']);
  });

  it('points every function to the local cloud', () => {
    expect(having('AWS_ENDPOINT_URL')).toHaveLength(functions.length);
    expect(having('JWKS_URI')).toEqual(['console']);
  });

  it('is where these settings end', () => {
    const onAws = ofType(resourcesOf('dev'), 'AWS::Lambda::Function').map(({ properties }) => properties);
    for (const { Environment } of onAws) {
      expect(Object.keys(Environment.Variables).filter((key) => /ENDPOINT|JWKS/.test(key))).toEqual([]);
    }
  });
});
