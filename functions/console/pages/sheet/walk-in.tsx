import { genders, type Language } from '../../../../events/index.ts';
import { languages, nativeNameOf, render } from '../../../../shared/language/index.ts';
import { Choices, Field, type Problem } from '../../../../shared/web/index.ts';

/** The fields as they were entered. */
export const walkInFields = [
  'name',
  'phone',
  'language',
  'gender',
  'birthYear',
  'acceptsOverlap',
  'consent',
] as const;
export type WalkInEntered = Readonly<Partial<Record<(typeof walkInFields)[number], string>>>;

export type WalkInProps = {
  readonly path: string;
  readonly formToken: string;
  readonly formId: string;
  readonly entered: WalkInEntered;
  readonly problem: Problem | undefined;
  readonly language: Language;
};

/** A form for someone who stands at the door without a place. */
export function WalkIn({ path, formToken, formId, entered, problem, language }: WalkInProps) {
  const errorOf = (name: string): string | undefined => {
    const error = problem?.errors.find((one) => 'pointer' in one && one.pointer === `/${name}`);
    return error && render(`field.${error.reason}`, language);
  };
  const text = (name: 'name' | 'phone' | 'birthYear', label: string, more: object) => (
    <Field
      language={language}
      name={name}
      label={label}
      error={errorOf(name)}
      optional={name === 'birthYear'}
      control={(attributes) => (
        <input type="text" {...attributes} value={entered[name] ?? ''} autocomplete="off" {...more} />
      )}
    />
  );
  return (
    <details class="panel" open={Object.keys(entered).length > 0}>
      <summary>{render('console.walkIn', language)}</summary>
      <form method="post" action={`${path}/walk-ins`} noValidate>
        <p>{render('console.walkInHint', language)}</p>
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="formId" value={formId} />
        {text('name', render('form.name', language), { maxLength: 60, required: true })}
        {text('phone', render('form.phone', language), {
          ...{ type: 'tel', inputMode: 'tel', maxLength: 64, dir: 'ltr', required: true },
        })}
        <Choices
          language={language}
          name="gender"
          label={render('form.gender', language)}
          optional
          short
          choices={genders.map((value) => ({ value, text: render(`gender.${value}`, language) }))}
          chosen={entered.gender}
        />
        {text('birthYear', render('form.birthYear', language), {
          ...{ inputMode: 'numeric', maxLength: 4, dir: 'ltr', class: 'short' },
        })}
        <Choices
          language={language}
          name="language"
          label={render('form.language', language)}
          short
          choices={languages.map((value) => ({ value, text: nativeNameOf[value], lang: value }))}
          chosen={entered.language ?? language}
        />
        {(problem?.problem === 'overlapping-sessions' || entered.acceptsOverlap !== undefined) && (
          <div class="field">
            <label class="choice">
              <input
                type="checkbox"
                name="acceptsOverlap"
                value="true"
                checked={entered.acceptsOverlap === 'true'}
              />
              <span>{render('form.acceptsOverlap', language)}</span>
            </label>
          </div>
        )}
        <div class="field">
          <label class="choice">
            <input type="checkbox" name="consent" value="true" checked={entered.consent === 'true'} />
            <span>{render('console.consentGiven', language)}</span>
          </label>
          {errorOf('consent') !== undefined && <span class="error">{errorOf('consent')}</span>}
        </div>
        <p class="actions">
          <button type="submit">{render('form.submit', language)}</button>
        </p>
      </form>
    </details>
  );
}
