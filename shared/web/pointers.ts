import { isBlank } from '#shared/language/index.ts';
import { isMessageKey } from '#shared/language/messages/fields/index.ts';
import type { FieldError, FieldReason } from './problem.ts';

/** One issue reported by zod. */
type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
};

const mostErrors = 20;
const longestName = 64;

/**
 * zod's issues as errors with JSON pointers (RFC 6901), the first of each field, each with a reason that has
 * a text. The pointer of an unknown field names that field.
 */
export function pointersOf(issues: readonly Issue[], input: unknown): readonly FieldError[] {
  const reasonAt = new Map<string, FieldReason>();
  const add = (path: readonly PropertyKey[], reason: FieldReason) => {
    const pointer = pointerTo(path);
    if (!reasonAt.has(pointer) && reasonAt.size < mostErrors) reasonAt.set(pointer, reason);
  };
  for (const issue of issues) {
    if (issue.keys === undefined) add(issue.path, reasonOf(issue, input));
    else for (const key of issue.keys.slice(0, mostErrors)) add([...issue.path, key], 'unknownField');
  }
  return [...reasonAt].map(([pointer, reason]) => ({ pointer, reason }));
}

const pointerTo = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => `/${String(part).slice(0, longestName).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');

/** Fields whose every fault has one text of its own. */
const ownReasons: Readonly<Record<string, FieldReason>> = {
  phone: 'phoneInvalid',
  name: 'nameInvalid',
  birthYear: 'birthYearInvalid',
  code: 'activityCodeInvalid',
  activityCode: 'activityCodeInvalid',
  childcare: 'childcareRange',
  consent: 'consentRequired',
  amount: 'amountInvalid',
  first: 'dateInvalid',
  last: 'dateInvalid',
  from: 'timeInvalid',
  to: 'timeInvalid',
  days: 'daysMissing',
  capacity: 'countInvalid',
  childcareCapacity: 'countInvalid',
  minAge: 'countInvalid',
  maxAge: 'countInvalid',
  attendanceShare: 'countInvalid',
  startsOn: 'dateInvalid',
  endsOn: 'dateInvalid',
  placesUntil: 'dateInvalid',
  lines: 'linesCount',
  members: 'membersMissing',
  peopleReached: 'countInvalid',
};

function reasonOf(issue: Issue, input: unknown): FieldReason {
  const field = String(issue.path.at(-1) ?? '');
  if (field !== 'consent' && isMissing(valueAt(input, issue.path))) return 'required';
  if (field === 'name' && issue.code === 'too_big') return 'nameTooLong';
  if (issue.code === 'custom' && isReason(issue.message)) return issue.message;
  if (issue.code === 'too_big' && typeof valueAt(input, issue.path) === 'string') return 'textTooLong';
  return ownReasons[field] ?? (issue.code === 'invalid_type' ? 'wrongType' : 'invalidChoice');
}

/** A schema of ours may give the reason itself: its message is then the name of the reason. */
const isReason = (message: string): message is FieldReason => isMessageKey(`field.${message}`);

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && isBlank(value));

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
