import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Deployment } from '#infra/deployment.ts';
import { acknowledge } from './reactions/acknowledge.ts';

export interface GatewaySecret {
  readonly arn: string;
  /** Permission to read it, whichever version. */
  readonly read: PolicyStatement;
}

/**
 * The secrets shared by the text gateways and Diwan: signing keys, tokens, passwords. It begins empty, and a
 * gateway without an entry is not in use; docs/deploy.md says how to fill it in.
 */
export function gatewaySecret(scope: Construct, { stage, inUse }: Deployment): GatewaySecret {
  const arn = inUse.gatewaySecretArn ?? ownSecret(scope, stage);
  return {
    arn,
    read: new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [arn] }),
  };
}

function ownSecret(scope: Construct, stage: Deployment['stage']): string {
  const secret = new Secret(scope, 'Gateways', {
    secretName: `diwan/${stage.name}/sms-gateways`,
    description: 'Keys of the gateways that bring texts to Diwan and send them: docs/deploy.md',
    generateSecretString: { secretStringTemplate: '{}', generateStringKey: 'unused' },
  });
  acknowledge(
    secret,
    'AwsSolutions-SMG4',
    'The other half of each key is set by hand, in an app on a phone or at a provider: a rotation starts there. The doors take the new and the old one while it lasts.',
  );
  const { defaultChild } = secret.node;
  // CDK uses this value as an ARN. On AWS it is one; on the local cloud it is the name, which no ARN matches.
  return defaultChild instanceof CfnSecret ? defaultChild.attrId : secret.secretArn;
}
