import type { CentreId, Language } from '#events/index.ts';
import { localeOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { concernCentres, type Staff } from '#shared/staff/index.ts';
import { untoldPath } from '../concerns/list-page.tsx';

type NotToldProps = {
  readonly staff: Staff;
  readonly centre: CentreId;
  /** How many of the people on the page no text has told. */
  readonly count: number;
  readonly language: Language;
};

/** Says how many people were not told, with a link to the centre's list for logins that may see it. */
export function NotTold({ staff, centre, count, language }: NotToldProps) {
  const label = render('console.untold', language);
  return (
    <p class="note">
      {concernCentres(staff).includes(centre) ? (
        <a href={`${untoldPath}?centre=${centre}`}>{label}</a>
      ) : (
        label
      )}
      {': '}
      <bdi>{new Intl.NumberFormat(localeOf[language]).format(count)}</bdi>
    </p>
  );
}
