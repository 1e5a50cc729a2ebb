import type { Language } from '#events/index.ts';
import { othersThan } from '#shared/language/index.ts';
import { segmentsOf } from '../spend/spend.ts';
import type { Introduction } from './first-text-notice.ts';

/**
 * Adds the other languages to a first answer in a guessed language, in the words that are texted back to get
 * them; with the brief consent where the room needs it. Left out where that costs another segment, unless
 * nothing is kept of the owner and so no consent is told: then always added.
 *
 * @param say the answer with the given first-text notice
 */
export function namingOthers(
  say: (first: Introduction) => string,
  language: Language,
  first: Introduction,
): string {
  if (first === 'none') return `${say(first)}\n${othersThan[language]}`;
  const usual = say('consent');
  const most = segmentsOf(usual);
  const named = (['consent', 'consent-brief'] as const).map(
    (first) => `${say(first)}\n${othersThan[language]}`,
  );
  return named.find((text) => segmentsOf(text) <= most) ?? usual;
}
