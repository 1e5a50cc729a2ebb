/** Reads a DynamoDB request: which actions, on which table, index and leading keys. */
import { asFields, type Fields, textOf } from './fields.ts';

/** One action as IAM sees it; a transaction holds several. */
export type TableAction = {
  readonly action: string;
  readonly table: string;
  readonly index?: string;
  /** Distinct partition keys up to and with their first `#`, sorted. */
  readonly leadingKeys: readonly string[];
};

/** IAM's names for what a transaction holds (AWS: "IAM policies with DynamoDB transactions"). */
const withinTransaction: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/**
 * The actions in a DynamoDB request.
 *
 * @param operation the last part of X-Amz-Target: `Query`
 * @param request its JSON body
 */
export function tableActions(operation: string, request: Fields): TableAction[] {
  switch (operation) {
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return merged(
        listOf(request.TransactItems).flatMap((item) =>
          Object.entries(item).map(([kind, one]) => action(withinTransaction[kind] ?? kind, asFields(one))),
        ),
      );
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.entries(asFields(request.RequestItems)).map(([table, content]) => {
        const wanted = Array.isArray(content) ? listOf(content) : listOf(asFields(content).Keys);
        const keys = wanted.map(
          (one) => asFields(one.PutRequest).Item ?? asFields(one.DeleteRequest).Key ?? one,
        );
        return {
          action: operation,
          table,
          leadingKeys: distinct(keys.map((key) => prefixOf(asFields(key).pk))),
        };
      });
    default:
      return [action(operation, request)];
  }
}

function action(name: string, request: Fields): TableAction {
  const index = textOf(request.IndexName);
  const key = request.Key ?? request.Item;
  const leading = key === undefined ? queriedKey(request) : prefixOf(asFields(key).pk);
  return {
    action: name,
    table: textOf(request.TableName),
    ...(index !== '' && { index }),
    leadingKeys: distinct([leading]),
  };
}

/** The value the partition key must equal in a Query: `pk = :pk AND begins_with(sk, :sk)`. */
function queriedKey(request: Fields): string {
  const names = asFields(request.ExpressionAttributeNames);
  const conditions = textOf(request.KeyConditionExpression).matchAll(/(#?[\w.]+)\s*=\s*(:\w+)/g);
  for (const [, left = '', right = ''] of conditions) {
    const name = left.startsWith('#') ? textOf(names[left]) : left;
    if (/pk$/.test(name)) return prefixOf(asFields(request.ExpressionAttributeValues)[right]);
  }
  return '';
}

/** `CODE#` of `{ "S": "CODE#214" }`; the whole value when it holds no `#`. */
function prefixOf(attribute: unknown): string {
  const value = textOf(asFields(attribute).S);
  return value.slice(0, value.indexOf('#') + 1 || value.length);
}

/** Actions of one transaction that differ in their keys only become one. */
function merged(actions: readonly TableAction[]): TableAction[] {
  const groups = Map.groupBy(actions, (one) => `${one.action} ${one.table}`);
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [{ ...first, leadingKeys: distinct([first, ...rest].flatMap((one) => one.leadingKeys)) }],
  );
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => value !== ''))].sort();
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(asFields) : [];
}
