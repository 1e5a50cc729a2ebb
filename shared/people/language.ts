import type { Language } from '#events/index.ts';
import type { PhoneState, WrittenIn } from './schema.ts';

/**
 * The language something is told in: the one that was asked for by a word; else the one that was recorded with what it
 * is about, and where that was but guessed, the one its phone is known by since (domain.md rule 4).
 */
export const languageNow = (
  { language, languageIsGuess }: WrittenIn,
  { chosenLanguage, language: known }: Pick<PhoneState, 'chosenLanguage' | 'language'>,
): Language => chosenLanguage ?? (languageIsGuess === true ? known : undefined) ?? language;

/** No more than the language that something is recorded in, and whether that is a guess. */
export const writtenIn = ({ language, languageIsGuess }: WrittenIn): WrittenIn => ({
  language,
  ...(languageIsGuess === true ? { languageIsGuess } : {}),
});
