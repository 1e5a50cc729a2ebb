import type { ComponentChildren } from 'preact';
import type { Language } from '#events/index.ts';
import { render } from '#shared/language/messages/site/index.ts';

export type FieldProps = {
  readonly language: Language;
  /** Its name in the form, and the id that labels and the error summary point to. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
};

const hintId = (name: string) => `${name}-hint`;
const errorId = (name: string) => `${name}-error`;

/** The attributes that tell a screen reader that a field is wrong, and where its error and hint are. */
const described = ({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) => ({
  'aria-invalid': error === undefined ? undefined : ('true' as const),
  'aria-describedby':
    [hint && hintId(name), error && errorId(name)].filter((id) => id !== undefined && id !== '').join(' ') ||
    undefined,
});

function Around({
  language,
  name,
  hint,
  error,
  children,
}: FieldProps & { readonly children: ComponentChildren }) {
  return (
    <>
      {hint !== undefined && (
        <span class="hint" id={hintId(name)}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span class="error" id={errorId(name)} lang={language}>
          {error}
        </span>
      )}
      {children}
    </>
  );
}

const Optional = ({ language }: { readonly language: Language }) => (
  <span class="optional"> ({render('form.optional', language)})</span>
);

/** A label, its hint, its error, and the control that `control` makes from the attributes these need. */
export function Field(
  props: FieldProps & {
    readonly control: (attributes: { readonly id: string; readonly name: string }) => ComponentChildren;
  },
) {
  const { language, name, label, optional = false, control } = props;
  return (
    <div class="field">
      <label for={name}>
        {label}
        {optional && <Optional language={language} />}
      </label>
      <Around {...props}>{control({ id: name, name, ...described(props) })}</Around>
    </div>
  );
}

/** A choice of one answer, with all answers visible. */
export function Choices(
  props: FieldProps & {
    readonly choices: readonly { readonly value: string; readonly text: string; readonly lang?: Language }[];
    readonly chosen: string | undefined;
    /** Puts short answers side by side on a phone too. */
    readonly short?: boolean;
  },
) {
  const { language, name, label, optional = false, choices, chosen, short = false } = props;
  return (
    <fieldset {...described(props)}>
      <legend>
        {label}
        {optional && <Optional language={language} />}
      </legend>
      <Around {...props}>
        <div class={short ? 'choices short' : 'choices'}>
          {choices.map(({ value, text, lang }, place) => (
            <label class="choice" key={value} lang={lang}>
              <input
                type="radio"
                name={name}
                value={value}
                id={place === 0 ? name : undefined}
                checked={value === chosen}
              />
              {text}
            </label>
          ))}
        </div>
      </Around>
    </fieldset>
  );
}

/** The errors of a form, above it; each links to its field. */
export function ErrorSummary({
  title,
  errors,
}: {
  readonly title: string;
  readonly errors: readonly { readonly name?: string; readonly label?: string; readonly text: string }[];
}) {
  return (
    <div class="summary" role="alert" tabIndex={-1} id="errors">
      <h2>{title}</h2>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ name, label, text }) => (
            <li key={name ?? text}>
              {name === undefined ? (
                text
              ) : (
                <a href={`#${name}`}>{label === undefined ? text : `${label}: ${text}`}</a>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
