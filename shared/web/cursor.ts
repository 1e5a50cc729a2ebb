import type { Schema } from './checked.ts';

/** The cursor of a place in a list, opaque to callers. */
export const cursorText = (place: unknown): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor, which anyone may send; `undefined` for a text that is not one. */
export const cursorOf =
  <T>(schema: Schema<T>) =>
  (text: string): T | undefined => {
    if (!/^[\w-]{1,200}$/.test(text)) return undefined;
    const read = schema.safeParse(parsed(Buffer.from(text, 'base64url').toString('utf8')));
    return read.success ? read.data : undefined;
  };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Someone made the cursor up.
    return undefined;
  }
}
