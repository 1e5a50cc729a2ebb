import * as z from 'zod/mini';
import { isBlank } from './blank.ts';

/**
 * Free text with something to see in it, of at most so many UTF-16 units once the space around it is gone, and at
 * least `least`. Halves of letters, which no one writes and UTF-8 cannot hold, become the sign for what cannot be shown.
 */
export const shownText = (most: number, least = 1) =>
  z.string().check(
    z.overwrite((text) => text.toWellFormed()),
    z.trim(),
    z.minLength(least),
    z.maxLength(most),
    z.refine((text) => !isBlank(text)),
  );
