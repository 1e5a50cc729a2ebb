import { centreIds } from '#events/index.ts';
import { ContactFields, type Entered } from '#shared/grants/application-form/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import {
  Choices,
  fieldErrors,
  languageOfPage,
  type Problem,
  ProblemSummary,
  type Request,
  Tick,
} from '#shared/web/index.ts';
import { SitePage } from '../pages/site-page.tsx';

/** The fields that an application is begun with, in their order on the form. */
export const beginFields = ['centre', 'contactName', 'contactPhone', 'consent'] as const;
type BeginField = (typeof beginFields)[number];

const labels = {
  centre: 'page.centre',
  contactName: 'apply.contactName',
  contactPhone: 'form.phone',
  consent: 'apply.consent',
} as const;
const pointers: Readonly<Record<string, BeginField>> = {
  '/centre': 'centre',
  '/contact/name': 'contactName',
  '/contact/phone': 'contactPhone',
  '/consent': 'consent',
};

export type ApplyPageProps = {
  readonly request: Request;
  /** Sent with the form, so that a form sent twice begins one application. */
  readonly formKey: string;
  readonly entered: Entered;
  readonly problem?: Problem;
};

/** `/apply`: what a grant is, and a form to begin an application. */
export function ApplyPage({ request, formKey, entered, problem }: ApplyPageProps) {
  const language = languageOfPage(request);
  const errors = fieldErrors(problem?.errors ?? [], beginFields, language, (pointer) => pointers[pointer]);
  const of = (name: BeginField) => ({
    language,
    name,
    error: errors.get(name),
    label: render(labels[name], language),
  });
  return (
    <SitePage request={request} title={render('page.apply', language)}>
      <div>
        <h1>{render('page.apply', language)}</h1>
        <p class="lead">{render('apply.lead', language)}</p>
      </div>
      <p>{render('apply.need', language)}</p>
      <p>{render('apply.time', language)}</p>
      <p>
        <strong>{render('apply.noMoney', language)}</strong>
      </p>
      {problem !== undefined && (
        <ProblemSummary
          problem={problem}
          errors={errors}
          labelOf={(name) => render(labels[name], language)}
          language={language}
        />
      )}
      <form class="panel" method="post" action="/apply" noValidate autocomplete="on">
        <input type="hidden" name="formKey" value={formKey} />
        <Choices
          {...of('centre')}
          choices={centreIds.map((id) => ({ value: id, text: render(`centre.${id}`, language) }))}
          chosen={entered.centre}
        />
        <ContactFields {...{ entered, errors, language }} required />
        <Tick
          name="consent"
          label={render('apply.consent', language)}
          required
          error={errors.get('consent')}
          given={entered.consent === 'yes'}
        />
        <p class="actions">
          <button type="submit">{render('apply.begin', language)}</button>
        </p>
      </form>
      <p class="hint">{render('apply.bySms', language)}</p>
      <p>
        <a href="/grants">{render('apply.totalsLink', language)}</a>
      </p>
    </SitePage>
  );
}
