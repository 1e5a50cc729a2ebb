import type { Language } from '#events/index.ts';
import { render } from '#shared/language/messages/site/index.ts';
import type { FieldError, Problem } from '../problem.ts';
import { detailOf, titleOf } from '../problem-in-words.ts';
import { ErrorSummary } from './fields.tsx';

/** The error text of each wrong field of a form, in the order of the form. */
export type FieldErrors<Name extends string = string> = ReadonlyMap<Name, string>;

/**
 * The first error of each field of a form.
 * @param fields their names, in the order in which they stand
 * @param nameAt the field that a JSON pointer of the API means; by default the one that has its name
 */
export function fieldErrors<Name extends string>(
  errors: readonly FieldError[],
  fields: readonly Name[],
  language: Language,
  nameAt: (pointer: string) => string | undefined = (pointer) => pointer.slice(1),
): FieldErrors<Name> {
  const found = new Map<string, string>();
  for (const error of errors) {
    const name = 'pointer' in error ? nameAt(error.pointer) : undefined;
    if (name !== undefined && !found.has(name)) found.set(name, render(`field.${error.reason}`, language));
  }
  return new Map(
    fields.flatMap((name) => {
      const text = found.get(name);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

/**
 * Above a form: why it was not accepted; each error links to its field. The error of consent says what it is
 * about.
 */
export function ProblemSummary<Name extends string>({
  problem,
  errors,
  labelOf,
  language,
}: {
  readonly problem: Problem;
  readonly errors: FieldErrors<Name>;
  readonly labelOf: (name: Name, language: Language) => string;
  readonly language: Language;
}) {
  if (errors.size > 0) {
    const title =
      problem.problem === 'invalid-request' ? render('error.summary', language) : titleOf(problem, language);
    const listed = [...errors].map(([name, text]) =>
      name === 'consent' ? { name, text } : { name, text, label: labelOf(name, language) },
    );
    return <ErrorSummary title={title} errors={listed} />;
  }
  const detail = detailOf(problem, language);
  return (
    <ErrorSummary
      title={titleOf(problem, language)}
      errors={detail === undefined ? [] : [{ text: detail }]}
    />
  );
}
