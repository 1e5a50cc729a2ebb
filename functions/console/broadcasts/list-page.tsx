import type { Language } from '#events/index.ts';
import { formatDayTimeLong, languages } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { BroadcastAnswer } from '#shared/staff/index.ts';
import {
  Field,
  type FieldErrors,
  fieldErrors,
  languageOfPage,
  ProblemSummary,
  Select,
} from '#shared/web/index.ts';
import { ConsoleForm } from '../frame/console-form.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { type ListOfCentre, ListPage } from '../frame/list-page.tsx';
import { ListTable } from '../frame/list-table.tsx';
import { kindOptions } from '../frame/options.ts';

/** The audiences that a broadcast can have. */
export const audienceNames = ['centre', 'activity', 'kind', 'waiting'] as const;

/** The fields of the form, in their order on the form. */
export const noticeFields = ['audience', 'code', 'kind', ...languages] as const;
type NoticeField = (typeof noticeFields)[number];

/** The field that a pointer of the API means: `/audience/code`, `/texts/ar`. */
const fieldAt = (pointer: string): string | undefined =>
  pointer === '/audience/of' ? 'audience' : pointer.split('/').at(-1);

function labelOf(name: NoticeField, language: Language): string {
  switch (name) {
    case 'audience':
    case 'kind':
      return render(`console.${name}`, language);
    case 'code':
      return render('page.codeLabel', language);
    default:
      return render(`console.text.${name}`, language);
  }
}

export type BroadcastsPageProps = FormPageProps &
  ListOfCentre & {
    readonly page: { readonly items: readonly BroadcastAnswer[]; readonly next: string | undefined };
    /** The values entered, by field. */
    readonly entered: ReadonlyMap<string, string>;
  };

const path = '/console/broadcasts';

/** The broadcasts of a centre, and a form to write one. Nothing is sent from here. */
export function BroadcastsPage(props: BroadcastsPageProps) {
  const { request, centres, centre, page, problem } = props;
  const language = languageOfPage(request);
  const errors = fieldErrors(problem?.errors ?? [], noticeFields, language, fieldAt);
  const title = render('console.broadcasts', language);
  return (
    <ListPage
      {...{ request, title }}
      lead={render('console.broadcastsHint', language)}
      choice={{ centres, centre, addressOf: (id) => `${path}?centre=${id}` }}
      items={page.items}
      none={render('console.noBroadcasts', language)}
      list={(items) => (
        <ListTable
          label={title}
          columns={[
            render('console.since', language),
            render('console.audience', language),
            render('console.status', language),
            render('console.phones', language),
          ]}
        >
          {items.map(({ broadcastId, audience, status, draftedAt, preview }) => (
            <tr key={broadcastId}>
              <th scope="row">
                <a href={`${path}/${broadcastId}`}>{formatDayTimeLong(draftedAt, language)}</a>
              </th>
              <td>{render(`console.audience.${audience.of}`, language)}</td>
              <td>{render(`console.broadcast.${status}`, language)}</td>
              <td>{preview?.phones ?? '–'}</td>
            </tr>
          ))}
        </ListTable>
      )}
      more={page.next && `${path}?${new URLSearchParams({ centre, after: page.next })}`}
    >
      {problem !== undefined && <ProblemSummary {...{ problem, errors, labelOf, language }} />}
      <DraftForm {...props} errors={errors} />
    </ListPage>
  );
}

function DraftForm({
  request,
  formToken,
  formId,
  centre,
  entered,
  errors,
}: BroadcastsPageProps & { readonly errors: FieldErrors<NoticeField> }) {
  const language = languageOfPage(request);
  const of = (name: NoticeField) => ({
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
      marks={{ formToken, formId }}
      hidden={{ centre }}
      above={<h2>{render('console.writeBroadcast', language)}</h2>}
      button={render('console.preview', language)}
    >
      <Select
        {...of('audience')}
        options={audienceNames.map((value) => ({
          value,
          text: render(`console.audience.${value}`, language),
        }))}
        chosen={entered.get('audience')}
      />
      <Field
        {...of('code')}
        optional
        control={(attributes) => (
          <input
            type="text"
            {...attributes}
            value={entered.get('code') ?? ''}
            autocomplete="off"
            inputMode="numeric"
            maxLength={8}
            dir="ltr"
          />
        )}
      />
      <Select {...of('kind')} optional options={kindOptions(language)} chosen={entered.get('kind')} />
      {languages.map((written) => (
        <Field
          key={written}
          {...of(written)}
          control={(attributes) => (
            <textarea
              {...attributes}
              rows={3}
              maxLength={300}
              lang={written}
              dir={written === 'en' ? 'ltr' : 'rtl'}
              required
            >
              {entered.get(written) ?? ''}
            </textarea>
          )}
        />
      ))}
    </ConsoleForm>
  );
}
