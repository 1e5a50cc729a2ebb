import type { NativeAttributeValue, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Condition, placeholders } from './conditions.ts';
import type { Key } from './keys.ts';

export type Item = Readonly<Record<string, NativeAttributeValue>>;

/**
 * One write of a transaction. `as` names it, so that the caller learns by name which condition failed:
 * `{ put: item, as: 'request', when: isAbsent }`.
 */
export type Write = Put | Update | Delete | Check;
type Named = { readonly as: string; readonly when?: Condition };
export type Put = Named & { readonly put: Key & Item };
export type Update = Named & { readonly update: Key; readonly changes: Changes };
export type Delete = Named & { readonly delete: Key };
/** Changes nothing: the transaction goes through only while the condition holds. */
export type Check = { readonly as: string; readonly check: Key; readonly when: Condition };

/**
 * `set` replaces, `add` adds to a number or set (absent counts as empty), `setOnce` writes absent attributes.
 */
export type Changes = {
  readonly set?: Item;
  readonly setOnce?: Item;
  readonly add?: Item;
  readonly remove?: readonly string[];
};

type TransactWriteItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A write in the form of DynamoDB's API; asks for the old item when the condition fails. */
export function toTransactItem(tableName: string, write: Write): TransactWriteItem {
  const place = placeholders();
  const common = { TableName: tableName, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  if ('put' in write) {
    const condition = write.when?.(place);
    return { Put: { ...common, Item: write.put, ...expression(condition, place) } };
  }
  if ('delete' in write) {
    const condition = write.when?.(place);
    return { Delete: { ...common, Key: write.delete, ...expression(condition, place) } };
  }
  if ('check' in write) {
    const condition = write.when(place);
    return {
      ConditionCheck: {
        ...common,
        Key: write.check,
        ConditionExpression: condition,
        ...expression(condition, place),
      },
    };
  }
  const UpdateExpression = updateExpression(write.changes, place);
  const condition = write.when?.(place);
  return {
    Update: { ...common, Key: write.update, UpdateExpression, ...expression(condition, place) },
  };
}

/** `SET … ADD … REMOVE …` with its placeholders collected in `place`. */
export function updateExpression(changes: Changes, place: ReturnType<typeof placeholders>): string {
  const set = [
    ...Object.entries(changes.set ?? {}).map(
      ([name, value]) => `${place.name(name)} = ${place.value(value)}`,
    ),
    ...Object.entries(changes.setOnce ?? {}).map(
      ([name, value]) => `${place.name(name)} = if_not_exists(${place.name(name)}, ${place.value(value)})`,
    ),
  ];
  const add = Object.entries(changes.add ?? {}).map(
    ([name, value]) => `${place.name(name)} ${place.value(value)}`,
  );
  const remove = (changes.remove ?? []).map((name) => place.name(name));
  return [
    set.length > 0 ? `SET ${set.join(', ')}` : '',
    add.length > 0 ? `ADD ${add.join(', ')}` : '',
    remove.length > 0 ? `REMOVE ${remove.join(', ')}` : '',
  ]
    .filter((clause) => clause !== '')
    .join(' ');
}

/** The condition and placeholders of a request, without the parts that DynamoDB refuses when empty. */
export function expression(condition: string | undefined, place: ReturnType<typeof placeholders>) {
  return {
    ...(condition === undefined ? {} : { ConditionExpression: condition }),
    ...(Object.keys(place.names).length === 0 ? {} : { ExpressionAttributeNames: { ...place.names } }),
    ...(Object.keys(place.values).length === 0 ? {} : { ExpressionAttributeValues: place.values }),
  };
}
