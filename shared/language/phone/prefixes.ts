/**
 * The prefixes of numbers that may be texted, from a function's environment: `+9647`, or several separated by
 * commas.
 * @throws when there is none, or one is malformed: it could allow the whole world
 */
export function prefixesFrom(text: string | undefined): readonly string[] {
  const prefixes = (text ?? '').split(',');
  if (!prefixes.every((prefix) => /^\+\d{1,10}$/.test(prefix))) {
    throw new Error('ALLOWED_PREFIXES is not set as it must be: which numbers may be texted is not known');
  }
  return prefixes;
}
