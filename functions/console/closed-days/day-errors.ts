import type { FieldError } from '#shared/web/index.ts';

/** Errors with `dateInvalid` for the days of a form (`/first`, `/days/7/last`). */
export const dayErrors = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.map((error) =>
    'pointer' in error && /\/(?:first|last)$/.test(error.pointer)
      ? { ...error, reason: 'dateInvalid' }
      : error,
  );
