import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import * as keys from '#shared/table/keys.ts';

/**
 * The partitions of each kind of item, as patterns for `dynamodb:LeadingKeys`, made by the functions that
 * make the keys themselves.
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
  /** Which generation of counters is read, and which are counted. */
  generations: keys.generationsKey.pk,
  request: keys.requestKey('*').pk,
  /** In gsi2 only: a message by the id that a network gave it. */
  network: keys.messageOfNetwork('*', '').gsi2pk,
  /** In gsi1 only: the files of drafts. */
  draftFiles: keys.allFilesOfDrafts.pk,
  /** In gsi1 only: drafts by the day they are forgotten on. */
  forgottenOn: keys.draftForgottenOn('*', '').gsi1pk,
  /** In gsi1: the items of a centre. In the table itself: its budgets. */
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

/**
 * The least that lets a function make these calls: named actions, on the table or one index, by leading key.
 * Each action is in one statement with every kind it may touch, for two reasons. AWS holds all puts of one
 * transaction, and all its updates, against one statement: kinds that are spread over several are refused
 * together. And a statement for each use fills a role's 10,240 characters (infra/limits).
 */
export function tableAccess(table: ITableV2, ...accesses: readonly TableAccess[]): PolicyStatement[] {
  const kindsOf = new Map<string, { action: ItemAction; resource: string; kinds: Set<ItemKind> }>();
  for (const { actions, of, index } of accesses) {
    const resource = index === undefined ? table.tableArn : `${table.tableArn}/index/${index}`;
    for (const action of actions) {
      const one = kindsOf.get(`${index} ${action}`) ?? { action, resource, kinds: new Set() };
      for (const kind of of) one.kinds.add(kind);
      kindsOf.set(`${index} ${action}`, one);
    }
  }
  const statements = new Map<string, { actions: string[]; resource: string; keys: readonly string[] }>();
  for (const { action, resource, kinds } of kindsOf.values()) {
    const keys = [...kinds].map((kind) => partitions[kind]).sort();
    const statement = statements.get(`${resource} ${keys}`) ?? { actions: [], resource, keys };
    statement.actions.push(`dynamodb:${action}`);
    statements.set(`${resource} ${keys}`, statement);
  }
  return [...statements.values()].map(
    ({ actions, resource, keys }) =>
      new PolicyStatement({
        actions,
        resources: [resource],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
      }),
  );
}
