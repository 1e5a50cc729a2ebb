import type { ComponentChildren } from 'preact';
import type { FormMarks } from './form-answer.tsx';
import { HiddenFields } from './hidden-fields.tsx';

/**
 * A form of the console that is posted: what shows that it is ours, its fields, and one button. With `formId`
 * it acts once, however often it is sent.
 */
export function ConsoleForm({
  action,
  marks: { formToken, formId },
  hidden = {},
  above,
  children,
  button,
  kind,
  ...attributes
}: {
  /** The address that it is sent to. */
  readonly action: string;
  readonly marks: Pick<FormMarks, 'formToken'> & Partial<FormMarks>;
  /** Further fields that nobody sees. */
  readonly hidden?: Readonly<Record<string, string | number>>;
  /** What stands above its fields. */
  readonly above?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** The text of its button. */
  readonly button: string;
  /** How its button looks: beside a weightier one, or as one that ends something. */
  readonly kind?: 'plain' | 'danger' | undefined;
  readonly class?: string;
  /** Errors are told by the page, not by the browser. */
  readonly noValidate?: boolean;
  readonly autocomplete?: 'off';
}) {
  return (
    <form method="post" action={action} {...attributes}>
      {above}
      <HiddenFields fields={{ formToken, ...(formId === undefined ? {} : { formId }), ...hidden }} />
      {children}
      <p class="actions">
        <button type="submit" class={kind}>
          {button}
        </button>
      </p>
    </form>
  );
}
