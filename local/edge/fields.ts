/** Reading JSON of unknown shape. */

export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object to read by key; without any keys when it is not one. */
export function asFields(value: unknown): Fields {
  // Any object can be read by key as unknown values.
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** The value when it is a string, otherwise the empty string. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
