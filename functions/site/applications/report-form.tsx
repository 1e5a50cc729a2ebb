import type { Language } from '#events/index.ts';
import { type Entered, withSumsRead } from '#shared/grants/application-form/index.ts';
import type { ApplicationVersion } from '#shared/grants/index.ts';
import { readMoney, typedNumber } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import { Field, type FieldError, type FieldErrors, fieldErrors } from '#shared/web/index.ts';

type Of = Pick<ApplicationVersion, 'lines' | 'currency'>;

/** The fields of the report on these lines, in their order on the form. */
export const reportFields = ({ lines }: { readonly lines: readonly unknown[] }): readonly string[] => [
  'peopleReached',
  ...lines.map((_, at) => `spent${at + 1}`),
  'story',
];

/** The report that a form stands for; a text that is no number is left to the schema to refuse. */
export function reportFrom(entered: Entered, { lines, currency }: Of): Readonly<Record<string, unknown>> {
  return {
    peopleReached: typedNumber(entered.peopleReached ?? '') ?? '',
    spent: lines.map((_, at) => {
      const text = (entered[`spent${at + 1}`] ?? '').trim();
      return readMoney(text, currency) ?? text;
    }),
    story: entered.story ?? '',
  };
}

/** The error of each field of the report, in words; the error of a sum says how the sum was read. */
export function reportErrors(
  errors: readonly FieldError[],
  entered: Entered,
  of: Of,
  language: Language,
): FieldErrors {
  const told = errors.map((error): FieldError => {
    const isSum = 'pointer' in error && /^\/spent\/\d/.test(error.pointer) && error.reason !== 'required';
    return isSum ? { ...error, reason: 'amountInvalid' } : error;
  });
  const found = fieldErrors(told, reportFields(of), language, (pointer) => {
    const [, first, at = '0'] = pointer.split('/');
    return first === 'spent' ? `spent${Number(at) + 1}` : first;
  });
  return withSumsRead(found, (name) => name.startsWith('spent'), entered, of.currency, language);
}

/** The label of a field of the report: a budget line is named as the application names it. */
export function reportLabel(name: string, { lines }: Of, language: Language): string {
  if (name === 'peopleReached' || name === 'story') return render(`apply.${name}`, language);
  return lines[Number(name.slice('spent'.length)) - 1]?.what ?? '';
}

/** The report of a group, with a field for each of its budget lines. */
export function ReportForm({
  of,
  token,
  formKey,
  entered,
  errors,
  language,
}: {
  readonly of: Of;
  readonly token: string;
  /** Sent with the form, so that a form sent twice reports once. */
  readonly formKey: string;
  readonly entered: Entered;
  readonly errors: FieldErrors;
  readonly language: Language;
}) {
  const field = (name: string) => ({
    language,
    name,
    label: reportLabel(name, of, language),
    error: errors.get(name),
  });
  return (
    <section class="panel" aria-labelledby="report">
      <h2 id="report">{render('apply.report', language)}</h2>
      <form method="post" action={`/applications/${token}/report`} noValidate autocomplete="off">
        <input type="hidden" name="formKey" value={formKey} />
        <Field
          {...field('peopleReached')}
          control={(attributes) => (
            <input
              type="text"
              class="short"
              {...attributes}
              value={entered.peopleReached}
              inputMode="numeric"
              maxLength={16}
              dir="ltr"
            />
          )}
        />
        <fieldset class="spent">
          <legend>{render('apply.spent', language)}</legend>
          <p class="hint">
            {render('apply.spentHint', language)} ({render(`currency.${of.currency}`, language)})
          </p>
          {of.lines.map((_, at) => (
            <Field
              key={`spent${at + 1}`}
              {...field(`spent${at + 1}`)}
              control={(attributes) => (
                <input
                  type="text"
                  {...attributes}
                  value={entered[`spent${at + 1}`]}
                  inputMode="decimal"
                  maxLength={100}
                  dir="ltr"
                />
              )}
            />
          ))}
        </fieldset>
        <Field
          {...field('story')}
          hint={render('apply.noNames', language)}
          control={(attributes) => (
            <textarea {...attributes} rows={6} maxLength={2_000} dir="auto">
              {entered.story}
            </textarea>
          )}
        />
        <p class="actions">
          <button type="submit">{render('apply.sendReport', language)}</button>
        </p>
      </form>
    </section>
  );
}
