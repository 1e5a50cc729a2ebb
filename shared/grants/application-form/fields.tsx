import type { ComponentChildren } from 'preact';
import { type Currency, grantThemes, type Language, languages } from '#events/index.ts';
import { nativeNameOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import { Choices, Field, type FieldErrors, Select } from '#shared/web/index.ts';
import { BudgetLines } from './budget-lines.tsx';
import { type Entered, labelOf } from './form.ts';

type Shown = { readonly entered: Entered; readonly errors: FieldErrors; readonly language: Language };

const partsOf = ({ entered, errors, language }: Shown) => {
  const of = (name: string) => ({ language, name, error: errors.get(name), label: labelOf(name, language) });
  const text = (name: string, most: number, hint?: string) => (
    <Field
      {...of(name)}
      hint={hint}
      control={(attributes) => (
        <input
          type="text"
          {...attributes}
          value={entered[name]}
          maxLength={most}
          dir="auto"
          autocomplete="off"
        />
      )}
    />
  );
  return { of, text };
};

/** The contact person: her name and her phone. */
export function ContactFields({ required, ...shown }: Shown & { readonly required?: true }) {
  const { entered, language } = shown;
  const { of } = partsOf(shown);
  return (
    <>
      <Field
        {...of('contactName')}
        control={(attributes) => (
          <input
            type="text"
            {...attributes}
            value={entered.contactName}
            autocomplete="name"
            maxLength={60}
            dir="auto"
            required={required}
          />
        )}
      />
      <Field
        {...of('contactPhone')}
        hint={render('form.phoneHint', language)}
        control={(attributes) => (
          <input
            type="tel"
            {...attributes}
            value={entered.contactPhone}
            autocomplete="tel"
            inputMode="tel"
            maxLength={64}
            dir="ltr"
            required={required}
          />
        )}
      />
    </>
  );
}

/** The group: its contact person, the language she is written to in, the other members. */
export function GroupFields({
  legend = 'apply.group',
  chosenLanguage,
  children,
  ...shown
}: Shown & {
  /** Who is asked: the group itself, or staff about the group. */
  readonly legend?: 'apply.group' | 'apply.applicants';
  /** The language if none was entered. */
  readonly chosenLanguage: Language;
  readonly children?: ComponentChildren;
}) {
  const { entered, language } = shown;
  const { of, text } = partsOf(shown);
  return (
    <fieldset>
      <legend>{render(legend, language)}</legend>
      <ContactFields {...shown} />
      <Choices
        {...of('language')}
        short
        choices={languages.map((value) => ({ value, text: nativeNameOf[value], lang: value }))}
        chosen={entered.language ?? chosenLanguage}
      />
      {text('member1', 60)}
      {text('member2', 60)}
      {children}
    </fieldset>
  );
}

/**
 * What is planned, where, why and when; what it costs, line by line. `saved` are the lines as they were kept.
 */
export function PlanFields({
  currency,
  saved,
  ...shown
}: Shown & {
  readonly currency: Currency;
  readonly saved: readonly { readonly amount: number }[] | undefined;
}) {
  const { entered, errors, language } = shown;
  const { of, text } = partsOf(shown);
  const long = (name: string, hint?: string) => (
    <Field
      {...of(name)}
      hint={hint}
      control={(attributes) => (
        <textarea {...attributes} rows={5} maxLength={1_500} dir="auto">
          {entered[name]}
        </textarea>
      )}
    />
  );
  const day = (name: string) => (
    <Field
      {...of(name)}
      control={(attributes) => (
        <input
          type="date"
          class="short"
          {...attributes}
          value={entered[name]}
          min="2020-01-01"
          max="2099-12-31"
        />
      )}
    />
  );
  return (
    <>
      <fieldset>
        <legend>{render('apply.plan', language)}</legend>
        <Select
          {...of('theme')}
          unchosen=""
          options={grantThemes.map((value) => ({ value, text: render(`grantTheme.${value}`, language) }))}
          chosen={entered.theme}
        />
        {text('place', 120, render('apply.placeHint', language))}
        {long('what', render('apply.noNames', language))}
        {long('why')}
        {day('startsOn')}
        {day('endsOn')}
      </fieldset>
      <fieldset>
        <legend>{render('apply.budget', language)}</legend>
        <Field
          {...of('amount')}
          hint={render(`currency.${currency}`, language)}
          control={(attributes) => (
            <input
              type="text"
              {...attributes}
              value={entered.amount}
              inputMode="decimal"
              maxLength={100}
              dir="ltr"
              autocomplete="off"
            />
          )}
        />
        <BudgetLines {...shown} errors={errors} saved={saved} currency={currency} />
      </fieldset>
    </>
  );
}
