import { toJSONSchema } from 'zod';
import type * as z from 'zod/mini';

export type Json = { readonly [name: string]: unknown };

/** A zod schema as JSON Schema (2020-12, as OpenAPI 3.1 wants it), with a sentence for the fields that need one. */
export function schemaOf(schema: z.ZodMiniType, sentences: Readonly<Record<string, string>> = {}): Json {
  const { $schema: _dialect, ...json } = toJSONSchema(schema, { io: 'input' });
  const properties = Object.fromEntries(
    Object.entries(json.properties ?? {}).map(([name, property]) => [
      name,
      sentences[name] === undefined || typeof property === 'boolean'
        ? property
        : { ...property, description: sentences[name] },
    ]),
  );
  return json.properties === undefined ? json : { ...json, properties };
}

export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
export const parameter = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });

/** An answer with a JSON body. */
export const answer = (description: string, schema: Json, example?: unknown, headers?: Json): Json => ({
  description,
  ...(headers === undefined ? {} : { headers }),
  content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } },
});

/** A problem (RFC 9457) as an answer; `types` are the ends of its `type`. */
export const problemAnswer = (description: string, ...types: readonly string[]): Json => ({
  description: `${description} ${types.map((type) => `\`/problems/${type}\``).join(', ')}`,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
