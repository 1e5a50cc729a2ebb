import type { CentreId, Language } from '../../../events/index.ts';
import { render } from '../../../shared/language/index.ts';

/** The centres that a login may look at, where there are several, the one that is shown marked. */
export function CentreChoice({
  centres,
  centre,
  addressOf,
  language,
}: {
  readonly centres: readonly CentreId[];
  readonly centre: CentreId;
  readonly addressOf: (centre: CentreId) => string;
  readonly language: Language;
}) {
  if (centres.length < 2) return null;
  return (
    <nav class="filter" aria-label={render('page.centre', language)}>
      {centres.map((id) => (
        <a key={id} href={addressOf(id)} aria-current={id === centre ? 'page' : undefined}>
          {render(`centre.${id}`, language)}
        </a>
      ))}
    </nav>
  );
}
