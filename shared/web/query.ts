import { type FieldError, type Problem, problem } from './problem.ts';
import type { Request } from './request.ts';

/** A reader for each parameter of an address; it gives `undefined` for a text that is not allowed. */
export type Parameters<T> = { readonly [Name in keyof T]: (text: string) => T[Name] | undefined };

/**
 * The given parameters of an address, each checked. An unknown name, a repeated one or a value that is not
 * allowed is a problem (400) that names the parameter; a filter is never silently dropped. Those in
 * `required` must be given.
 */
export function readQuery<T extends object, Required extends keyof T & string = never>(
  { query }: Request,
  parameters: Parameters<T>,
  required: readonly Required[] = [],
): { readonly value: Partial<T> & Pick<T, Required> } | Problem {
  const errors: FieldError[] = required
    .filter((name) => !query.has(name))
    .map((parameter) => ({ parameter, reason: 'required' }));
  const value: Partial<T> = {};
  for (const name of new Set(query.keys())) {
    const given = query.getAll(name);
    if (!isNameOf(parameters, name)) errors.push({ parameter: name.slice(0, 64), reason: 'unknownField' });
    else {
      const read = given.length === 1 ? parameters[name](given[0] ?? '') : undefined;
      if (read === undefined) errors.push({ parameter: String(name), reason: 'invalidChoice' });
      else value[name] = read;
    }
  }
  if (errors.length > 0) return problem('invalid-request', 400, { errors: errors.slice(0, 20) });
  // Required parameters are there, or their absence was among the errors.
  return { value: value as Partial<T> & Pick<T, Required> };
}

const isNameOf = <T extends object>(parameters: Parameters<T>, name: string | keyof T): name is keyof T =>
  Object.hasOwn(parameters, name);

/** A parameter that is one of a closed list. */
export const oneOf =
  <Value extends string>(values: readonly Value[]) =>
  (text: string): Value | undefined =>
    values.find((value) => value === text);
