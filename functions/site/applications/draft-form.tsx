import type { Language } from '#events/index.ts';
import { type Entered, GroupFields, labelOf, PlanFields } from '#shared/grants/application-form/index.ts';
import type { Draft } from '#shared/grants/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import { type FieldErrors, Tick } from '#shared/web/index.ts';

/** Whether consent to keeping names is still to be given: someone who began by text was not asked for it. */
export const asksConsent = ({ grantId, textedFrom, contact, members }: Draft): boolean =>
  grantId === null && textedFrom !== null && contact.name === null && members.length === 0;

export type DraftFormProps = {
  readonly draft: Draft;
  readonly token: string;
  /** The version that was read before writing. */
  readonly version: string;
  readonly entered: Entered;
  readonly errors: FieldErrors;
  readonly language: Language;
};

/** An application as one form, to save or to submit. The applicant of a returned one cannot be changed. */
export function DraftForm({ draft, token, version, ...shown }: DraftFormProps) {
  const { entered, errors, language } = shown;
  return (
    <form class="panel parts" method="post" action={`/applications/${token}`} noValidate autocomplete="on">
      <input type="hidden" name="version" value={version} />
      {draft.grantId === null && (
        <GroupFields {...shown} chosenLanguage={draft.language}>
          {asksConsent(draft) && (
            <Tick
              {...{ name: 'consent', label: labelOf('consent', language), error: errors.get('consent') }}
              given={entered.consent === 'yes'}
            />
          )}
        </GroupFields>
      )}
      <PlanFields {...shown} currency={draft.currency} saved={draft.content.lines} />
      <p class="hint">{render('apply.submitHint', language)}</p>
      <p class="actions">
        <button type="submit" name="do" value="save" class="plain">
          {render('apply.save', language)}
        </button>
        <button type="submit" name="do" value="submit">
          {render('apply.submit', language)}
        </button>
      </p>
    </form>
  );
}
