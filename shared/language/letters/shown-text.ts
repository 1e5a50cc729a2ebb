import * as z from 'zod/mini';
import { isBlank } from './blank.ts';

/**
 * A schema of visible free text, trimmed, of at least `least` and at most `most` UTF-16 units. Lone
 * surrogates, which UTF-8 cannot hold, become the replacement character.
 */
export const shownText = (most: number, least = 1) =>
  z.string().check(
    z.overwrite((text) => text.toWellFormed()),
    z.trim(),
    z.minLength(least),
    z.maxLength(most),
    z.refine((text) => !isBlank(text)),
  );
