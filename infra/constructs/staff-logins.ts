import { Duration } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  type IUserPool,
  Mfa,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { centreIds } from '#events/vocabulary.ts';
import type { Deployment } from '#infra/deployment.ts';
import { named } from './names.ts';
import { acknowledge } from './reactions/acknowledge.ts';

const roles = ['facilitator', 'manager', 'approver', 'analyst', 'partner', 'admin'] as const;

/** The logins of staff, made only by an administrator; one group names the role, another the centre. */
export function staffLogins(
  scope: Construct,
  { stage, inUse }: Deployment,
): { readonly pool: IUserPool; readonly client: UserPoolClient } {
  const pool =
    inUse.userPoolId === undefined
      ? ownPool(scope, stage)
      : UserPool.fromUserPoolId(scope, 'InUse', inUse.userPoolId);
  const client = pool.addClient('Console', {
    userPoolClientName: named(stage, 'console'),
    // Called by the console's server side only, over its own form; a secret would add a place to lose it.
    generateSecret: false,
    authFlows: { userPassword: true },
    disableOAuth: true,
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    // One working day: on Monday morning a shared device asks again.
    refreshTokenValidity: Duration.hours(12),
  });
  return { pool, client };
}

function ownPool(scope: Construct, stage: Deployment['stage']): UserPool {
  const pool = new UserPool(scope, 'Staff', {
    userPoolName: named(stage, 'staff'),
    selfSignUpEnabled: false,
    signInCaseSensitive: false,
    passwordPolicy: {
      minLength: 12,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(3),
    },
    mfa: Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    // Staff have no email address on record: an administrator sets a new password.
    accountRecovery: AccountRecovery.NONE,
    featurePlan: FeaturePlan.ESSENTIALS,
    deletionProtection: stage.keepsData,
  });
  acknowledge(
    pool,
    'AwsSolutions-COG2',
    'A second factor is offered, not forced: at a centre several staff share one device and not all have a phone that runs an authenticator.',
  );
  for (const rule of ['AwsSolutions-COG3', 'AwsSolutions-COG8']) {
    acknowledge(
      pool,
      rule,
      'Threat protection needs the Plus plan, priced per user. Logins are few, made by hand, and locked by Cognito after failed tries.',
    );
  }
  for (const group of [...roles, ...centreIds.map((centre) => `centre-${centre}`)]) {
    pool.addGroup(group, { groupName: group });
  }
  return pool;
}
