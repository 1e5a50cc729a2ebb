import type { CentreId, Language } from '#events/index.ts';
import { localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { UntoldAnswer } from '#shared/staff/index.ts';
import { cursorText, languageOfPage, type Request } from '#shared/web/index.ts';
import {
  Called,
  concernsPath,
  DoneButton,
  type doneSteps,
  doneText,
  untoldPath,
} from '../concerns/list-page.tsx';
import { CentreChoice } from '../frame/centre-choice.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import { Done } from '../frame/done.tsx';
import { ListTable } from '../frame/list-table.tsx';
import { More } from '../frame/more.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import type { UntoldList } from './untold.ts';

export { untoldPath };

type UntoldPageProps = {
  readonly request: Request;
  readonly formToken: string;
  /** The centres to choose from. */
  readonly centres: readonly CentreId[];
  readonly centre: CentreId;
  readonly list: UntoldList;
  readonly done: (typeof doneSteps)[number] | undefined;
};

/**
 * The people of a centre not told of something: what, number, reason and since when, in as few columns as a
 * phone shows.
 */
export function UntoldPage({ request, formToken, centres, centre, list, done }: UntoldPageProps) {
  const language = languageOfPage(request);
  return (
    <ConsolePage request={request} title={render('console.untold', language)}>
      <PageHeading back={[`${concernsPath}?centre=${centre}`, render('console.concerns', language)]}>
        <h1>{render('console.untold', language)}</h1>
        <p class="lead">{render('console.untoldHint', language)}</p>
      </PageHeading>
      <CentreChoice {...{ centres, centre, language }} addressOf={(id) => `${untoldPath}?centre=${id}`} />
      {done !== undefined && <Done>{render(doneText[done], language)}</Done>}
      {list.items.length === 0 ? (
        <p class="panel">{render('console.noUntold', language)}</p>
      ) : (
        <ListTable
          label={render('console.untold', language)}
          columns={[render('console.what', language), render('console.who', language)]}
        >
          {list.items.map((untold) => (
            <Row key={untold.concernId} {...{ untold, formToken, language }} />
          ))}
        </ListTable>
      )}
      {list.next !== undefined && (
        <More
          address={`${untoldPath}?${new URLSearchParams({ centre, after: cursorText(list.next) })}`}
          language={language}
        />
      )}
    </ConsolePage>
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
