import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import * as keys from '#shared/table/keys.ts';

/**
 * The partitions of each kind of item, as patterns for `dynamodb:LeadingKeys`, made by the functions that make
 * the keys themselves.
 */
const partitions = {
  activity: keys.activityKey('*').pk,
  code: keys.codePartition('*'),
  person: keys.personKey('*').pk,
  phone: keys.phonePartition('*'),
  focalPoint: keys.focalPointKey('*').pk,
  certificate: keys.certificateKey('*').pk,
  application: keys.applicationKey('*').pk,
  grantNumber: keys.grantNumberKey('*').pk,
  grant: keys.grantKey('*').pk,
  broadcast: keys.broadcastKey('*').pk,
  rearrangement: keys.rearrangementKey('*').pk,
  panel: keys.panelKey('*').pk,
  panelMember: keys.panelMemberKey('*').pk,
  message: keys.messageKey('*').pk,
  spend: keys.spendKey('*', '').pk,
  turns: keys.turnsKey('*').pk,
  concern: keys.concernKey('*').pk,
  counter: keys.counterKey('*', '').pk,
  staff: keys.staffKey('*').pk,
  seen: keys.seenKey('*').pk,
  reached: keys.reachedKey('*').pk,
  request: keys.requestKey('*').pk,
  /** In gsi2 only: a message by the id that a network gave it. */
  network: keys.messageOfNetwork('*', '').gsi2pk,
  /** In gsi1 only: the files of what is being written. */
  draftFiles: keys.allFilesOfDrafts.pk,
  /** In gsi1 only: what is being written, by the day it is forgotten on. */
  forgottenOn: keys.draftForgottenOn('*', '').gsi1pk,
  /** In gsi1: what a centre has. In the table itself: its budgets. */
  centre: keys.activityInCentre('*', '', '').gsi1pk,
} as const;
export type ItemKind = keyof typeof partitions;

/**
 * An item-level action. `TransactWriteItems` needs those of the writes it holds; it has no action of its own
 * (AWS: "Using IAM with DynamoDB transactions").
 */
export type ItemAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

export interface TableAccess {
  readonly actions: readonly ItemAction[];
  /** The kinds of items it may touch; in an index, by the index's own partition key. */
  readonly of: readonly ItemKind[];
  /** Default: the table itself. Name the index that a query reads. */
  readonly index?: 'gsi1' | 'gsi2';
}

/** The least that lets a function make these calls: named actions, on the table or one index, by leading key. */
export function tableAccess(table: TableV2, ...accesses: readonly TableAccess[]): PolicyStatement[] {
  return accesses.map(
    ({ actions, of, index }) =>
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [index === undefined ? table.tableArn : `${table.tableArn}/index/${index}`],
        conditions: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': of.map((kind) => partitions[kind]) },
        },
      }),
  );
}
