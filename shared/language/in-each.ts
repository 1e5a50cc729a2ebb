import * as z from 'zod/mini';
import { type Language, languages } from '#events/vocabulary.ts';

/**
 * A schema of one value in each language and nothing else, for announcements, names and texts to everyone.
 */
export const inEachLanguage = <Value extends z.ZodMiniType>(value: Value) =>
  // Object.fromEntries loses that the keys are all the languages.
  z.strictObject(
    Object.fromEntries(languages.map((language) => [language, value])) as Readonly<Record<Language, Value>>,
  );
