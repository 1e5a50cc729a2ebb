import * as z from 'zod/mini';
import { type Language, languages } from '#events/vocabulary.ts';

/** One value in each language, and nothing else: what is announced, named or written to all. */
export const inEachLanguage = <Value extends z.ZodMiniType>(value: Value) =>
  // Object.fromEntries forgets that the keys are all languages.
  z.strictObject(
    Object.fromEntries(languages.map((language) => [language, value])) as Readonly<Record<Language, Value>>,
  );
