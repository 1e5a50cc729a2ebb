import type { Language } from '#events/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { RearrangementAnswer } from '#shared/staff/index.ts';
import { Choices, Field, fieldErrors, languageOfPage, ProblemSummary } from '#shared/web/index.ts';
import { dayErrors } from '../closed-days/day-errors.ts';
import { daysInWords } from '../closed-days/days-in-words.ts';
import { CentreChoice } from '../frame/centre-choice.tsx';
import { ConsoleForm } from '../frame/console-form.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import type { ListOfCentre } from '../frame/list-page.tsx';
import { TitledPage } from '../frame/titled-page.tsx';
import { type FieldName, fieldAt, fields, path, pathOf, ways } from './form.ts';

export type DraftPageProps = FormPageProps &
  ListOfCentre & {
    /** The form as it was filled in, or as a link fills it in. */
    readonly entered: URLSearchParams;
    readonly lately: readonly RearrangementAnswer[];
  };

/** The label of a field. */
function labelOf(name: FieldName, language: Language): string {
  switch (name) {
    case 'first':
      return render('console.firstDay', language);
    case 'last':
      return render('console.lastDay', language);
    case 'at':
      return render('console.startsAt', language);
    case 'codes':
    case 'as':
    case 'days':
    case 'minutes':
      return render(`console.rearrangeField.${name}`, language);
  }
}

/** A form that drafts a rearrangement of the sessions of some days, above the latest rearrangements. */
export function DraftPage(props: DraftPageProps) {
  const { request, centres, centre, entered, lately, problem, formToken, formId } = props;
  const language = languageOfPage(request);
  const errors = fieldErrors(dayErrors(problem?.errors ?? []), fields, language, fieldAt);
  const of = (name: FieldName) => ({
    ...{ language, name, label: labelOf(name, language), error: errors.get(name) },
  });
  const input = (
    name: FieldName,
    attributes: { readonly type?: 'date' | 'time'; readonly inputMode?: 'numeric'; readonly class?: string },
  ) => (
    <Field
      {...of(name)}
      optional={name !== 'first'}
      control={(given) => (
        <input type="text" {...given} value={entered.get(name) ?? ''} autocomplete="off" {...attributes} />
      )}
    />
  );
  return (
    <TitledPage
      request={request}
      title={render('console.rearrange', language)}
      back={[`/console/closed-days?centre=${centre}`, render('console.closedDays', language)]}
      lead={`${render(`centre.${centre}`, language)} · ${render('console.rearrangeHint', language)}`}
    >
      <CentreChoice {...{ centres, centre, language }} addressOf={(id) => `${path}?centre=${id}`} />
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      <ConsoleForm
        class="panel"
        action={path}
        noValidate
        marks={{ formToken, formId }}
        hidden={{ centre }}
        button={render('console.rearrangePreview', language)}
      >
        {input('first', { type: 'date' })}
        {input('last', { type: 'date' })}
        {input('codes', {})}
        <Choices
          {...of('as')}
          choices={ways.map((way) => ({ value: way, text: render(`console.rearrangeAs.${way}`, language) }))}
          chosen={entered.get('as') ?? 'cancel'}
        />
        {input('days', { inputMode: 'numeric', class: 'short' })}
        {input('minutes', { inputMode: 'numeric', class: 'short' })}
        {input('at', { type: 'time', class: 'short' })}
      </ConsoleForm>
      {lately.length > 0 && (
        <ul class="cards">
          {lately.map((one) => (
            <li class="card" key={one.rearrangementId}>
              <p class="kind">{render(`console.rearrangeStatus.${one.status}`, language)}</p>
              <h2>
                <a href={pathOf(one.rearrangementId)}>{daysInWords(one, language)}</a>
              </h2>
              <p class="soft">
                <span>{render(`console.rearrangeAs.${one.how.as}`, language)}</span>
                <span>{render('page.sessions', language, { count: one.sessions })}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </TitledPage>
  );
}
