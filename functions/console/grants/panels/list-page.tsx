import type { CentreId, Language } from '#events/index.ts';
import { languages, money, nativeNameOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { GrantItem, PanelAnswer, PanelMemberAnswer } from '#shared/staff/index.ts';
import {
  ErrorSummary,
  Field,
  languageOfPage,
  type Problem,
  type Request,
  titleOf,
} from '#shared/web/index.ts';
import { CentreChoice } from '../../frame/centre-choice.tsx';
import { ConsolePage } from '../../frame/console-page.tsx';
import { More } from '../../frame/more.tsx';
import { PageHeading } from '../../frame/page-heading.tsx';

export const panelsPath = '/console/panels';

export type PanelsPageProps = {
  readonly request: Request;
  readonly formToken: string;
  /** The id of the form that calls a panel: sent twice, it calls one. */
  readonly formId: string;
  readonly centres: readonly CentreId[];
  readonly centre: CentreId;
  readonly panels: readonly PanelAnswer[];
  readonly more: string | undefined;
  /** What a panel can be called on. */
  readonly screened: readonly GrantItem[];
  /** The phones told each morning; absent if this login may not see them. */
  readonly members: readonly PanelMemberAnswer[] | undefined;
  readonly problem: Problem | undefined;
};

/** The panels of a centre, a form that calls one, and the phones of its members. */
export function PanelsPage(props: PanelsPageProps) {
  const { request, formToken, formId, centres, centre, panels, more, screened, members, problem } = props;
  const language = languageOfPage(request);
  return (
    <ConsolePage request={request} title={render('console.panels', language)}>
      <PageHeading back={[`/console/grants?centre=${centre}`, render('console.grants', language)]}>
        <h1>{render('console.panels', language)}</h1>
        <p class="lead">{render('console.panelsHint', language)}</p>
      </PageHeading>
      {problem !== undefined && (
        <ErrorSummary
          title={titleOf(problem, language)}
          errors={problem.errors.map(({ reason }) => ({ text: render(`field.${reason}`, language) }))}
        />
      )}
      <CentreChoice {...{ centres, centre, language }} addressOf={(id) => `${panelsPath}?centre=${id}`} />
      {panels.length === 0 ? (
        <p class="panel">{render('console.noPanels', language)}</p>
      ) : (
        <ul class="panel">
          {panels.map(({ panelId, heldOn, status, applications }) => (
            <li key={panelId}>
              <a href={`${panelsPath}/${panelId}`}>
                <bdi dir="ltr">{heldOn}</bdi>
              </a>{' '}
              · {render(status === 'called' ? 'console.panelCalled' : 'console.panelDecided', language)} ·{' '}
              {applications.length}
            </li>
          ))}
        </ul>
      )}
      <More address={more} language={language} />
      {screened.length > 0 && (
        <form method="post" action={panelsPath} class="panel">
          <h2>{render('console.callPanel', language)}</h2>
          <input type="hidden" name="formToken" value={formToken} />
          <input type="hidden" name="formId" value={formId} />
          <input type="hidden" name="centre" value={centre} />
          <input type="hidden" name="step" value="call" />
          <Field
            language={language}
            name="heldOn"
            label={render('console.heldOn', language)}
            control={(attributes) => <input {...attributes} type="date" required />}
          />
          <Field
            language={language}
            name="criteria"
            label={render('console.criteria', language)}
            control={(attributes) => <textarea {...attributes} rows={4} dir="auto" required />}
          />
          <fieldset>
            <legend>{render('console.grants', language)}</legend>
            {screened.map(({ grantId, number, place, asked, currency }) => (
              <label class="choice" key={grantId}>
                <input type="checkbox" name="grant" value={grantId} checked />
                <span>
                  <bdi dir="ltr">{number}</bdi> · <bdi>{place}</bdi> · {money(asked, currency, language)}
                </span>
              </label>
            ))}
          </fieldset>
          <p class="actions">
            <button type="submit">{render('console.callPanel', language)}</button>
          </p>
        </form>
      )}
      {members !== undefined && <Members {...props} members={members} language={language} />}
    </ConsolePage>
  );
}

function Members({
  members,
  centre,
  formToken,
  language,
}: Pick<PanelsPageProps, 'centre' | 'formToken'> & {
  readonly members: readonly PanelMemberAnswer[];
  readonly language: Language;
}) {
  return (
    <section class="panel">
      <h2>{render('console.panelPhones', language)}</h2>
      {members.map(({ panelMemberId, phone, language: of }) => (
        <form key={panelMemberId} method="post" action={panelsPath} class="actions">
          <input type="hidden" name="formToken" value={formToken} />
          <input type="hidden" name="centre" value={centre} />
          <input type="hidden" name="step" value="remove" />
          <input type="hidden" name="panelMemberId" value={panelMemberId} />
          <span id={`phone-${panelMemberId}`}>
            <bdi dir="ltr">{phone}</bdi> · {nativeNameOf[of]}
          </span>
          <button
            type="submit"
            class="plain"
            id={`remove-${panelMemberId}`}
            aria-labelledby={`remove-${panelMemberId} phone-${panelMemberId}`}
          >
            {render('console.removePhone', language)}
          </button>
        </form>
      ))}
      <form method="post" action={panelsPath}>
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="centre" value={centre} />
        <input type="hidden" name="step" value="add" />
        <Field
          language={language}
          name="phone"
          label={render('form.phone', language)}
          control={(attributes) => <input {...attributes} type="tel" dir="ltr" required />}
        />
        <Field
          language={language}
          name="language"
          label={render('form.language', language)}
          control={(attributes) => (
            <select {...attributes}>
              {languages.map((each) => (
                <option key={each} value={each} selected={each === language}>
                  {nativeNameOf[each]}
                </option>
              ))}
            </select>
          )}
        />
        <p class="actions">
          <button type="submit">{render('console.addPhone', language)}</button>
        </p>
      </form>
    </section>
  );
}
