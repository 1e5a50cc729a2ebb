import type { CentreId, Language } from '#events/index.ts';
import { formatDate, weekdayName } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { ClosedDaysAnswer } from '#shared/staff/index.ts';
import { fieldErrors, languageOfPage, ProblemSummary } from '#shared/web/index.ts';
import { CentreChoice } from '../frame/centre-choice.tsx';
import { Done } from '../frame/done.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { TitledPage } from '../frame/titled-page.tsx';
import { AddForm, labelOf } from './add-form.tsx';
import { dayErrors } from './day-errors.ts';
import { fieldAt, fixedIn, pathOf, runFields } from './form.ts';
import { OfferedRuns, RunsByMonth } from './run-lists.tsx';
import { StepForm } from './step-form.tsx';

export type ClosedDaysPageProps = FormPageProps & {
  /** The centres to choose from. */
  readonly centres: readonly CentreId[];
  readonly closedDays: ClosedDaysAnswer;
  /** The starts of coming sessions that fall on closed days. */
  readonly fallen: readonly string[];
  /** The form as it was filled in. */
  readonly entered: URLSearchParams;
  readonly isDone: boolean;
};

/** The days on which a centre is closed, those to confirm among them, and forms for others. */
export function ClosedDaysPage(props: ClosedDaysPageProps) {
  const { request, centres, closedDays, fallen, entered, isDone, problem } = props;
  const { centre, open } = closedDays;
  const fixed = fixedIn(closedDays);
  const step = entered.get('step');
  const language = languageOfPage(request);
  const errors = fieldErrors(dayErrors(problem?.errors ?? []), runFields, language, fieldAt);
  return (
    <TitledPage
      request={request}
      title={render('console.closedDays', language)}
      back={[`/console/activities?centre=${centre}`, render('console.activities', language)]}
      lead={`${render(`centre.${centre}`, language)} · ${render('console.closedDaysHint', language)}`}
    >
      <CentreChoice {...{ centres, centre, language }} addressOf={pathOf} />
      {isDone && <Done>{render('console.closedKept', language)}</Done>}
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      {fallen.length > 0 && (
        <p class="note" role="status">
          {render('console.closedOnSome', language, { count: fallen.length })}
        </p>
      )}
      {fixed.length > 0 && (
        <StepForm step="confirm-fixed" {...props}>
          <p class="actions">
            <button type="submit">
              {render('console.closedTakeFixed', language, { count: fixed.length })}
            </button>
          </p>
        </StepForm>
      )}
      <RunsByMonth {...{ ...props, errors }} />
      <OfferedRuns {...{ ...props, errors }} />
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
      {/* Errors of confirmed days are shown with those days, under the same names. */}
      {(errors.size === 0 || step !== 'confirm') && (
        <details class="panel" open={problem !== undefined && step === 'add'}>
          <summary>{render('console.closedAdd', language)}</summary>
          <StepForm step="add" {...props}>
            <AddForm shown={{ entered, errors, language }} />
          </StepForm>
        </details>
      )}
      <details class="panel">
        <summary>{render('console.closedEachWeek', language)}</summary>
        <StepForm step="weekly" {...props}>
          <Weekly weekly={closedDays.weekly} language={language} />
        </StepForm>
      </details>
    </TitledPage>
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
