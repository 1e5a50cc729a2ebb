import type { Language } from '#events/index.ts';
import { othersThan } from '#shared/language/index.ts';
import { segmentsOf } from '../spend/spend.ts';
import type { Introduction } from './first-text-notice.ts';

/**
 * A first answer in a language that was but guessed: with the others named in the words that are texted back to get them,
 * and where there is no room for that, with fewer words of consent. Where it would cost a segment more, without; but where
 * nothing is kept of its owner, so that it says nothing of consent, always.
 *
 * @param say the answer with what is said in it for the first time
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
