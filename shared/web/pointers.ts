import type { FieldError, FieldReason } from './problem.ts';

/** What zod says of one thing that is wrong. */
type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
};

const mostErrors = 20;
const longestName = 64;

/**
 * zod's issues as errors with JSON pointers (RFC 6901), each with a reason that there is a text for. A check of
 * ours names its reason as its message; an unknown field is pointed at itself.
 */
export const pointersOf = (issues: readonly Issue[], input: unknown): readonly FieldError[] =>
  issues
    .flatMap((issue): readonly FieldError[] =>
      issue.keys === undefined
        ? [{ pointer: pointerTo(issue.path), reason: reasonOf(issue, input) }]
        : issue.keys
            .slice(0, mostErrors)
            .map((key) => ({ pointer: pointerTo([...issue.path, key]), reason: 'unknownField' as const })),
    )
    .slice(0, mostErrors);

const pointerTo = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => `/${String(part).slice(0, longestName).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');

/** Fields whose every fault has one text of its own. */
const ownReasons: Readonly<Record<string, FieldReason>> = {
  phone: 'phoneInvalid',
  name: 'nameInvalid',
  birthYear: 'birthYearInvalid',
  childcare: 'childcareRange',
  consent: 'consentRequired',
};

function reasonOf(issue: Issue, input: unknown): FieldReason {
  const field = String(issue.path.at(-1) ?? '');
  if (field !== 'consent' && isMissing(valueAt(input, issue.path))) return 'required';
  if (field === 'name' && issue.code === 'too_big') return 'nameTooLong';
  return ownReasons[field] ?? (issue.code === 'invalid_type' ? 'wrongType' : 'invalidChoice');
}

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
