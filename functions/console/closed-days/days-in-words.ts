import type { Language } from '#events/index.ts';
import { formatDate, formatDay } from '#shared/language/index.ts';

type Days = { readonly first: string; readonly last: string };

const inWords =
  (format: (day: string, language: Language) => string) =>
  ({ first, last }: Days, language: Language): string =>
    first === last ? format(first, language) : `${format(first, language)} – ${format(last, language)}`;

/** The first day, and the last if they differ. */
export const daysInWords = inWords(formatDate);

/** The same days without their year, for a list below that year. */
export const daysOfYearInWords = inWords((day, language) => formatDay(`${day}T09:00:00Z`, language));
