import { genders, type Language } from '#events/index.ts';
import { languages, nativeNameOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { Choices, Field, type FieldErrors, Tick } from '#shared/web/index.ts';
import { ConsoleForm } from '../frame/console-form.tsx';
import type { FormMarks } from '../frame/form-answer.tsx';

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
export type WalkInField = (typeof walkInFields)[number];
export type WalkInEntered = Readonly<Partial<Record<WalkInField, string>>>;

/** The label of a field. */
export const walkInLabel = (name: WalkInField, language: Language): string =>
  render(name === 'consent' ? 'console.consentGiven' : `form.${name}`, language);

export type WalkInProps = FormMarks & {
  readonly path: string;
  readonly entered: WalkInEntered;
  readonly errors: FieldErrors<WalkInField>;
  /** How many sessions of the course are over, once places are given only at the door. */
  readonly late: { readonly over: number; readonly sessions: number } | undefined;
  /** Whether she has another session at that time and is asked if she wants both. */
  readonly isOverlap: boolean;
  readonly language: Language;
};

/** A form for someone who stands at the door without a place. */
export function WalkIn(props: WalkInProps) {
  const { path, formToken, formId, entered, errors, late, isOverlap, language } = props;
  const of = (name: WalkInField) => ({
    language,
    name,
    label: walkInLabel(name, language),
    error: errors.get(name),
  });
  const text = (name: 'name' | 'phone' | 'birthYear', more: object) => (
    <Field
      {...of(name)}
      optional={name === 'birthYear'}
      control={(attributes) => (
        <input type="text" {...attributes} value={entered[name] ?? ''} autocomplete="off" {...more} />
      )}
    />
  );
  return (
    <details class="panel" open={Object.keys(entered).length > 0 || errors.size > 0}>
      <summary>{render('console.walkIn', language)}</summary>
      <ConsoleForm
        action={`${path}/walk-ins`}
        noValidate
        marks={{ formToken, formId }}
        above={
          <>
            <p>{render('console.walkInHint', language)}</p>
            {late !== undefined && <p class="note">{render('console.walkInLate', language, late)}</p>}
          </>
        }
        button={render('form.submit', language)}
      >
        {text('name', { maxLength: 60, required: true })}
        {text('phone', {
          ...{ type: 'tel', inputMode: 'tel', maxLength: 64, dir: 'ltr', required: true },
        })}
        <Choices
          {...of('gender')}
          optional
          short
          choices={genders.map((value) => ({ value, text: render(`gender.${value}`, language) }))}
          chosen={entered.gender}
        />
        {text('birthYear', {
          ...{ inputMode: 'numeric', maxLength: 8, dir: 'ltr', class: 'short' },
        })}
        <Choices
          {...of('language')}
          short
          choices={languages.map((value) => ({ value, text: nativeNameOf[value], lang: value }))}
          chosen={entered.language ?? language}
        />
        {(isOverlap || entered.acceptsOverlap !== undefined) && (
          <Tick {...of('acceptsOverlap')} given={entered.acceptsOverlap === 'yes'} />
        )}
        <Tick {...of('consent')} required given={entered.consent === 'yes'} />
      </ConsoleForm>
    </details>
  );
}
