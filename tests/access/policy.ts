import type { AwsCall } from '#local/edge/calls.ts';

/** A statement of a role's policy, as IAM keeps it. */
export type Statement = {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};

/** A list, whichever of the two ways IAM has of writing one with a single entry. */
export const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** IAM's own matching: `*` is any run of characters, `?` one. */
export function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i').test(text);
}

/**
 * Whether a statement allows a call. A recorded resource may end in `*` for names that differ with every
 * call; then the statement's pattern must cover them all. Throws on a condition it does not know, so that
 * none is taken for granted.
 */
export function allows(statement: Statement, call: AwsCall): boolean {
  if (statement.Effect !== 'Allow') throw new Error('A Deny is not expected in these roles');
  if (!listOf(statement.Action).some((action) => matches(action, call.action))) return false;
  const covered =
    statement.NotResource === undefined
      ? listOf(statement.Resource).some((resource) => matches(resource, call.resource))
      : !listOf(statement.NotResource).some((resource) => matches(resource, call.resource));
  return covered && conditionsHold(statement.Condition ?? {}, call);
}

function conditionsHold(condition: NonNullable<Statement['Condition']>, call: AwsCall): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      if (operator === 'ForAllValues:StringLike' && key === 'dynamodb:LeadingKeys') {
        const leading = call.leadingKeys ?? [];
        return (
          leading.length > 0 &&
          leading.every((found) => listOf(values).some((pattern) => matches(pattern, found)))
        );
      }
      if (operator === 'StringEquals' && key === 'iam:PassedToService') {
        return listOf(values).includes('scheduler.amazonaws.com');
      }
      if (operator === 'StringLike' && key === 's3:prefix') {
        return listOf(values).some((pattern) => matches(pattern, call.prefix ?? ''));
      }
      throw new Error(`The test does not know the condition ${operator} ${key}`);
    }),
  );
}
