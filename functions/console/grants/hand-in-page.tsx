import type { CentreId, Currency } from '#events/index.ts';
import { type Entered, GroupFields, labelOf, PlanFields } from '#shared/grants/application-form/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import {
  Field,
  type FieldErrors,
  languageOfPage,
  type Problem,
  ProblemSummary,
  type Request,
  Tick,
} from '#shared/web/index.ts';
import { ConsolePage } from '../frame/console-page.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import { grantsPath } from './list-page.tsx';

export const handInPath = `${grantsPath}/new`;

type Shown = {
  readonly request: Request;
  readonly formToken: string;
  /** The id of this form: sent twice, it hands in once. */
  readonly formId: string;
  readonly currency: Currency;
  readonly entered: Entered;
  readonly errors: FieldErrors;
  readonly problem: Problem | undefined;
};

export type HandInPageProps = Shown & {
  /** The centres where she may hand in. */
  readonly centres: readonly CentreId[];
  readonly centre: CentreId;
  /** The number of the application that the group began itself. */
  readonly number: string | undefined;
  /** The number as typed, with its error. */
  readonly wanted: { readonly number: string; readonly error: string | undefined };
};

/**
 * An application that staff hand in for a group: from the beginning, or under the number that the group was
 * told.
 */
export function HandInPage(props: HandInPageProps) {
  const { request, formToken, formId, centres, centre, number, wanted } = props;
  const { currency, entered, errors, problem } = props;
  const language = languageOfPage(request);
  const shown = { entered, errors, language };
  return (
    <ConsolePage request={request} title={render('console.handIn', language)}>
      <PageHeading back={[`${grantsPath}?centre=${centre}`, render('console.grants', language)]}>
        <h1>{render('console.handIn', language)}</h1>
        <p class="lead">{render('console.handInHint', language)}</p>
      </PageHeading>
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      <form class="panel" method="get" action={handInPath}>
        <Field
          language={language}
          name="number"
          label={render('console.grantNumber', language)}
          hint={render('console.draftNumberHint', language)}
          error={wanted.error}
          control={(attributes) => (
            <input
              type="text"
              class="short"
              {...attributes}
              value={wanted.number}
              inputMode="numeric"
              maxLength={12}
              dir="ltr"
              autocomplete="off"
            />
          )}
        />
        <p class="actions">
          <button type="submit" class="plain">
            {render('console.openDraft', language)}
          </button>
        </p>
      </form>
      {number === undefined && centres.length > 1 && (
        <nav class="filter" aria-label={render('page.centre', language)}>
          {centres.map((id) => (
            <a key={id} href={`${handInPath}?centre=${id}`} aria-current={id === centre ? 'page' : undefined}>
              {render(`centre.${id}`, language)}
            </a>
          ))}
        </nav>
      )}
      <form class="panel parts" method="post" action={handInPath} noValidate autocomplete="off">
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="formId" value={formId} />
        <input type="hidden" name="centre" value={centre} />
        {number !== undefined && <input type="hidden" name="number" value={number} />}
        <p>
          <strong>{render(`centre.${centre}`, language)}</strong>
          {number !== undefined && (
            <>
              {' · '}
              <bdi dir="ltr">{number}</bdi>
            </>
          )}
        </p>
        <GroupFields {...shown} legend="apply.applicants" chosenLanguage={language}>
          <Tick
            {...{ name: 'consent', label: render('console.groupConsents', language) }}
            error={errors.get('consent')}
            given={entered.consent === 'yes'}
          />
        </GroupFields>
        <PlanFields {...shown} currency={currency} saved={undefined} />
        <p class="actions">
          <button type="submit">{render('console.handInNow', language)}</button>
        </p>
      </form>
    </ConsolePage>
  );
}

export type HandInAgainPageProps = Shown & {
  readonly grantId: string;
  readonly number: string;
  /** The version that was read. */
  readonly version: string;
  readonly reason: string | null;
};

/** A returned application, to be handed in anew; its group stays the same. */
export function HandInAgainPage(props: HandInAgainPageProps) {
  const { request, formToken, formId, grantId, number, version, reason } = props;
  const { currency, entered, errors, problem } = props;
  const language = languageOfPage(request);
  const address = `${grantsPath}/${grantId}`;
  return (
    <ConsolePage request={request} title={render('console.move.submit', language)}>
      <div>
        <p class="kind">
          <a href={address}>
            <bdi dir="ltr">{number}</bdi>
          </a>
        </p>
        <h1>{render('console.move.submit', language)}</h1>
      </div>
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      {reason !== null && (
        <section class="panel">
          <h2>{render('console.lastReason', language)}</h2>
          <p dir="auto">{reason}</p>
        </section>
      )}
      <form class="panel parts" method="post" action={`${address}/submit`} noValidate autocomplete="off">
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="formId" value={formId} />
        <input type="hidden" name="version" value={version} />
        <PlanFields {...{ entered, errors, language, currency }} saved={undefined} />
        <p class="actions">
          <button type="submit">{render('console.handInNow', language)}</button>
        </p>
      </form>
    </ConsolePage>
  );
}
