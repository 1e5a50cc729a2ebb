import { typedNumber } from '#shared/language/index.ts';

/** The form's fields, in their order on the form. */
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

/** The fields as typed, with which the form is shown again. */
export type Entered = Readonly<Partial<Record<FormField, string>>>;

/** The fields that a form was sent with, as typed; a field that it does not have is left out. */
export const enteredIn = (form: URLSearchParams): Entered =>
  Object.fromEntries(
    formFields.flatMap((name) => {
      const text = form.get(name);
      return text === null ? [] : [[name, text]];
    }),
  );

/**
 * The body of the API that a form stands for. An empty field is left out; numbers may be typed in any of our
 * digits, and a text that is no number is left to the schema to refuse.
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
