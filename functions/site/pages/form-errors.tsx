import type { Language } from '../../../events/index.ts';
import { render } from '../../../shared/language/index.ts';
import { detailOf, ErrorSummary, type Problem, titleOf } from '../../../shared/web/index.ts';
import { type FormField, formFields } from './form-fields.ts';

/** What is wrong with each field of the form, in words. */
export type FormErrors = ReadonlyMap<FormField, string>;

export const labelOf = (name: FormField, language: Language): string => render(`form.${name}`, language);

/** The first error of each field of the form. */
export function errorsOf(problem: Problem | undefined, language: Language): FormErrors {
  const errors = new Map<FormField, string>();
  for (const error of problem?.errors ?? []) {
    const name = 'pointer' in error ? formFields.find((field) => error.pointer === `/${field}`) : undefined;
    if (name !== undefined && !errors.has(name)) errors.set(name, render(`field.${error.reason}`, language));
  }
  return errors;
}

/** Above the form: why it was not taken, each error leading to its field. */
export function Summary({
  problem,
  errors,
  language,
}: {
  readonly problem: Problem;
  readonly errors: FormErrors;
  readonly language: Language;
}) {
  if (errors.size > 0) {
    const listed = formFields.flatMap((name) => {
      const text = errors.get(name);
      return text === undefined
        ? []
        : [
            {
              name,
              text,
              ...(name === 'consent' || name === 'acceptsOverlap' ? {} : { label: labelOf(name, language) }),
            },
          ];
    });
    return <ErrorSummary title={render('error.summary', language)} errors={listed} />;
  }
  const detail = detailOf(problem, language);
  return (
    <ErrorSummary
      title={titleOf(problem, language)}
      errors={detail === undefined ? [] : [{ text: detail }]}
    />
  );
}
