import type { ComponentChildren } from 'preact';
import type { Language } from '../../../events/index.ts';
import { render } from '../../../shared/language/index.ts';
import type { ToCallAnswer } from '../../../shared/staff/index.ts';
import { Called } from './concerns-page.tsx';
import { Scrolling } from './scrolling.tsx';

type PeopleToCallProps<Person> = {
  readonly people: readonly Person[];
  readonly language: Language;
  /** What she is to be called about, where it is not one thing for all. */
  readonly about?: ((person: Person) => ComponentChildren) | undefined;
  /** What stands behind a person, where there is something to do. */
  readonly action?: ((person: Person) => ComponentChildren) | undefined;
};

/** People whom no text tells in time, with the number to call, and why; in as few columns as a phone shows. */
export function PeopleToCall<Person extends ToCallAnswer>({
  people,
  language,
  about,
  action,
}: PeopleToCallProps<Person>) {
  if (people.length === 0) return null;
  return (
    <Scrolling label={render('console.toCall', language)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{render('console.who', language)}</th>
            {action !== undefined && <th scope="col">{render('console.called', language)}</th>}
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </Scrolling>
  );
}
