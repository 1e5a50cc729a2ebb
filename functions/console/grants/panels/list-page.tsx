import type { Language } from '#events/index.ts';
import { languages, money, nativeNameOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { GrantItem, PanelAnswer, PanelMemberAnswer } from '#shared/staff/index.ts';
import { ErrorSummary, Field, languageOfPage, Select, titleOf } from '#shared/web/index.ts';
import { ConsoleForm } from '../../frame/console-form.tsx';
import type { FormPageProps } from '../../frame/form-answer.tsx';
import { HiddenFields } from '../../frame/hidden-fields.tsx';
import { type ListOfCentre, ListPage } from '../../frame/list-page.tsx';

export const panelsPath = '/console/panels';

export type PanelsPageProps = FormPageProps &
  ListOfCentre & {
    readonly panels: readonly PanelAnswer[];
    readonly more: string | undefined;
    /** What a panel can be called on. */
    readonly screened: readonly GrantItem[];
    /** The phones told each morning; absent if this login may not see them. */
    readonly members: readonly PanelMemberAnswer[] | undefined;
  };

/** The panels of a centre, a form that calls one, and the phones of its members. */
export function PanelsPage(props: PanelsPageProps) {
  const { request, formToken, formId, centres, centre, panels, more, screened, members, problem } = props;
  const language = languageOfPage(request);
  return (
    <ListPage
      {...{ request, more }}
      title={render('console.panels', language)}
      back={[`/console/grants?centre=${centre}`, render('console.grants', language)]}
      lead={render('console.panelsHint', language)}
      aboveChoice={
        problem !== undefined && (
          <ErrorSummary
            title={titleOf(problem, language)}
            errors={problem.errors.map(({ reason }) => ({ text: render(`field.${reason}`, language) }))}
          />
        )
      }
      choice={{ centres, centre, addressOf: (id) => `${panelsPath}?centre=${id}` }}
      items={panels}
      none={render('console.noPanels', language)}
      list={(items) => (
        <ul class="panel">
          {items.map(({ panelId, heldOn, status, applications }) => (
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
      below={
        <>
          {screened.length > 0 && (
            <ConsoleForm
              action={panelsPath}
              class="panel"
              marks={{ formToken, formId }}
              hidden={{ centre, step: 'call' }}
              above={<h2>{render('console.callPanel', language)}</h2>}
              button={render('console.callPanel', language)}
            >
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
            </ConsoleForm>
          )}
          {members !== undefined && <Members {...props} members={members} language={language} />}
        </>
      }
    />
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
          <HiddenFields fields={{ formToken, centre, step: 'remove', panelMemberId }} />
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
      <ConsoleForm
        action={panelsPath}
        marks={{ formToken }}
        hidden={{ centre, step: 'add' }}
        button={render('console.addPhone', language)}
      >
        <Field
          language={language}
          name="phone"
          label={render('form.phone', language)}
          control={(attributes) => <input {...attributes} type="tel" dir="ltr" required />}
        />
        <Select
          language={language}
          name="language"
          label={render('form.language', language)}
          options={languages.map((value) => ({ value, text: nativeNameOf[value] }))}
          chosen={language}
        />
      </ConsoleForm>
    </section>
  );
}
