import * as z from 'zod/mini';

const oldestBirthYear = 1900;

/**
 * A name as given, in any script, in one field: letters, marks, spaces and the signs names have, her nickname
 * in brackets. A tatweel, which only lengthens a line, makes no name.
 */
export const personName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1),
    z.maxLength(60),
    z.regex(/^(?=.*(?!\u0640)\p{L})[\p{L}\p{M}][\p{L}\p{M}\p{Zs}'’.()\-\u0640\u200c\u200d]*$/u),
  );
export const birthYear = z.int().check(z.gte(oldestBirthYear), z.lte(2100));
