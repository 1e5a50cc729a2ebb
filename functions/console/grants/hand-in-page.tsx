import type { Currency } from '#events/index.ts';
import { type Entered, GroupFields, labelOf, PlanFields } from '#shared/grants/application-form/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { Field, type FieldErrors, languageOfPage, ProblemSummary, Tick } from '#shared/web/index.ts';
import { CentreChoice } from '../frame/centre-choice.tsx';
import { ConsoleForm } from '../frame/console-form.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import type { ListOfCentre } from '../frame/list-page.tsx';
import { TitledPage } from '../frame/titled-page.tsx';
import { grantsPath } from './list-page.tsx';

export const handInPath = `${grantsPath}/new`;

type Shown = FormPageProps & {
  readonly currency: Currency;
  readonly entered: Entered;
  readonly errors: FieldErrors;
};

export type HandInPageProps = Shown &
  ListOfCentre & {
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
    <TitledPage
      request={request}
      title={render('console.handIn', language)}
      back={[`${grantsPath}?centre=${centre}`, render('console.grants', language)]}
      lead={render('console.handInHint', language)}
    >
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
      {number === undefined && (
        <CentreChoice {...{ centres, centre, language }} addressOf={(id) => `${handInPath}?centre=${id}`} />
      )}
      <ConsoleForm
        class="panel parts"
        action={handInPath}
        noValidate
        autocomplete="off"
        marks={{ formToken, formId }}
        hidden={{ centre, ...(number === undefined ? {} : { number }) }}
        button={render('console.handInNow', language)}
      >
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
      </ConsoleForm>
    </TitledPage>
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
      <ConsoleForm
        class="panel parts"
        action={`${address}/submit`}
        noValidate
        autocomplete="off"
        marks={{ formToken, formId }}
        hidden={{ version }}
        button={render('console.handInNow', language)}
      >
        <PlanFields {...{ entered, errors, language, currency }} saved={undefined} />
      </ConsoleForm>
    </ConsolePage>
  );
}
