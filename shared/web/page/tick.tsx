/** A checkbox with its label. */
export function Tick({
  name,
  required,
  error,
  given,
  label,
}: {
  readonly name: string;
  readonly label: string;
  readonly required?: true;
  readonly error?: string | undefined;
  readonly given: boolean;
}) {
  return (
    <div class="field">
      {error !== undefined && (
        <span class="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      <label class="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          checked={given}
          required={required}
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={error === undefined ? undefined : `${name}-error`}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
