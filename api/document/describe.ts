/**
 * How calls are said in words. Read by the document and the reference page; no function imports what is made
 * with it.
 */
import { toJSONSchema } from 'zod';
import type * as z from 'zod/mini';
import type { Call, Calls } from '#api/call.ts';

export type Json = { readonly [name: string]: unknown };

/** What an answer means, the name of its schema in the document, and a sample of it. */
type InWords = readonly [says: string, schema?: string, sample?: unknown];

/** A call in words. */
export type CallWords = {
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: Readonly<
    Record<string, { readonly description?: string; readonly example?: string }>
  >;
  /** The name of the schema of its body, and a sample. */
  readonly body?: readonly [schema: string, sample: unknown];
  readonly gives: InWords;
  /** Its other answers, by status. */
  readonly or?: Readonly<Record<number, InWords>>;
  /** The thing whose version its `ETag` is, if not the capability's own. */
  readonly etag?: string;
  /** The target of its `Location`; `''` if that is plain. */
  readonly location?: string;
  /** Why it is refused, by status, where the usual words do not fit. */
  readonly refuses?: Readonly<Record<number, string>>;
};

/** All calls of a capability in words. */
export type Words<Of extends Calls = Calls> = {
  readonly tag: 'Activities' | 'Registrations' | 'Grants' | 'Staff';
  /** Why its calls are refused, by status, unless a call has its own words. */
  readonly refuses?: Readonly<Record<number, string>>;
  readonly etag?: string;
  /** The schemas that its calls name. */
  readonly schemas: Readonly<Record<string, Json>>;
  readonly calls: { readonly [Name in keyof Of]: CallWords };
};

/**
 * The zod schema that a part of the document was made of, so that bodies and samples can be held against it.
 */
const behind = new WeakMap<Json, z.ZodMiniType>();
/** The zod schema that `schemaOf` made this part from; `undefined` for a part that was written by hand. */
export const schemaBehind = (json: Json): z.ZodMiniType | undefined => behind.get(json);

/**
 * A zod schema as JSON Schema (2020-12, as OpenAPI 3.1 wants it), with a sentence for the fields that need
 * one.
 */
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
  const described: Json = json.properties === undefined ? json : { ...json, properties };
  behind.set(described, schema);
  return described;
}

/** A reference to a schema of the document by its name. */
export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** A page of a list of what this schema describes. */
export const pageOf = (name: string): Json => ({
  type: 'object',
  required: ['items', 'cursor'],
  properties: {
    items: { type: 'array', items: ref(name) },
    cursor: { type: ['string', 'null'], description: 'Where the list goes on; null at its end.' },
  },
});

/** The usual words for refusals, by status. */
const usual: Readonly<Record<number, string>> = {
  401: 'No valid token.',
  403: 'Not for this login.',
  404: 'There is no such thing.',
  409: 'Not as it stands now.',
  412: 'It has changed since it was read.',
  415: 'The body is not JSON in UTF-8.',
  422: 'The key came before, with another request.',
  428: '`If-Match` is missing.',
  503: 'Busy: the same may be sent again.',
};

/** The words for a refusal: the call's own, else the capability's, else the usual ones. */
export function whyRefused(call: Call, status: number, of: Pick<Words, 'refuses'>, own: CallWords): string {
  const said = own.refuses?.[status] ?? of.refuses?.[status];
  if (said !== undefined) return said;
  if (status === 400) return badRequest(call);
  if (status === 413) return `The body is larger than ${(call.takes?.most ?? 16 * 1024) / 1024} KB.`;
  return usual[status] ?? `Refused (${status}).`;
}

function badRequest({ takes = {} }: Call): string {
  const { key, version, body, mayBeEmpty } = takes;
  const headers = key && version ? 'A header is missing' : 'The key is missing';
  if (key) return `${headers}${body ? ', or something in the body is' : ' or'} not as it must be.`;
  if (body === undefined) return 'A parameter is not known or not allowed.';
  return mayBeEmpty
    ? 'There is a body, and it is not an empty object.'
    : 'Something in the body is not as it must be.';
}
