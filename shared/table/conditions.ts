import type { NativeAttributeValue } from '@aws-sdk/lib-dynamodb';

/**
 * Conditions as values: built from these functions, combined with `all`, and given to a write.
 * Names and values get their placeholders here, so that no caller meets DynamoDB's reserved words.
 */
export type Condition = (place: Placeholders) => string;

/** Collects the names and values of one expression-bearing request. */
export type Placeholders = {
  readonly name: (attribute: string) => string;
  readonly value: (value: NativeAttributeValue) => string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, NativeAttributeValue>>;
};

/**
 * Starts a collection: an attribute gets one alias however often it is named, a value a new one each time.
 */
export function placeholders(): Placeholders {
  const names: Record<string, string> = {};
  const values: Record<string, NativeAttributeValue> = {};
  const aliases = new Map<string, string>();
  let valueCount = 0;
  return {
    names,
    values,
    name(attribute) {
      const known = aliases.get(attribute);
      if (known !== undefined) return known;
      const alias = `#n${aliases.size}`;
      aliases.set(attribute, alias);
      names[alias] = attribute;
      return alias;
    },
    value(value) {
      const alias = `:v${valueCount++}`;
      values[alias] = value;
      return alias;
    },
  };
}

/** The item does not exist. */
export const isAbsent: Condition = (place) => `attribute_not_exists(${place.name('pk')})`;
/** The item exists. */
export const isPresent: Condition = (place) => `attribute_exists(${place.name('pk')})`;
/** The item has no such attribute. */
export const lacks =
  (attribute: string): Condition =>
  (place) =>
    `attribute_not_exists(${place.name(attribute)})`;
/** The attribute has exactly this value; false where the item or the attribute is absent. */
export const equals =
  (attribute: string, value: NativeAttributeValue): Condition =>
  (place) =>
    `${place.name(attribute)} = ${place.value(value)}`;
/** The number in `attribute` is `value` or more; false where the attribute is absent. */
export const atLeast =
  (attribute: string, value: number): Condition =>
  (place) =>
    `${place.name(attribute)} >= ${place.value(value)}`;
/** The number in `attribute` is `value` or less; false where the attribute is absent. */
export const upTo =
  (attribute: string, value: number): Condition =>
  (place) =>
    `${place.name(attribute)} <= ${place.value(value)}`;
/** The attribute is strictly less than `value`, a number or an instant; false where it is absent. */
export const before =
  (attribute: string, value: string | number): Condition =>
  (place) =>
    `${place.name(attribute)} < ${place.value(value)}`;
/** The set `attribute` holds none of `members`. */
export const containsNone =
  (attribute: string, members: readonly NativeAttributeValue[]): Condition =>
  (place) =>
    members.map((member) => `NOT contains(${place.name(attribute)}, ${place.value(member)})`).join(' AND ');
/** Every one of the conditions holds; at least one must be given. */
export const all =
  (...conditions: readonly Condition[]): Condition =>
  (place) =>
    conditions.map((condition) => `(${condition(place)})`).join(' AND ');
/** One of the conditions holds, or several; at least one must be given. */
export const either =
  (...conditions: readonly Condition[]): Condition =>
  (place) =>
    conditions.map((condition) => `(${condition(place)})`).join(' OR ');
