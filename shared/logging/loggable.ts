/**
 * Whether a value may be logged as it is: an id (a UUID) or a type of event. Neither has spaces, letters of
 * people's names in other scripts, or the number of a phone.
 */
export const isLoggable = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z.-]{0,63}$|^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
