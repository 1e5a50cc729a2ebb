import type { Language } from '#events/index.ts';
import { localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { FocalPoint, FocalPointPage } from '#shared/people/index.ts';
import {
  Field,
  type FieldErrors,
  fieldErrors,
  languageOfPage,
  ProblemSummary,
  Select,
} from '#shared/web/index.ts';
import { ConsoleForm } from '../frame/console-form.tsx';
import { Done } from '../frame/done.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { type ListOfCentre, ListPage } from '../frame/list-page.tsx';
import { ListTable } from '../frame/list-table.tsx';
import { centreOptions } from '../frame/options.ts';

/** The steps that the address can name as just done. */
export const doneSteps = ['appointed', 'known', 'released'] as const;

export type FocalPointsPageProps = FormPageProps &
  ListOfCentre & {
    readonly list: FocalPointPage;
    /** The form as it was filled in. */
    readonly phone: string;
    readonly done: (typeof doneSteps)[number] | undefined;
  };

const path = '/console/focal-points';

/** The focal points of a centre, a form to add one, and a button to end each. */
export function FocalPointsPage(props: FocalPointsPageProps) {
  const { request, formToken, centres, centre, list, done, problem } = props;
  const language = languageOfPage(request);
  const errors = fieldErrors(problem?.errors ?? [], fields, language);
  const title = render('console.focalPoints', language);
  return (
    <ListPage
      {...{ request, title }}
      lead={render('console.focalPointsHint', language)}
      choice={{ centres, centre, addressOf: (id) => `${path}?centre=${id}` }}
      items={list.items}
      none={render('console.noFocalPoints', language)}
      list={(items) => (
        <ListTable
          label={title}
          columns={[
            render('form.phone', language),
            render('console.since', language),
            render('console.end', language),
          ]}
        >
          {items.map((point) => (
            <Row key={point.focalPointId} point={point} formToken={formToken} language={language} />
          ))}
        </ListTable>
      )}
      more={list.next && `${path}?${new URLSearchParams({ centre, after: list.next })}`}
    >
      {done !== undefined && <Done>{render(`console.focalPoint.${done}`, language)}</Done>}
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      <AppointForm {...props} errors={errors} />
    </ListPage>
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
    <ConsoleForm
      class="panel"
      action={path}
      noValidate
      marks={{ formToken }}
      above={<h2>{render('console.appoint', language)}</h2>}
      button={render('console.add', language)}
    >
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
      <Select {...of('centre')} options={centreOptions(centres, language)} chosen={centre} />
    </ConsoleForm>
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
