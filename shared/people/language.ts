import type { Language } from '#events/index.ts';
import type { PhoneState, WrittenIn } from './schema.ts';

/**
 * The language to tell something in: the one the phone asked for by a word; else the one recorded with it;
 * where that was a guess, the one its phone is known by since (domain.md rule 4).
 */
export const languageNow = (
  { language, languageIsGuess }: WrittenIn,
  { chosenLanguage, language: known }: Pick<PhoneState, 'chosenLanguage' | 'language'>,
): Language => chosenLanguage ?? (languageIsGuess === true ? known : undefined) ?? language;

/** The language something is recorded in and whether it is a guess, without other properties. */
export const writtenIn = ({ language, languageIsGuess }: WrittenIn): WrittenIn => ({
  language,
  ...(languageIsGuess === true ? { languageIsGuess } : {}),
});
