import { ago } from '#bin/ops/frame/columns.ts';
import { type Found, lately } from './found.ts';

/** The days within which an erased person is forgotten everywhere (docs/data-protection.md). */
const promisedDays = 35;

/** What is wrong with what there is to come back from, as sentences; none where all is well. */
export function findingsOf({ table, files }: Found, now: Date): readonly string[] {
  const { newest } = table;
  return [
    ...(table.recoverableFrom === undefined
      ? [
          `Point-in-time recovery of ${table.name} is off: the last seconds before a fault cannot be had back.`,
        ]
      : []),
    ...(newest === undefined
      ? [
          `There is no backup of ${table.name}: has the plan run, and does AWS Backup look after DynamoDB here?`,
        ]
      : now.getTime() - newest.getTime() > lately
        ? [`The newest backup of ${table.name} is ${ago(now.getTime() - newest.getTime())} old.`]
        : []),
    ...(files.hasVersions
      ? []
      : [`${files.bucket} keeps no versions, without which AWS backs up no bucket.`]),
    ...(files.hasVersions && (files.versionsGoAfter ?? Number.POSITIVE_INFINITY) > promisedDays
      ? [`Old versions of files outlive the ${promisedDays} days within which people are forgotten.`]
      : []),
    ...(files.backups === 0 ? [`No backup of ${files.bucket} was completed in ${ago(lately)}.`] : []),
  ];
}

/** What a restore would take, in order, with the names of this installation. */
export const stepsBack = ({ table }: Found, stage: string): readonly string[] => [
  `aws dynamodb restore-table-to-point-in-time --source-table-name ${table.name} --target-table-name NAME --restore-date-time INSTANT`,
  'aws dynamodb update-table --table-name NAME --deletion-protection-enabled --stream-specification StreamEnabled=true,StreamViewType=NEW_IMAGE',
  'aws dynamodb update-time-to-live --table-name NAME --time-to-live-specification AttributeName=expiresAt,Enabled=true',
  'aws dynamodb update-continuous-backups --table-name NAME --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
  `npx cdk deploy --all -c stage=${stage} -c tableName=NAME`,
];
