import { grantThemes, type Language, languages } from '../../../events/index.ts';
import type { Draft } from '../../../shared/grants/index.ts';
import { nativeNameOf, render } from '../../../shared/language/index.ts';
import { Choices, Field } from '../../../shared/web/index.ts';
import { Tick } from '../pages/tick.tsx';
import { BudgetLines } from './budget-lines.tsx';
import { asksConsent, type Entered, type FormErrors, labelOf } from './form.ts';

export type DraftFormProps = {
  readonly draft: Draft;
  readonly token: string;
  /** What was read before it was written. */
  readonly version: string;
  readonly entered: Entered;
  readonly errors: FormErrors;
  readonly language: Language;
};

/** An application as one form: saved as it is, or submitted. Of one that was returned who it is of stays. */
export function DraftForm({ draft, token, version, entered, errors, language }: DraftFormProps) {
  const of = (name: string) => ({
    language,
    name,
    error: errors.get(name),
    label: labelOf(name, language),
  });
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
    <form class="panel parts" method="post" action={`/applications/${token}`} noValidate autocomplete="on">
      <input type="hidden" name="version" value={version} />
      {draft.grantId === null && (
        <fieldset>
          <legend>{render('apply.group', language)}</legend>
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
              />
            )}
          />
          <Choices
            {...of('language')}
            short
            choices={languages.map((value) => ({ value, text: nativeNameOf[value], lang: value }))}
            chosen={entered.language ?? draft.language}
          />
          {text('member1', 60)}
          {text('member2', 60)}
          {asksConsent(draft) && (
            <Tick
              {...{ name: 'consent', label: labelOf('consent', language), error: errors.get('consent') }}
              given={entered.consent === 'yes'}
            />
          )}
        </fieldset>
      )}
      <fieldset>
        <legend>{render('apply.plan', language)}</legend>
        <Field
          {...of('theme')}
          control={(attributes) => (
            <select {...attributes}>
              <option value="" />
              {grantThemes.map((theme) => (
                <option key={theme} value={theme} selected={entered.theme === theme}>
                  {render(`grantTheme.${theme}`, language)}
                </option>
              ))}
            </select>
          )}
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
          hint={render(`currency.${draft.currency}`, language)}
          control={(attributes) => (
            <input
              type="text"
              {...attributes}
              value={entered.amount}
              inputMode="decimal"
              maxLength={40}
              dir="ltr"
              autocomplete="off"
            />
          )}
        />
        <BudgetLines
          entered={entered}
          errors={errors}
          saved={draft.content.lines}
          currency={draft.currency}
          language={language}
        />
      </fieldset>
      <p class="hint">{render('apply.submitHint', language)}</p>
      <p class="actions">
        <button type="submit" name="do" value="save" class="plain">
          {render('apply.save', language)}
        </button>
        <button type="submit" name="do" value="submit">
          {render('apply.submit', language)}
        </button>
      </p>
    </form>
  );
}
