import type { Language } from '#events/index.ts';
import { weekdayName } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { Field, type FieldErrors, Tick } from '#shared/web/index.ts';
import type { AnnounceField } from './form.ts';

/** The label of a field. */
export function labelOf(name: AnnounceField, language: Language): string {
  switch (name) {
    case 'code':
      return render('page.codeLabel', language);
    case 'ar':
    case 'ckb':
    case 'en':
      return render(`console.titleIn.${name}`, language);
    case 'capacity':
      return render('console.places', language);
    case 'childcareCapacity':
      return render('console.childcarePlaces', language);
    case 'gender':
      return render('page.whoFor', language);
    case 'attendanceShare':
      return render('console.shareToComplete', language);
    case 'first':
      return render('console.firstDay', language);
    case 'exceptClosed':
      return render('console.closedLeaveOut', language);
    case 'last':
      return render('console.lastDay', language);
    case 'days':
      return render('console.weekdays', language);
    case 'from':
      return render('console.startsAt', language);
    case 'to':
      return render('console.endsAt', language);
    case 'kind':
    case 'minAge':
    case 'maxAge':
    case 'opensOn':
    case 'closesOn':
    case 'placesUntil':
    case 'sensitive':
    case 'except':
    case 'room':
      return render(`console.${name}`, language);
  }
}

/** A form to show: the values entered, and their errors. */
export type Shown = {
  readonly entered: URLSearchParams;
  readonly errors: FieldErrors<AnnounceField>;
  readonly language: Language;
};

/** What a field is told of itself. */
export const of = (name: AnnounceField, { errors, language }: Shown) => ({
  language,
  name,
  label: labelOf(name, language),
  error: errors.get(name),
});

/** A field of one line. */
export function Line({
  name,
  shown,
  label = labelOf(name, shown.language),
  optional = false,
  hint,
  ...attributes
}: {
  readonly name: AnnounceField;
  readonly shown: Shown;
  /** Default the field's own. */
  readonly label?: string;
  readonly optional?: boolean;
  readonly hint?: string;
  readonly type?: 'text' | 'date' | 'time';
  readonly inputMode?: 'numeric';
  readonly maxLength?: number;
  readonly class?: string;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl' | 'auto';
}) {
  return (
    <Field
      {...of(name, shown)}
      label={label}
      optional={optional}
      hint={hint}
      control={(given) => (
        <input
          type="text"
          {...given}
          value={shown.entered.get(name) ?? ''}
          autocomplete="off"
          required={!optional}
          {...attributes}
        />
      )}
    />
  );
}

/** A field of a whole number, in any digits. */
export const Count = (props: Pick<Parameters<typeof Line>[0], 'name' | 'shown' | 'optional' | 'hint'>) => (
  <Line {...props} inputMode="numeric" maxLength={8} dir="ltr" class="short" />
);

/** How many places there are. */
export const PlacesFields = ({ shown }: { readonly shown: Shown }) => (
  <>
    <Count name="capacity" shown={shown} />
    <Count name="childcareCapacity" shown={shown} optional />
  </>
);

/** Until when places are given. */
export const PlacesUntilField = ({ shown }: { readonly shown: Shown }) => (
  <Line
    name="placesUntil"
    shown={shown}
    type="date"
    optional
    hint={render('console.placesUntilHint', shown.language)}
  />
);

/** Sunday first, as the week goes in Iraq. */
const weekdays = [0, 1, 2, 3, 4, 5, 6];

/** The times of a session, and its room. */
export const TimesFields = ({ shown }: { readonly shown: Shown }) => (
  <>
    <Line name="from" shown={shown} type="time" class="short" />
    <Line name="to" shown={shown} type="time" class="short" />
    <Line name="room" shown={shown} optional maxLength={40} dir="auto" />
  </>
);

/** The fields of new sessions: one, or weekly on some days, without holidays. */
export function TimetableFields({ shown }: { readonly shown: Shown }) {
  const { entered, errors, language } = shown;
  const chosen = entered.getAll('days');
  const wrong = errors.get('days');
  return (
    <>
      <Line name="first" shown={shown} type="date" />
      <Line name="last" shown={shown} type="date" optional hint={render('console.lastDayHint', language)} />
      <fieldset
        aria-invalid={wrong === undefined ? undefined : 'true'}
        aria-describedby={wrong === undefined ? undefined : 'days-error'}
      >
        <legend>{labelOf('days', language)}</legend>
        {wrong !== undefined && (
          <span class="error" id="days-error">
            {wrong}
          </span>
        )}
        <div class="choices short">
          {weekdays.map((weekday) => (
            <label class="choice" key={weekday}>
              <input
                type="checkbox"
                name="days"
                id={weekday === 0 ? 'days' : undefined}
                value={weekday}
                checked={chosen.includes(String(weekday))}
              />
              {weekdayName(weekday, language)}
            </label>
          ))}
        </div>
      </fieldset>
      <TimesFields shown={shown} />
      <Field
        {...of('except', shown)}
        optional
        hint={render('console.exceptHint', language)}
        control={(given) => (
          <textarea {...given} rows={3} dir="ltr">
            {entered.get('except') ?? ''}
          </textarea>
        )}
      />
      <Tick
        name="exceptClosed"
        label={labelOf('exceptClosed', language)}
        given={entered.size === 0 || entered.get('exceptClosed') === 'yes'}
      />
    </>
  );
}
