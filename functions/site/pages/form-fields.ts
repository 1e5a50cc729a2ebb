import { typedNumber } from '#shared/language/index.ts';

/** The form's fields, in the order in which they stand on it. */
export const formFields = [
  'name',
  'phone',
  'gender',
  'birthYear',
  'group',
  'childcare',
  'language',
  'acceptsOverlap',
  'consent',
] as const;
export type FormField = (typeof formFields)[number];

/** What was entered, as it was entered; what a form is shown again with. */
export type Entered = Readonly<Partial<Record<FormField, string>>>;

export const enteredIn = (form: URLSearchParams): Entered =>
  Object.fromEntries(
    formFields.flatMap((name) => {
      const text = form.get(name);
      return text === null ? [] : [[name, text]];
    }),
  );

/**
 * The body of the API that a form stands for: what was left empty is not said; numbers may be written in any of
 * our digits. What is no number stays text, for the schema to refuse it.
 */
export function bodyFrom(entered: Entered, activityCode: string): Readonly<Record<string, unknown>> {
  const {
    name = '',
    phone = '',
    language,
    gender,
    birthYear,
    group,
    childcare,
    acceptsOverlap,
    consent,
  } = entered;
  const said = {
    activityCode,
    name,
    phone,
    language,
    gender,
    birthYear: typedNumber(birthYear ?? ''),
    group,
    childcare: typedNumber(childcare ?? ''),
    acceptsOverlap: acceptsOverlap === 'yes' ? true : undefined,
    consent: consent === 'yes',
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== ''));
}
