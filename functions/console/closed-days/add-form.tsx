import { closedDayKinds, type Language } from '#events/index.ts';
import { languages } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { Field, type FieldErrors, Select } from '#shared/web/index.ts';
import type { RunField } from './form.ts';

/** The label of a field. */
export function labelOf(name: RunField, language: Language): string {
  switch (name) {
    case 'first':
      return render('console.firstDay', language);
    case 'last':
      return render('console.lastDay', language);
    case 'kind':
      return render('console.closedKindLabel', language);
    case 'ar':
    case 'ckb':
    case 'en':
      return render(`console.closedNameIn.${name}`, language);
  }
}

type Shown = {
  readonly entered: URLSearchParams;
  readonly errors: FieldErrors<RunField>;
  readonly language: Language;
};

/** The fields of closed days that a centre adds. */
export function AddForm({ shown }: { readonly shown: Shown }) {
  const { entered, errors, language } = shown;
  const of = (name: RunField) => ({
    ...{ language, name, label: labelOf(name, language), error: errors.get(name) },
  });
  return (
    <>
      <Field
        {...of('first')}
        control={(given) => <input type="date" {...given} value={entered.get('first') ?? ''} required />}
      />
      <Field
        {...of('last')}
        optional
        hint={render('console.lastDayHint', language)}
        control={(given) => <input type="date" {...given} value={entered.get('last') ?? ''} />}
      />
      <Select
        {...of('kind')}
        options={closedDayKinds
          .toReversed()
          .map((value) => ({ value, text: render(`console.closedKind.${value}`, language) }))}
        chosen={entered.get('kind')}
      />
      {languages.map((written) => (
        <Field
          key={written}
          {...of(written)}
          control={(given) => (
            <input
              type="text"
              {...given}
              value={entered.get(written) ?? ''}
              maxLength={60}
              autocomplete="off"
              required
              lang={written}
              dir={written === 'en' ? 'ltr' : 'rtl'}
            />
          )}
        />
      ))}
      <p class="actions">
        <button type="submit">{render('console.add', language)}</button>
      </p>
    </>
  );
}
