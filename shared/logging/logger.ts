import { Logger } from '@aws-lambda-powertools/logger';

/** Keys whose values are personal: no log line holds them, at any depth. */
const personal = new Set([
  'name',
  'foldedName',
  'phone',
  'birthYear',
  'body',
  'text',
  'messageBody',
  'originationNumber',
  'PhoneNumber',
  'Message',
  'secret',
  'token',
  'manageUrl',
]);

/**
 * As many digits, of any script, as a phone number has; not the last group of a UUID, which may be all
 * digits.
 */
const phoneLike = /(?<!-[\da-f]{4}-\d*)\+?\p{Nd}{9,15}(?![\w-])/gu;

/** A JSON replacer that hides personal values, and any number in a text long enough to be a phone's. */
export function withoutPersonalData(key: string, value: unknown): unknown {
  if (personal.has(key) && value !== null && typeof value !== 'object') return '«hidden»';
  if (value instanceof Error)
    return { type: value.constructor.name, message: value.message, stack: value.stack };
  return typeof value === 'string' ? value.replace(phoneLike, '«number»') : value;
}

/** The logger of a function: JSON lines, the function's name from its environment, nothing personal. */
export const functionLogger = (): Logger => new Logger({ jsonReplacerFn: withoutPersonalData });
