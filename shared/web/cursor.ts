import type { Schema } from './checked.ts';

/** Where a list goes on, as callers carry it: opaque to them. */
export const cursorText = (place: unknown): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor, which is made only here but may come from anyone; `undefined` for what is none. */
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
    // Someone made the cursor up: it stands for nothing.
    return undefined;
  }
}
