/**
 * Checks values against a schema. Apart from `body.ts`, which every start loads; this loads the error texts.
 */
import { mostBytes, parsedJson, type Read, readText } from './body.ts';
import { pointersOf } from './pointers.ts';
import { problem } from './problem.ts';
import type { Request } from './request.ts';

/** The part of a zod schema that is used here. */
export type Schema<T> = {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: Parameters<typeof pointersOf>[0] } };
};

/**
 * A JSON body that fits the schema, or a problem with its errors, field by field. `most`: the limit in bytes.
 */
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
