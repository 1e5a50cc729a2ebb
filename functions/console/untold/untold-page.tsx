import type { Language } from '#events/index.ts';
import { localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { UntoldAnswer } from '#shared/staff/index.ts';
import { cursorText, languageOfPage } from '#shared/web/index.ts';
import {
  Called,
  concernsPath,
  DoneButton,
  type doneSteps,
  doneText,
  untoldPath,
} from '../concerns/list-page.tsx';
import { Done } from '../frame/done.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { type ListOfCentre, ListPage } from '../frame/list-page.tsx';
import { ListTable } from '../frame/list-table.tsx';
import type { UntoldList } from './untold.ts';

export { untoldPath };

type UntoldPageProps = FormPageProps &
  ListOfCentre & {
    readonly list: UntoldList;
    readonly done: (typeof doneSteps)[number] | undefined;
  };

/**
 * The people of a centre not told of something: what, number, reason and since when, in as few columns as a
 * phone shows.
 */
export function UntoldPage({ request, formToken, centres, centre, list, done }: UntoldPageProps) {
  const language = languageOfPage(request);
  const title = render('console.untold', language);
  return (
    <ListPage
      {...{ request, title }}
      back={[`${concernsPath}?centre=${centre}`, render('console.concerns', language)]}
      lead={render('console.untoldHint', language)}
      choice={{ centres, centre, addressOf: (id) => `${untoldPath}?centre=${id}` }}
      items={list.items}
      none={render('console.noUntold', language)}
      list={(items) => (
        <ListTable
          label={title}
          columns={[render('console.what', language), render('console.who', language)]}
        >
          {items.map((untold) => (
            <Row key={untold.concernId} {...{ untold, formToken, language }} />
          ))}
        </ListTable>
      )}
      more={list.next && `${untoldPath}?${new URLSearchParams({ centre, after: cursorText(list.next) })}`}
    >
      {done !== undefined && <Done>{render(doneText[done], language)}</Done>}
    </ListPage>
  );
}

type RowProps = {
  readonly untold: UntoldAnswer;
  readonly formToken: string;
  readonly language: Language;
};

function Row({ untold, formToken, language }: RowProps) {
  const { concernId, person, what, reason, since } = untold;
  return (
    <tr>
      <th scope="row" class="said" id={`what-${concernId}`}>
        {what}
      </th>
      <td>
        <Called person={person} />
        <p class="hint">
          {render(`console.untoldReason.${reason}`, language)}
          <br />
          {render('console.since', language)}{' '}
          <time dateTime={since}>
            <bdi dir="ltr">{localDate(since)}</bdi>
          </time>
        </p>
        <DoneButton {...{ concern: untold, formToken, language }} list="untold" />
      </td>
    </tr>
  );
}
