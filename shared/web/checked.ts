/** Values held against a schema: apart from `body.ts`, whose reader is in every start, and this has the texts of errors. */
import { mostBytes, parsedJson, type Read, readText } from './body.ts';
import { pointersOf } from './pointers.ts';
import { problem } from './problem.ts';
import type { Request } from './request.ts';

/** What a zod schema answers; all that is used of one here. */
export type Schema<T> = {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: Parameters<typeof pointersOf>[0] } };
};

/** A JSON body that fits the schema, or what is wrong with it, field by field. `most` bytes where more is read than usual. */
export function readJson<T>(request: Request, schema: Schema<T>, most = mostBytes): Read<T> {
  const text = readText(request, 'application/json', most);
  if ('problem' in text) return text;
  const value = parsedJson(text.value);
  if (value === undefined) return problem('invalid-request', 400);
  return checked(value, schema);
}

/** A value that fits the schema, or a problem with a JSON pointer for each field that does not. */
export function checked<T>(value: unknown, schema: Schema<T>): Read<T> {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  return problem('invalid-request', 400, { errors: pointersOf(result.error.issues, value) });
}
