import type { ComponentChildren } from 'preact';
import type { CentreId, Language } from '../../../../events/index.ts';
import { formatDate, render, weekdayName } from '../../../../shared/language/index.ts';
import type { ClosedDaysAnswer } from '../../../../shared/staff/index.ts';
import {
  type FieldError,
  fieldErrors,
  languageOfPage,
  type Problem,
  ProblemSummary,
  type Request,
} from '../../../../shared/web/index.ts';
import { CentreChoice } from '../centre-choice.tsx';
import { ConsolePage } from '../console-page.tsx';
import type { FormMarks } from '../form-answer.tsx';
import { pathOfDays } from '../rearranging/form.ts';
import { AddForm, labelOf } from './add-form.tsx';
import { daysInWords } from './days-in-words.ts';
import { fieldAt, path, pathOf, runFields, type Step } from './form.ts';

export type ClosedDaysPageProps = FormMarks & {
  readonly request: Request;
  /** The centres to choose from. */
  readonly centres: readonly CentreId[];
  readonly closedDays: ClosedDaysAnswer;
  /** As it was entered. */
  readonly entered: URLSearchParams;
  readonly isDone: boolean;
  readonly problem: Problem | undefined;
};

/** What the API calls a value that is none is a day here. */
const errorsOfForm = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.map((error) =>
    'pointer' in error && /\/(?:first|last)$/.test(error.pointer)
      ? { ...error, reason: 'dateInvalid' }
      : error,
  );

/** The days on which a centre is closed, those to confirm among them, and forms for others. */
export function ClosedDaysPage(props: ClosedDaysPageProps) {
  const { request, centres, closedDays, entered, isDone, problem } = props;
  const { centre, items, open } = closedDays;
  const language = languageOfPage(request);
  const errors = fieldErrors(errorsOfForm(problem?.errors ?? []), runFields, language, fieldAt);
  return (
    <ConsolePage request={request} title={render('console.closedDays', language)}>
      <div>
        <p class="kind">
          <a href={`/console/activities?centre=${centre}`}>{render('console.activities', language)}</a>
        </p>
        <h1>{render('console.closedDays', language)}</h1>
        <p class="lead">{`${render(`centre.${centre}`, language)} · ${render('console.closedDaysHint', language)}`}</p>
      </div>
      <CentreChoice {...{ centres, centre, language }} addressOf={pathOf} />
      {isDone && (
        <div class="note" role="status">
          <p>{render('console.closedKept', language)}</p>
        </div>
      )}
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      <ul class="cards">
        {items.map((run) => (
          <Run key={`${run.first} ${run.kind} ${run.names.en}`} run={run} {...props} />
        ))}
      </ul>
      {open.length > 0 && (
        <section class="panel">
          <h2>{render('console.closedOpenDays', language)}</h2>
          <ul>
            {open.map((day) => (
              <li key={day}>
                <StepForm step="close" days={{ first: day, last: day }} {...props}>
                  <time dateTime={day}>{formatDate(day, language)}</time>{' '}
                  <button type="submit" class="plain">
                    {render('console.closedRemove', language)}
                  </button>
                </StepForm>
              </li>
            ))}
          </ul>
        </section>
      )}
      <details class="panel" open={problem !== undefined && entered.get('step') === 'add'}>
        <summary>{render('console.closedAdd', language)}</summary>
        <StepForm step="add" {...props}>
          <AddForm shown={{ entered, errors, language }} />
        </StepForm>
      </details>
      <details class="panel">
        <summary>{render('console.closedEachWeek', language)}</summary>
        <StepForm step="weekly" {...props}>
          <Weekly weekly={closedDays.weekly} language={language} />
        </StepForm>
      </details>
    </ConsolePage>
  );
}

/** A form of this page, with what every one of them carries. */
function StepForm({
  step,
  days,
  formToken,
  formId,
  closedDays: { centre, version },
  children,
}: ClosedDaysPageProps & {
  readonly step: Step;
  readonly days?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}) {
  const hidden = { formToken, formId, centre, version: String(version), step, ...days };
  return (
    <form method="post" action={path} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

type ShownRun = ClosedDaysAnswer['items'][number];

function Run({ run, ...props }: ClosedDaysPageProps & { readonly run: ShownRun }) {
  const language = languageOfPage(props.request);
  const { first, last, kind, names, holiday, certainty } = run;
  const nameOfField = `confirm-${first}`;
  return (
    <li class="card">
      <p class="kind">{render(`console.closedKind.${kind}`, language)}</p>
      <h2>{names[language]}</h2>
      <p>{daysInWords(run, language)}</p>
      <p>
        <a href={pathOfDays(props.closedDays.centre, run)}>{render('console.rearrange', language)}</a>
      </p>
      {certainty === 'suggested' && <p class="soft">{render('console.closedSuggested', language)}</p>}
      {certainty === 'suggested' && holiday !== undefined && (
        <StepForm step="confirm" days={{ holiday }} {...props}>
          <p class="actions">
            <label for={nameOfField}>{render('console.firstDay', language)}</label>
            <input type="date" id={nameOfField} name="first" value={first} class="short" />
            <label for={`${nameOfField}-last`}>{render('console.lastDay', language)}</label>
            <input type="date" id={`${nameOfField}-last`} name="last" value={last} class="short" />
            <button type="submit">{render('console.closedConfirm', language)}</button>
          </p>
        </StepForm>
      )}
      {certainty === 'kept' ? (
        <StepForm step="remove" days={{ first, last, kind }} {...props}>
          <p class="actions">
            <button type="submit" class="plain">
              {render('console.closedRemove', language)}
            </button>
          </p>
        </StepForm>
      ) : (
        <StepForm step="open" days={{ first, last }} {...props}>
          <p class="actions">
            <button type="submit" class="plain">
              {render('console.closedOpenThen', language)}
            </button>
          </p>
        </StepForm>
      )}
    </li>
  );
}

function Weekly({ weekly, language }: { readonly weekly: readonly number[]; readonly language: Language }) {
  return (
    <>
      <fieldset>
        <legend>{render('console.closedEachWeek', language)}</legend>
        <div class="choices short">
          {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
            <label class="choice" key={weekday}>
              <input type="checkbox" name="days" value={weekday} checked={weekly.includes(weekday)} />
              {weekdayName(weekday, language)}
            </label>
          ))}
        </div>
      </fieldset>
      <p class="actions">
        <button type="submit">{render('console.save', language)}</button>
      </p>
    </>
  );
}
