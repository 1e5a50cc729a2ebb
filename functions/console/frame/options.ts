import { activityKinds, type CentreId, type Language } from '#events/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { Option } from '#shared/web/index.ts';

/** The centres of a login, to choose one of in a form. */
export const centreOptions = (centres: readonly CentreId[], language: Language): readonly Option[] =>
  centres.map((value) => ({ value, text: render(`centre.${value}`, language) }));

/** The kinds of activities, to choose one of in a form. */
export const kindOptions = (language: Language): readonly Option[] =>
  activityKinds.map((value) => ({ value, text: render(`kind.${value}`, language) }));
