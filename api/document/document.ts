import * as z from 'zod/mini';
import { type Call, refusalsOf } from '#api/call.ts';
import { languages } from '#events/index.ts';
import { keyPattern } from '#shared/web/request.ts';
import { type CallWords, type Json, ref, schemaOf, type Words, whyRefused } from './describe.ts';
import { described } from './described.ts';

const parameter = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });

/** The OpenAPI document, made of the calls. */
export const openApiDocument = (): Json => ({
  openapi: '3.1.1',
  info: {
    title: 'Diwan',
    version: '1.0.0',
    description:
      'Registration for community centres. Everything is free of charge. Public calls need no key; staff calls need an access token. Errors are problem details (RFC 9457).',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/api' }],
  tags: [
    { name: 'Activities', description: 'What is on, for anyone.' },
    { name: 'Registrations', description: 'A place for oneself and for children.' },
    { name: 'Grants', description: 'Small grants for groups of volunteers.' },
    { name: 'Staff', description: 'For those who run the centres.' },
  ],
  security: [],
  paths: paths(),
  components: {
    schemas: { ...Object.assign({}, ...described().map(({ words }) => words.schemas)), Problem: problem() },
    parameters: parameters(),
    securitySchemes: { staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
  },
});

/** The document as the text of its file. */
export const openApiText = (): string => `${JSON.stringify(openApiDocument(), null, 2)}\n`;

function paths(): Json {
  const all: Record<string, Json> = {};
  for (const { calls, words } of described())
    for (const [name, call] of Object.entries(calls)) {
      const own = words.calls[name];
      if (own === undefined) throw new Error(`Nothing is said of the call ${name}`);
      all[call.path] = { ...all[call.path], [call.method.toLowerCase()]: operation(name, call, words, own) };
    }
  return all;
}

function operation(operationId: string, call: Call, words: Words, own: CallWords): Json {
  const { body, mayBeEmpty } = call.takes ?? {};
  return {
    operationId,
    tags: [words.tag],
    summary: own.summary,
    ...(own.description === undefined ? {} : { description: own.description }),
    ...(call.who === 'anyone' ? {} : { security: [{ staff: [] }] }),
    parameters: parametersOf(call, own),
    ...(body === undefined || own.body === undefined
      ? {}
      : {
          requestBody: {
            required: !mayBeEmpty,
            content: { 'application/json': { schema: ref(own.body[0]), example: own.body[1] } },
          },
        }),
    responses: { ...answers(call, words, own), ...refusals(call, words, own) },
  };
}

function parametersOf({ takes = {} }: Call, own: CallWords): readonly Json[] {
  const parts = Object.entries(takes.path ?? {}).map(([name, { named, schema }]) =>
    named === undefined
      ? { name, in: 'path', required: true, ...own.parameters?.[name], schema }
      : parameter(named),
  );
  const query = Object.entries(takes.query ?? {}).map(([name, { named, schema, required }]) => {
    if (named !== undefined) return parameter(named);
    const said = name === 'cursor' ? { description: 'As the answer before gave it.' } : {};
    return {
      name,
      in: 'query',
      ...(required ? { required } : {}),
      ...said,
      ...own.parameters?.[name],
      schema,
    };
  });
  return [
    ...parts,
    ...(takes.unlockKey ? [parameter('UnlockKey')] : []),
    ...query,
    ...(takes.key ? [parameter('IdempotencyKey')] : []),
    ...(takes.version === undefined ? [] : [parameter(takes.version === true ? 'IfMatch' : 'IfMatchToo')]),
    parameter('AcceptLanguage'),
  ];
}

function answers({ gives }: Call, words: Words, own: CallWords): Json {
  const version = own.etag ?? words.etag ?? 'Its version: what `If-Match` is to say.';
  const headers = {
    ...(gives.etag === undefined ? {} : { ETag: { description: version, schema: { type: 'string' } } }),
    ...(own.location === undefined
      ? {}
      : {
          Location: {
            ...(own.location === '' ? {} : { description: own.location }),
            schema: { type: 'string', format: 'uri' },
          },
        }),
  };
  const answer = ([description, schema, sample]: CallWords['gives']): Json => ({
    description,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(gives.mediaType === undefined
      ? {}
      : { content: { [gives.mediaType]: { schema: { type: 'string' } } } }),
    ...(schema === undefined
      ? {}
      : {
          content: {
            'application/json': {
              schema: ref(schema),
              ...(sample === undefined ? {} : { example: sample }),
            },
          },
        }),
  });
  return {
    [gives.status]: answer(own.gives),
    ...Object.fromEntries(Object.entries(own.or ?? {}).map(([status, said]) => [status, answer(said)])),
  };
}

/** A problem (RFC 9457) as an answer, with the ends of its `type`. */
const refusals = (call: Call, words: Words, own: CallWords): Json =>
  Object.fromEntries(
    [...refusalsOf(call)].map(([status, types]) => [
      status,
      {
        description: `${whyRefused(call, status, words, own)} ${types.map((type) => `\`/problems/${type}\``).join(', ')}`,
        content: { 'application/problem+json': { schema: ref('Problem') } },
        ...(status === 503
          ? { headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } } }
          : {}),
      },
    ]),
  );

const problem = (): Json => {
  const error = z.object({
    pointer: z.optional(z.string()),
    parameter: z.optional(z.string()),
    header: z.optional(z.string()),
    detail: z.string(),
  });
  const details = z.object({
    type: z.string(),
    title: z.string(),
    status: z.int().check(z.gte(400), z.lte(599)),
    detail: z.optional(z.string()),
    errors: z.optional(z.array(error)),
  });
  return schemaOf(details, {
    type: 'Stable; relative to the address of the API.',
    title: 'In the asked language.',
    errors: 'Each points at a field (JSON Pointer), names a parameter of the address or a header.',
  });
};

const parameters = (): Json => ({
  ApplicationToken: {
    name: 'token',
    in: 'path',
    required: true,
    description: 'The last part of `manageUrl`.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
  },
  IfMatchToo: {
    name: 'If-Match',
    in: 'header',
    description: 'The version that is meant, as `ETag` gave it; without it, whichever there is.',
    schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
  },
  FileId: {
    name: 'fileId',
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  },
  UnlockKey: {
    name: 'X-Unlock-Key',
    in: 'header',
    description:
      'As `POST …/unlock` gave it, for half an hour. What is locked is shown and done with it alone.',
    schema: { type: 'string' },
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description:
      'The language of titles, texts and problems. Without one of ours (or with `*`): the `language` of the body, then that of what is answered about, then Arabic.',
    schema: { type: 'string' },
    example: 'ckb',
  },
  Language: {
    name: 'language',
    in: 'query',
    description: 'The language of titles; comes before Accept-Language.',
    schema: { type: 'string', enum: languages },
  },
  Token: {
    name: 'token',
    in: 'path',
    required: true,
    description: 'The last part of `manageUrl`.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{64}$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The version that is meant to be changed, as `ETag` gave it.',
    schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
    example: '"3"',
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'The same for every try of the same request; a new one for each new request. Kept for a week.',
    schema: { type: 'string', pattern: keyPattern.source },
    example: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10',
  },
});
