import type { CentreId, Language } from '#events/index.ts';
import { localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { FocalPoint, FocalPointPage } from '#shared/people/index.ts';
import {
  Field,
  type FieldErrors,
  fieldErrors,
  languageOfPage,
  type Problem,
  ProblemSummary,
  type Request,
} from '#shared/web/index.ts';
import { CentreChoice } from '../frame/centre-choice.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import { Done } from '../frame/done.tsx';
import { ListTable } from '../frame/list-table.tsx';
import { More } from '../frame/more.tsx';
import { PageHeading } from '../frame/page-heading.tsx';

/** The steps that the address can name as just done. */
export const doneSteps = ['appointed', 'known', 'released'] as const;

export type FocalPointsPageProps = {
  readonly request: Request;
  readonly formToken: string;
  /** The centres to choose from. */
  readonly centres: readonly CentreId[];
  readonly centre: CentreId;
  readonly list: FocalPointPage;
  /** The form as it was filled in. */
  readonly phone: string;
  readonly done: (typeof doneSteps)[number] | undefined;
  readonly problem: Problem | undefined;
};

const path = '/console/focal-points';

/** The focal points of a centre, a form to add one, and a button to end each. */
export function FocalPointsPage(props: FocalPointsPageProps) {
  const { request, formToken, centres, centre, list, done, problem } = props;
  const language = languageOfPage(request);
  const errors = fieldErrors(problem?.errors ?? [], fields, language);
  return (
    <ConsolePage request={request} title={render('console.focalPoints', language)}>
      <PageHeading back={['/console', render('console.title', language)]}>
        <h1>{render('console.focalPoints', language)}</h1>
        <p class="lead">{render('console.focalPointsHint', language)}</p>
      </PageHeading>
      <CentreChoice {...{ centres, centre, language }} addressOf={(id) => `${path}?centre=${id}`} />
      {done !== undefined && <Done>{render(`console.focalPoint.${done}`, language)}</Done>}
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      <AppointForm {...props} errors={errors} />
      {list.items.length === 0 ? (
        <p class="panel">{render('console.noFocalPoints', language)}</p>
      ) : (
        <ListTable
          label={render('console.focalPoints', language)}
          columns={[
            render('form.phone', language),
            render('console.since', language),
            render('console.end', language),
          ]}
        >
          {list.items.map((point) => (
            <Row key={point.focalPointId} point={point} formToken={formToken} language={language} />
          ))}
        </ListTable>
      )}
      {list.next !== undefined && (
        <More address={`${path}?${new URLSearchParams({ centre, after: list.next })}`} language={language} />
      )}
    </ConsolePage>
  );
}

const fields = ['phone', 'centre'] as const;
const labelOf = (name: (typeof fields)[number], language: Language): string =>
  render(name === 'phone' ? 'form.phone' : 'page.centre', language);

function AppointForm({
  request,
  formToken,
  centres,
  centre,
  phone,
  errors,
}: FocalPointsPageProps & { readonly errors: FieldErrors<(typeof fields)[number]> }) {
  const language = languageOfPage(request);
  const of = (name: (typeof fields)[number]) => ({
    language,
    name,
    label: labelOf(name, language),
    error: errors.get(name),
  });
  return (
    <form class="panel" method="post" action={path} noValidate>
      <h2>{render('console.appoint', language)}</h2>
      <input type="hidden" name="formToken" value={formToken} />
      <Field
        {...of('phone')}
        control={(attributes) => (
          <input
            type="tel"
            {...attributes}
            value={phone}
            autocomplete="off"
            inputMode="tel"
            maxLength={64}
            dir="ltr"
            required
          />
        )}
      />
      <Field
        {...of('centre')}
        control={(attributes) => (
          <select {...attributes}>
            {centres.map((id) => (
              <option key={id} value={id} selected={id === centre}>
                {render(`centre.${id}`, language)}
              </option>
            ))}
          </select>
        )}
      />
      <p class="actions">
        <button type="submit">{render('console.add', language)}</button>
      </p>
    </form>
  );
}

/** One focal point. The button that ends it is folded away, so that no slip of a thumb presses it. */
function Row({
  point: { focalPointId, phone, centre, appointedAt },
  formToken,
  language,
}: {
  readonly point: FocalPoint;
  readonly formToken: string;
  readonly language: Language;
}) {
  return (
    <tr>
      <th scope="row" id={`phone-${focalPointId}`}>
        <bdi dir="ltr">{phone}</bdi>
      </th>
      <td>
        <time dateTime={appointedAt}>
          <bdi dir="ltr">{localDate(appointedAt)}</bdi>
        </time>
      </td>
      <td>
        <details>
          <summary id={`end-${focalPointId}`} aria-labelledby={`end-${focalPointId} phone-${focalPointId}`}>
            {render('console.end', language)}
          </summary>
          <form method="post" action={`${path}/${focalPointId}/release`}>
            <input type="hidden" name="formToken" value={formToken} />
            <input type="hidden" name="centre" value={centre} />
            <p>{render('console.endMeans', language)}</p>
            <p>
              <button
                type="submit"
                class="danger"
                id={`now-${focalPointId}`}
                aria-labelledby={`now-${focalPointId} phone-${focalPointId}`}
              >
                {render('console.endNow', language)}
              </button>
            </p>
          </form>
        </details>
      </td>
    </tr>
  );
}
