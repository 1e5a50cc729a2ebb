import type { ComponentChildren } from 'preact';
import type { ClosedDaysAnswer } from '#shared/staff/index.ts';
import type { FormMarks } from '../frame/form-answer.tsx';
import { HiddenFields } from '../frame/hidden-fields.tsx';
import { path, type Step } from './form.ts';

export type StepFormProps = FormMarks & { readonly closedDays: ClosedDaysAnswer };

/** A form of the closed days page, with the fields that all its forms carry. */
export function StepForm({
  step,
  days,
  formToken,
  formId,
  closedDays: { centre, version },
  children,
}: StepFormProps & {
  readonly step: Step;
  readonly days?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}) {
  const fields = { formToken, formId, centre, version, step, ...days };
  return (
    <form method="post" action={path} noValidate>
      <HiddenFields fields={fields} />
      {children}
    </form>
  );
}
