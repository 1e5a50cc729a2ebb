import type { CentreId, Language } from '#events/index.ts';
import { render } from '#shared/language/messages/console/index.ts';

/** The centres that a login may look at, if there are several; the current one is marked. */
export function CentreChoice({
  centres,
  centre,
  addressOf,
  language,
  beside,
}: {
  readonly centres: readonly CentreId[];
  /** The centre shown; `undefined` if the page shows something else. */
  readonly centre: CentreId | undefined;
  readonly addressOf: (centre: CentreId) => string;
  readonly language: Language;
  /** What else there is to look at. */
  readonly beside?:
    | { readonly address: string; readonly label: string; readonly isShown: boolean }
    | undefined;
}) {
  if (centres.length < 2 && beside === undefined) return null;
  return (
    <nav class="filter" aria-label={render('page.centre', language)}>
      {centres.map((id) => (
        <a key={id} href={addressOf(id)} aria-current={id === centre ? 'page' : undefined}>
          {render(`centre.${id}`, language)}
        </a>
      ))}
      {beside !== undefined && (
        <a href={beside.address} aria-current={beside.isShown ? 'page' : undefined}>
          {beside.label}
        </a>
      )}
    </nav>
  );
}
