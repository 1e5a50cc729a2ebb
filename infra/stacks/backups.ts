import { type App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { named } from '#infra/constructs/names.ts';
import { acknowledge } from '#infra/constructs/reactions/acknowledge.ts';
import type { Deployment } from '#infra/deployment.ts';

/** How long a backup is kept. A person who is erased is forgotten everywhere after these days. */
const keptFor = Duration.days(35);

/**
 * A copy of the table and of people's files each night, in a vault from which no one deletes one before its
 * time (docs/decisions/system/backups.md).
 */
export function backupsStack(
  app: App,
  { stage }: Deployment,
  { table, bucket }: { readonly table: ITableV2; readonly bucket: IBucket },
): void {
  const stack = new Stack(app, named(stage, 'backups'), {
    description: 'Diwan: backups of the table and of files',
  });
  const vault = new BackupVault(stack, 'Vault', {
    backupVaultName: named(stage, 'backups'),
    blockRecoveryPointDeletion: true,
    // Without a time from which it cannot be lifted any more: governance mode.
    lockConfiguration: { minRetention: Duration.days(7), maxRetention: keptFor },
  });
  const plan = new BackupPlan(stack, 'Plan', {
    backupPlanName: named(stage, 'backups'),
    backupVault: vault,
    backupPlanRules: [
      new BackupPlanRule({
        ruleName: 'nightly',
        // Four in the morning in Baghdad.
        scheduleExpression: Schedule.cron({ hour: '1', minute: '0' }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(6),
        deleteAfter: keptFor,
      }),
    ],
  });
  plan.addSelection('All', {
    backupSelectionName: named(stage, 'backups'),
    role: roleFor(stack, 'Backing', 'take backups of Diwan', [
      'service-role/AWSBackupServiceRolePolicyForBackup',
      'AWSBackupServiceRolePolicyForS3Backup',
    ]),
    disableDefaultBackupPolicy: true,
    resources: [BackupResource.fromArn(table.tableArn), BackupResource.fromArn(bucket.bucketArn)],
  });
  const restoring = roleFor(stack, 'Restoring', 'restore backups of Diwan', [
    'service-role/AWSBackupServiceRolePolicyForRestores',
    'AWSBackupServiceRolePolicyForS3Restore',
  ]);
  new CfnOutput(stack, 'BackupVaultName', { value: vault.backupVaultName });
  new CfnOutput(stack, 'RestoreRoleArn', { value: restoring.roleArn });
}

/** A role of AWS Backup, by the policies that AWS keeps for it: which calls a backup needs is known there. */
function roleFor(stack: Stack, id: string, does: string, managed: readonly string[]): Role {
  const role = new Role(stack, id, {
    assumedBy: new ServicePrincipal('backup.amazonaws.com'),
    description: `What AWS Backup may do to ${does}`,
    managedPolicies: managed.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
  for (const name of managed) {
    acknowledge(
      role,
      `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
      'The role of a service of AWS, not of our code. A call that a list of ours forgot would be missed on the day a backup is needed.',
    );
  }
  return role;
}
