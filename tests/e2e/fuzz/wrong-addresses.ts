import fc from 'fast-check';
import { fits, type Operation, type Parameter } from './document.ts';
import { oddName, oddTexts } from './odd-values.ts';
import type { RawRequest } from './send.ts';
import { json, longestName, type Violation } from './violation.ts';

/** A token, and an id, that could be one and are none. */
const noToken = 'A'.repeat(64);
const noId = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a10';
/** The path with a code or a centre that there is, or a token or an id that there is not. */
export const concrete = (path: string): string =>
  path
    .replace('{code}', '214')
    .replace('{centre}', 'kirkuk')
    .replace('{year}', '2026')
    .replace('{number}', '100000')
    .replace('{application}', '1')
    .replace('/applications/{token}', `/applications/${noToken.slice(0, 43)}`)
    .replace('{token}', noToken)
    .replaceAll(/\{\w+Id\}/g, noId);

/** What may be a text of an address; not half a character, which no address can hold. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** A parameter with an odd value, one that comes twice, one that is not known. */
export function wrongQuery(
  operation: Operation,
  parameters: readonly Parameter[],
  request: RawRequest,
): fc.Arbitrary<Violation> {
  const told = (parameter: string, search: string): Violation => ({
    operation,
    what: 'query',
    request: { ...request, path: `${request.path}?${search}` },
    status: 400,
    at: { parameter },
  });
  const odd = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'grapheme', maxLength: 60 }));
  const known = fc.constantFrom(...parameters);
  return fc.oneof(
    fc
      .tuple(known, odd)
      .filter(([{ schema }, text]) => schema.enum === undefined || !fits(schema, text))
      // What cannot be told from the schema is never what an odd text is: a cursor, a scope.
      .filter(([{ schema }, text]) => schema.pattern === undefined || !fits(schema, text))
      .map(([{ name }, text]) => told(name, `${name}=${encoded(text.slice(0, 3_000))}`)),
    known.map(({ name, schema }) => {
      const value = encoded(String(schema.enum?.[0] ?? 'all'));
      return told(name, `${name}=${value}&${name}=${value}`);
    }),
    fc
      .tuple(oddName, odd)
      .map(([name, text]) => [name.toWellFormed(), text] as const)
      .filter(([name]) => !parameters.some((one) => one.name === name))
      .map(([name, text]) =>
        told(name.slice(0, longestName), `${encoded(name)}=${encoded(text.slice(0, 3_000))}`),
      ),
  );
}

/** Codes and tokens that are none. */
export function wrongPath(operation: Operation, request: RawRequest): fc.Arbitrary<Violation> {
  const right =
    operation.body === undefined
      ? request
      : {
          ...request,
          headers: { ...request.headers, ...json },
          body: JSON.stringify(operation.body.example),
        };
  const segment = fc.oneof(
    fc.constantFrom(
      ...[
        '%2e%2e%2f',
        '..%2f..%2fconsole',
        '%00',
        '%ff',
        '%c0%af',
        '%25',
        '%E0%A4',
        '٢١٤',
        '999',
        '0214',
        '214%20',
      ],
      ...[
        '1e2',
        '-1',
        '21',
        '2145',
        '__proto__',
        'constructor',
        '%7Btoken%7D',
        'x'.repeat(4_000),
        `${noToken}A`,
      ],
    ),
    fc.stringMatching(/^[A-Za-z0-9_-]{64}$/),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 70 }).map(encoded),
  );
  return segment
    .map((text) => text.replace(/[^\x21-\x7e]/g, encoded))
    .filter((text) => !/^([1-9]\d\d|\.{1,2})$/.test(text) && !/[?#]/.test(text))
    .map((text) => ({
      operation,
      what: 'path',
      request: { ...right, path: operation.path.replace(/\{\w+\}/, () => text) },
      status: 404,
    }));
}
