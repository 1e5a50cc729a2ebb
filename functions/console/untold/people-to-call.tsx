import type { ComponentChildren } from 'preact';
import type { Language } from '#events/index.ts';
import { formatDayTimeLong } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { ToCallAnswer } from '#shared/staff/index.ts';
import { Called } from '../concerns/list-page.tsx';
import { HiddenFields } from '../frame/hidden-fields.tsx';
import { ListTable } from '../frame/list-table.tsx';

type PeopleToCallProps<Person> = {
  readonly people: readonly Person[];
  readonly language: Language;
  /** What to call her about, if it is not the same for everyone. */
  readonly about?: ((person: Person) => ComponentChildren) | undefined;
  /** What follows a person in her row, if there is something to do. */
  readonly action?: ((person: Person) => ComponentChildren) | undefined;
};

/** A button that notes a call; once she was called, the time of the call. */
export const CalledButton = ({
  personId,
  calledAt,
  action,
  fields,
  language,
}: {
  readonly personId: string;
  readonly calledAt: string | null;
  /** The address that the form is sent to, with `fields`. */
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly language: Language;
}) =>
  calledAt === null ? (
    <form method="post" action={action}>
      <HiddenFields fields={{ ...fields, personId }} />
      <button
        type="submit"
        class="plain"
        id={`called-${personId}`}
        aria-labelledby={`called-${personId} who-${personId}`}
      >
        {render('console.called', language)}
      </button>
    </form>
  ) : (
    <time dateTime={calledAt}>{formatDayTimeLong(calledAt, language)}</time>
  );

/** The people no text tells in time, with number and reason, in as few columns as a phone shows. */
export function PeopleToCall<Person extends ToCallAnswer>({
  people,
  language,
  about,
  action,
}: PeopleToCallProps<Person>) {
  if (people.length === 0) return null;
  const columns = [
    render('console.who', language),
    ...(action === undefined ? [] : [render('console.called', language)]),
  ];
  return (
    <ListTable label={render('console.toCall', language)} columns={columns}>
      {people.map((person) => (
        <tr key={person.personId}>
          <th scope="row" class="said" id={`who-${person.personId}`}>
            <Called person={person} />
            <p class="hint">{render(`console.untoldReason.${person.reason}`, language)}</p>
            {about?.(person)}
          </th>
          {action !== undefined && <td>{action(person)}</td>}
        </tr>
      ))}
    </ListTable>
  );
}
