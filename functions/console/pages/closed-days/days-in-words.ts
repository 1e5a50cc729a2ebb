import type { Language } from '../../../../events/index.ts';
import { formatDate } from '../../../../shared/language/index.ts';

/** The first day, and the last where it is another. */
export const daysInWords = (
  { first, last }: { readonly first: string; readonly last: string },
  language: Language,
): string =>
  first === last
    ? formatDate(first, language)
    : `${formatDate(first, language)} – ${formatDate(last, language)}`;
