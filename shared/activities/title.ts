import type { CentreId, Language } from '#events/index.ts';
import { firstLanguageOf } from './centres.ts';
import type { Titles } from './schema.ts';

/** A title with its language. */
type TitleIn = { readonly text: string; readonly language: Language };

/**
 * The title of an activity in a language; where it has none, in the activity's own first language: that of
 * its centre, else the first it has. Throws when it has no title at all.
 */
export function titleIn(
  { titles, centre }: { readonly titles: Titles; readonly centre: CentreId },
  language: Language,
): TitleIn {
  // Object.keys types the keys of `titles` as strings; they are languages.
  const own = Object.keys(titles) as readonly Language[];
  for (const each of [language, firstLanguageOf[centre], ...own]) {
    const text = titles[each];
    if (text !== undefined) return { text, language: each };
  }
  throw new Error('An activity has no title');
}
