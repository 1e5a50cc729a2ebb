import { formatMonth, localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { ClosedDaysAnswer } from '#shared/staff/index.ts';
import { type FieldErrors, languageOfPage, type Request } from '#shared/web/index.ts';
import { pathOfDays } from '../rearranging/form.ts';
import { labelOf } from './add-form.tsx';
import { daysInWords, daysOfYearInWords } from './days-in-words.ts';
import type { RunField } from './form.ts';
import { StepForm, type StepFormProps } from './step-form.tsx';

type Shown = StepFormProps & {
  readonly request: Request;
  /** The form as it was filled in, with its errors. */
  readonly entered: URLSearchParams;
  readonly errors: FieldErrors<RunField>;
  /** The starts of the sessions that fall on closed days. */
  readonly fallen: readonly string[];
};
type ClosedRun = ClosedDaysAnswer['items'][number];
type OfferedRun = ClosedDaysAnswer['offered'][number];

const keyOf = ({ first, kind, holiday, names }: ClosedRun | OfferedRun): string =>
  `${first}-${holiday ?? `${kind}-${names.en}`}`;

/**
 * The days on which a centre is closed, a line each below their month; what can be done with them opens below
 * it.
 */
export function RunsByMonth(props: Shown) {
  const language = languageOfPage(props.request);
  const months = [...Map.groupBy(props.closedDays.items, ({ first }) => first.slice(0, 7))];
  return (
    <>
      {months.map(([month, runs]) => (
        <section key={month}>
          <h2>{formatMonth(`${month}-15T09:00:00Z`, language)}</h2>
          <ul class="roll">
            {runs.map((run) => (
              <Run key={keyOf(run)} run={run} {...props} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Holidays of some communities, closed days once confirmed; folded, since a centre may have none of them. */
export function OfferedRuns(props: Shown) {
  const { offered } = props.closedDays;
  const language = languageOfPage(props.request);
  if (offered.length === 0) return null;
  return (
    <details class="panel" open={offered.some((run) => isEntered(run, props))}>
      <summary>{render('console.closedOffered', language)}</summary>
      <p class="hint">{render('console.closedOfferedHint', language)}</p>
      <ul>
        {offered.map((run) => (
          <li key={keyOf(run)}>
            <details open={isEntered(run, props)}>
              <summary>
                {`${daysInWords(run, language)}: ${run.names[language]} `}
                <span class="tag">{render(`console.closedFor.${run.isFor}`, language)}</span>
              </summary>
              <div class="note over">
                <KnownFrom run={run} request={props.request} />
                <Confirm run={run} {...props} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Whether a form of these days was sent and is shown again, with what is wrong. */
const isEntered = ({ holiday, first }: ClosedRun | OfferedRun, { entered, errors }: Shown): boolean =>
  errors.size > 0 &&
  entered.get('step') === 'confirm' &&
  holiday !== undefined &&
  entered.get('holiday') === holiday &&
  entered.get('suggested') === first;

function Run({ run, ...props }: Shown & { readonly run: ClosedRun }) {
  const language = languageOfPage(props.request);
  const { first, last, kind, names, certainty } = run;
  const count = props.fallen.map(localDate).filter((day) => first <= day && day <= last).length;
  return (
    <li>
      <details open={isEntered(run, props)}>
        <summary>
          {`${daysOfYearInWords(run, language)}: ${names[language]} `}
          <span class={certainty === 'suggested' ? 'tag full' : 'tag free'}>
            {render(`console.closedCertainty.${certainty}`, language)}
          </span>
          {count > 0 && (
            <>
              {' '}
              <span class="tag full">{render('page.sessions', language, { count })}</span>
            </>
          )}
        </summary>
        <div class="note over">
          <p>{render(`console.closedKind.${kind}`, language)}</p>
          <p>{daysInWords(run, language)}</p>
          {certainty === 'suggested' && <p>{render('console.closedSuggested', language)}</p>}
          <KnownFrom run={run} request={props.request} />
          <p>
            <a href={pathOfDays(props.closedDays.centre, run)}>{render('console.rearrange', language)}</a>
          </p>
          {certainty === 'suggested' && <Confirm run={run} {...props} />}
          <StepForm step={certainty === 'kept' ? 'remove' : 'open'} days={{ first, last, kind }} {...props}>
            <p class="actions">
              <button type="submit" class="plain">
                {render(certainty === 'kept' ? 'console.closedRemove' : 'console.closedOpenThen', language)}
              </button>
            </p>
          </StepForm>
        </div>
      </details>
    </li>
  );
}

/** What is uncertain about a holiday, and the source of its date. */
function KnownFrom({
  run: { source, doubt },
  request,
}: {
  readonly run: ClosedRun | OfferedRun;
  readonly request: Request;
}) {
  const language = languageOfPage(request);
  return (
    <>
      {doubt !== undefined && <p>{render(`console.closedDoubt.${doubt}`, language)}</p>}
      {source !== undefined && <p class="hint">{render(`console.closedSource.${source}`, language)}</p>}
    </>
  );
}

/** A form that confirms the days of a holiday, which may differ from those suggested. */
function Confirm({ run, ...props }: Shown & { readonly run: ClosedRun | OfferedRun }) {
  const language = languageOfPage(props.request);
  const { first, last, holiday } = run;
  if (holiday === undefined) return null;
  const isWrong = isEntered(run, props);
  const suggested = { first, last };
  return (
    <StepForm step="confirm" days={{ holiday, suggested: first }} {...props}>
      {(['first', 'last'] as const).map((name) => {
        // The error summary links to the field by its name.
        const id = isWrong ? name : `${name}-${keyOf(run)}`;
        const error = isWrong ? props.errors.get(name) : undefined;
        return (
          <div class="field" key={name}>
            <label for={id}>{labelOf(name, language)}</label>
            {error !== undefined && (
              <span class="error" id={`${id}-error`}>
                {error}
              </span>
            )}
            <input
              type="date"
              {...{ id, name }}
              value={isWrong ? (props.entered.get(name) ?? '') : suggested[name]}
              aria-invalid={error === undefined ? undefined : 'true'}
              aria-describedby={error === undefined ? undefined : `${id}-error`}
              class="short"
            />
          </div>
        );
      })}
      <p class="actions">
        <button type="submit">{render('console.closedConfirm', language)}</button>
      </p>
    </StepForm>
  );
}
