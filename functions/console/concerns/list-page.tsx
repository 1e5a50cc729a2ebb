import type { CentreId, Language } from '#events/index.ts';
import type { WhoseConcerns } from '#shared/concerns/index.ts';
import { localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { OpenConcernAnswer } from '#shared/staff/index.ts';
import { cursorText, languageOfPage } from '#shared/web/index.ts';
import { sheetPath } from '../attendance/sessions-page.tsx';
import { coursePath } from '../courses/list-page.tsx';
import { Done } from '../frame/done.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { HiddenFields } from '../frame/hidden-fields.tsx';
import { ListPage } from '../frame/list-page.tsx';
import { ListTable } from '../frame/list-table.tsx';
import { callsPathOf } from '../rearranging/form.ts';
import type { ConcernList } from './actions.ts';

export const concernsPath = '/console/concerns';
export const untoldPath = '/console/untold';

/** The steps that the address can name as just done. */
export const doneSteps = ['settled', 'changed'] as const;
export const doneText = { settled: 'console.concernSettled', changed: 'console.concernChanged' } as const;

export type ConcernsPageProps = FormPageProps & {
  /** The centres to choose from. */
  readonly centres: readonly CentreId[];
  /** Whose list it is. */
  readonly centre: WhoseConcerns;
  /** Whether she also sees the concerns put to the administrators. */
  readonly isAdministrator: boolean;
  readonly list: ConcernList;
  readonly done: (typeof doneSteps)[number] | undefined;
};

/** The concerns a team leader has to follow up at a centre, each with a button that settles it. */
export function ConcernsPage(props: ConcernsPageProps) {
  const { request, formToken, centres, centre, isAdministrator, list, done } = props;
  const language = languageOfPage(request);
  const title = render('console.concerns', language);
  const forAdministrators = {
    address: `${concernsPath}?centre=all`,
    label: render('console.forAdministrators', language),
    isShown: centre === 'all',
  };
  return (
    <ListPage
      {...{ request, title }}
      lead={render('console.concernsHint', language)}
      underTitle={
        centre !== 'all' && (
          <p>
            <a href={`${untoldPath}?centre=${centre}`}>{render('console.untold', language)}</a>
          </p>
        )
      }
      choice={{
        ...{ centres, centre: centre === 'all' ? undefined : centre },
        addressOf: (id) => `${concernsPath}?centre=${id}`,
        beside: isAdministrator ? forAdministrators : undefined,
      }}
      items={list.items}
      none={render('console.noConcerns', language)}
      list={(items) => (
        <ListTable
          label={title}
          columns={[
            render('console.what', language),
            render('console.who', language),
            render('console.since', language),
            render('console.done', language),
          ]}
        >
          {listedOnce(items).map((concern) => (
            <Row key={concern.concernId} {...{ concern, formToken, language, whose: centre }} />
          ))}
        </ListTable>
      )}
      more={list.next && `${concernsPath}?${new URLSearchParams({ centre, after: cursorText(list.next) })}`}
    >
      {done !== undefined && <Done>{render(doneText[done], language)}</Done>}
    </ListPage>
  );
}

/** The call lists of sessions changed together are one: the first of them stands for all. */
const listedOnce = (concerns: readonly OpenConcernAnswer[]): readonly OpenConcernAnswer[] =>
  concerns.filter(
    ({ rearrangementId }, place) =>
      rearrangementId === null ||
      concerns.findIndex((other) => other.rearrangementId === rearrangementId) === place,
  );

function textOf(concern: OpenConcernAnswer, language: Language): string {
  const { about, code, number, waitsFor, year, rearrangementId } = concern;
  if (rearrangementId !== null) return render('console.concern.callsTogether', language);
  switch (about) {
    case 'absences':
    case 'dispute':
    case 'calls':
    case 'no-sheet':
      return render(`console.concern.${about}`, language, { code: code ?? '' });
    case 'unreachable':
    case 'untold':
    case 'spending':
      return render(`console.concern.${about}`, language);
    case 'budget':
      return render('console.concern.budget', language, { count: year ?? 0 });
    case 'grant':
      return render(`console.concern.grant.${waitsFor ?? 'any'}`, language, { number: number ?? '' });
  }
}

/** The person a concern is about, with the number to call. */
export const Called = ({ person }: { readonly person: OpenConcernAnswer['person'] }) =>
  person === null ? (
    '–'
  ) : (
    <>
      {person.name ?? '–'} <bdi dir="ltr">{person.phone}</bdi>
    </>
  );

export type DoneButtonProps = {
  readonly concern: Pick<OpenConcernAnswer, 'concernId' | 'centre' | 'version'> &
    Partial<Pick<OpenConcernAnswer, 'forAdministrators'>>;
  readonly formToken: string;
  readonly language: Language;
  /** The list that the form returns to. */
  readonly list: 'concerns' | 'untold';
};

/** A button that settles a concern; screen readers add its subject, `what-<id>`. */
export const DoneButton = ({
  concern: { concernId, centre, version, forAdministrators },
  formToken,
  language,
  list,
}: DoneButtonProps) => (
  <form method="post" action={`${concernsPath}/${concernId}/settle`}>
    <HiddenFields
      fields={{
        ...{ formToken, centre: forAdministrators === true ? 'all' : centre, list },
        ...{ version, outcome: 'seen' },
      }}
    />
    <button
      type="submit"
      class="plain"
      id={`done-${concernId}`}
      aria-labelledby={`done-${concernId} what-${concernId}`}
    >
      {render('console.done', language)}
    </button>
  </form>
);

/** The list of people to call about a concern. */
export const callsPath = (concernId: string): string => `${concernsPath}/${concernId}/calls`;

type RowProps = {
  readonly concern: OpenConcernAnswer;
  readonly formToken: string;
  readonly language: Language;
  readonly whose: WhoseConcerns;
};

/** The page that shows more of a concern, or where it can be dealt with. */
function addressOf(concern: OpenConcernAnswer): string | undefined {
  const { about, concernId, activityId, sessionId, grantId, centre, year, rearrangementId } = concern;
  if (rearrangementId !== null) return callsPathOf(rearrangementId);
  if (about === 'calls') return callsPath(concernId);
  if (about === 'dispute' && activityId !== null && sessionId !== null)
    return sheetPath({ activityId, sessionId });
  // The course looked back on: how each person did, and every session with its sheet.
  if ((about === 'absences' || about === 'no-sheet') && activityId !== null) return coursePath(activityId);
  if (grantId !== null) return `/console/grants/${grantId}`;
  return about === 'budget'
    ? `/console/grants?${new URLSearchParams({ centre, year: String(year) })}`
    : undefined;
}

function Row({ concern, formToken, language, whose }: RowProps) {
  const { concernId, person, raisedAt } = concern;
  const address = addressOf(concern);
  return (
    <tr>
      <th scope="row" id={`what-${concernId}`}>
        {whose === 'all' && `${render(`centre.${concern.centre}`, language)}: `}
        {address === undefined ? (
          textOf(concern, language)
        ) : (
          <a href={address}>{textOf(concern, language)}</a>
        )}
      </th>
      <td>
        <Called person={person} />
      </td>
      <td>
        <time dateTime={raisedAt}>
          <bdi dir="ltr">{localDate(raisedAt)}</bdi>
        </time>
      </td>
      <td>
        {/* People who are called together are settled on their list. */}
        {concern.rearrangementId === null && (
          <DoneButton {...{ concern, formToken, language }} list="concerns" />
        )}
      </td>
    </tr>
  );
}
