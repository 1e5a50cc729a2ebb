import { genders, groups, type Language, languages } from '#events/index.ts';
import { isEnrolling, type OpenActivity, titleIn } from '#shared/activities/index.ts';
import { localeOf, nativeNameOf, typedNumber } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/site/index.ts';
import { freeForChildren, mostChildren } from '#shared/registration/index.ts';
import {
  Choices,
  Field,
  fieldErrors,
  InLanguage,
  languageOfPage,
  type Problem,
  ProblemSummary,
  type Request,
  Tick,
} from '#shared/web/index.ts';
import type { Shown } from '../activities.ts';
import { Availability, isFull } from './activity-facts.tsx';
import { type Entered, type FormField, formFields } from './form-fields.ts';
import { SitePage } from './site-page.tsx';

export type RegisterFormProps = {
  readonly request: Request;
  readonly shown: Shown;
  readonly now: Date;
  /** Sent with the form, so that a form sent twice registers once. */
  readonly formKey: string;
  readonly entered: Entered;
  readonly problem?: Problem;
};

const labelOf = (name: FormField, language: Language): string => render(`form.${name}`, language);

/** `/activities/{code}/register`: the form, with errors beside its fields. */
export function RegisterForm({ request, shown, now, formKey, entered, problem }: RegisterFormProps) {
  const language = languageOfPage(request);
  const { open, announced, waiting } = shown;
  const errors = fieldErrors(problem?.errors ?? [], formFields, language);
  const of = (name: FormField) => ({
    language,
    name,
    error: errors.get(name),
    label: labelOf(name, language),
  });
  // Asked only after an overlap was refused, and while other fields are corrected.
  const asksOfOverlap = problem?.problem === 'overlapping-sessions' || entered.acceptsOverlap !== undefined;
  const submit = render(isFull(open) ? 'page.joinLine' : 'form.submit', language);
  return (
    <SitePage
      request={request}
      title={`${render('page.register', language)}: ${titleIn(announced, language).text}`}
    >
      <div>
        <p class="kind">
          <a href={`/activities/${open.code}`}>
            <InLanguage said={titleIn(announced, language)} language={language} />
          </a>{' '}
          · {open.code}
        </p>
        <h1>{render('page.register', language)}</h1>
        <p class="tags">
          <Availability open={open} waiting={waiting} language={language} now={now} />
        </p>
      </div>
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      {problem !== undefined && !isEnrolling(open, now) && (
        <p>
          <a href={`/?centre=${open.centre}`}>{render('page.back', language)}</a>
        </p>
      )}
      <form
        class="panel"
        method="post"
        action={`/activities/${open.code}/register`}
        noValidate
        autocomplete="on"
      >
        <input type="hidden" name="formKey" value={formKey} />
        <Field
          {...of('name')}
          control={(attributes) => (
            <input
              type="text"
              {...attributes}
              value={entered.name}
              autocomplete="name"
              maxLength={60}
              dir="auto"
              required
            />
          )}
        />
        <Field
          {...of('phone')}
          hint={render('form.phoneHint', language)}
          control={(attributes) => (
            <input
              type="tel"
              {...attributes}
              value={entered.phone}
              autocomplete="tel"
              inputMode="tel"
              maxLength={64}
              dir="ltr"
              required
            />
          )}
        />
        <Choices
          {...of('gender')}
          optional
          choices={genders.map((value) => ({ value, text: render(`gender.${value}`, language) }))}
          chosen={entered.gender}
        />
        <Field
          {...of('birthYear')}
          optional
          control={(attributes) => (
            <input
              type="text"
              class="short"
              {...attributes}
              value={entered.birthYear}
              autocomplete="bday-year"
              inputMode="numeric"
              maxLength={8}
              dir="ltr"
            />
          )}
        />
        <Choices
          {...of('group')}
          optional
          hint={render('form.groupHint', language)}
          choices={groups.map((value) => ({ value, text: render(`group.${value}`, language) }))}
          chosen={entered.group}
        />
        {open.childcareCapacity > 0 && (
          <Choices
            {...of('childcare')}
            short
            hint={childcareHint(open, language)}
            choices={childCounts(open).map((count) => ({
              value: String(count),
              text: new Intl.NumberFormat(localeOf[language]).format(count),
            }))}
            chosen={chosenCount(open, entered.childcare)}
          />
        )}
        <Choices
          {...of('language')}
          short
          choices={languages.map((value) => ({ value, text: nativeNameOf[value], lang: value }))}
          chosen={entered.language ?? language}
        />
        {asksOfOverlap && (
          <Tick
            name="acceptsOverlap"
            label={labelOf('acceptsOverlap', language)}
            given={entered.acceptsOverlap === 'yes'}
          />
        )}
        <Tick
          name="consent"
          label={labelOf('consent', language)}
          required
          error={errors.get('consent')}
          given={entered.consent === 'yes'}
        />
        <p class="actions">
          <button type="submit">{submit}</button>
        </p>
      </form>
    </SitePage>
  );
}

/**
 * The most children that can be chosen: the childcare places left that nobody waits for. Someone who joins
 * the line of a full course asks for a later time: up to as many as childcare has places for.
 */
function mostChosen(open: OpenActivity): number {
  return Math.min(mostChildren, isFull(open) ? open.childcareCapacity : freeForChildren(open));
}

const childCounts = (open: OpenActivity): readonly number[] =>
  Array.from({ length: mostChosen(open) + 1 }, (_, count) => count);

/** The number chosen before, or as many as are still left. */
function chosenCount(open: OpenActivity, entered = '0'): string {
  const count = typedNumber(entered);
  return String(typeof count === 'number' ? Math.min(mostChosen(open), count) : 0);
}

/** How many childcare places are left, and what a person with more children can do. */
function childcareHint(open: OpenActivity, language: Language): string {
  if (isFull(open)) return render('form.childcareLater', language);
  const free = freeForChildren(open);
  const left = render('page.childcareLeft', language, { count: free });
  const isEnough = free >= Math.min(mostChildren, open.childcareCapacity);
  return isEnough ? left : `${left}. ${render('form.childcareMore', language, { code: open.code })}`;
}
