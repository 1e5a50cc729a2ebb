import { Field, type FieldProps } from './fields.tsx';

/** One of the choices of a list: what is sent, and what is read. */
export type Option = { readonly value: string; readonly text: string };

/** A field with a list to choose one of. */
export const Select = ({
  options,
  chosen,
  unchosen,
  required,
  sentAs,
  ...field
}: FieldProps & {
  readonly options: readonly Option[];
  readonly chosen: string | null | undefined;
  /** A first choice that chooses none, and how it reads. */
  readonly unchosen?: string;
  readonly required?: boolean;
  /** The name under which it is sent, if not its own. */
  readonly sentAs?: string;
}) => (
  <Field
    {...field}
    control={(attributes) => (
      <select {...attributes} name={sentAs ?? attributes.name} required={required}>
        {unchosen !== undefined && <option value="">{unchosen}</option>}
        {options.map(({ value, text }) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    )}
  />
);
