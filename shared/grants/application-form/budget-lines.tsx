import type { Currency, Language } from '#events/index.ts';
import { money } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import { Field, type FieldErrors } from '#shared/web/index.ts';
import { mostLines } from '../schema.ts';
import { type Entered, labelOf, placesUpTo } from './form.ts';

/** How many lines show at least, and always one more than are filled in; one touch shows the others. */
const inSight = 3;

/** The budget lines, and their sum as saved. */
export function BudgetLines({
  entered,
  errors,
  saved,
  currency,
  language,
}: {
  readonly entered: Entered;
  readonly errors: FieldErrors;
  readonly saved: readonly { readonly amount: number }[] | undefined;
  readonly currency: Currency;
  readonly language: Language;
}) {
  const filled = placesUpTo(mostLines).findLast(
    (place) => (entered[`lineWhat${place}`] ?? '') + (entered[`lineAmount${place}`] ?? '') !== '',
  );
  const shown = Math.min(mostLines, Math.max(inSight, (filled ?? 0) + 1));
  const places = placesUpTo(mostLines);
  const row = (place: number) => (
    <li key={place}>
      <Line name={`lineWhat${place}`} most={80} dir="auto" {...{ entered, errors, language }} />
      <Line name={`lineAmount${place}`} most={40} dir="ltr" {...{ entered, errors, language }} />
    </li>
  );
  return (
    <fieldset>
      <legend>{render('apply.lines', language)}</legend>
      <p class="hint">{render('apply.linesHint', language)}</p>
      <ul class="lines">{places.slice(0, shown).map(row)}</ul>
      {shown < mostLines && (
        <details>
          <summary>{render('apply.moreLines', language)}</summary>
          <ul class="lines">{places.slice(shown).map(row)}</ul>
        </details>
      )}
      {saved !== undefined && (
        <p>
          {render('apply.linesTogether', language)}:{' '}
          <strong>
            {money(
              saved.reduce((sum, { amount }) => sum + amount, 0),
              currency,
              language,
            )}
          </strong>
        </p>
      )}
    </fieldset>
  );
}

function Line({
  name,
  most,
  dir,
  entered,
  errors,
  language,
}: {
  readonly name: string;
  readonly most: number;
  readonly dir: 'auto' | 'ltr';
  readonly entered: Entered;
  readonly errors: FieldErrors;
  readonly language: Language;
}) {
  return (
    <Field
      language={language}
      name={name}
      label={labelOf(name, language)}
      error={errors.get(name)}
      control={(attributes) => (
        <input
          type="text"
          {...attributes}
          value={entered[name]}
          maxLength={most}
          dir={dir}
          inputMode={dir === 'ltr' ? 'decimal' : undefined}
          autocomplete="off"
        />
      )}
    />
  );
}
