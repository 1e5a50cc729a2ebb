import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { fits, type Operation, type Schema } from './document.ts';
import { oddName, oddValue } from './odd-values.ts';
import type { RawRequest } from './send.ts';
import { pointerTo, type Violation } from './violation.ts';

/** JSON of these fields, as they are: an object literal would lose `__proto__`, and a field that comes twice. */
const object = (entries: readonly (readonly [string, unknown])[]): string =>
  `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;

/** JSON with one field that is not as the schema says: of another kind, missing, not known, there twice. */
export function wrongBodies(
  operation: Operation,
  { schema: { properties = {}, required = [] }, example }: NonNullable<Operation['body']>,
  request: RawRequest,
): fc.Arbitrary<Violation>[] {
  const right = Object.entries(example);
  const without = (name: string) => right.filter(([other]) => other !== name);
  const told = (what: string, pointer: string | undefined, body: string): Violation => ({
    operation,
    what,
    request: { ...request, body },
    status: 400,
    ...(pointer !== undefined && { at: { pointer } }),
  });
  /** Of what holds more, what is wrong may be within. */
  const holdsMore = ({ type, anyOf, oneOf }: Schema, value: unknown) =>
    (type === 'array' || type === 'object' || anyOf !== undefined || oneOf !== undefined) &&
    typeof value === 'object' &&
    value !== null;
  const fields = Object.entries(properties);
  const inFields = (): fc.Arbitrary<Violation>[] => {
    const wrongValue = fc.constantFrom(...fields).chain(([name, schema]) =>
      oddValue
        // Blanks around a text are forgiven.
        .filter((value) => !fits(schema, value) && !(typeof value === 'string' && fits(schema, value.trim())))
        .map((value) =>
          told(
            `wrong ${name}`,
            holdsMore(schema, value) ? undefined : pointerTo(name),
            object([...without(name), [name, value]]),
          ),
        ),
    );
    const twice = fc
      .constantFrom(...fields)
      .map(([name, { type }]) => [name, type === 'object' ? [] : {}] as const)
      .map(([name, last]) =>
        told(`${name} twice`, pointerTo(name), object([...right, [name, null], [name, last]])),
      );
    return [wrongValue, wrongValue, twice];
  };
  const missing = required.map((name) =>
    fc.constant(told(`no ${name}`, pointerTo(name), object(without(name)))),
  );
  const extra = fc
    .tuple(oddName, oddValue)
    .filter(([name]) => !Object.hasOwn(properties, name))
    .map(([name, value]) => told(`more: ${name}`, pointerTo(name), object([...right, [name, value]])));
  // A body that says nothing by itself has no field to be wrong.
  return [
    extra,
    ...(fields.length === 0 ? [] : inFields()),
    ...(missing.length === 0 ? [] : [fc.oneof(...missing)]),
  ];
}

/** What is no JSON, says that it is something else, or is too large. */
export function wrongBytes(
  operation: Operation,
  { example, most }: NonNullable<Operation['body']>,
  request: RawRequest,
): fc.Arbitrary<Violation>[] {
  const right = JSON.stringify(example);
  const { 'content-type': _, ...untyped } = request.headers;
  const refused = (status: number, what: string, cases: readonly Partial<RawRequest>[]) =>
    fc.constantFrom(...cases).map((one) => ({
      operation,
      what,
      request: { ...request, body: right, ...one },
      status,
    }));
  const noJson: readonly (string | Buffer)[] = [
    ...['', '{', 'null', 'true', '0', '[]', '"text"', 'NaN', 'undefined', right.slice(0, -1), `${right}}`],
    ...[`[${right}]`, right.replaceAll('"', "'"), `\u0000${right}`, '['.repeat(4_000), '{"a":'.repeat(2_000)],
    ...['{"birthYear":NaN}', '{"birthYear":01}', '{"childcare":1e400}', '{"childcare":-0.5}', '// {}'],
    Buffer.from(right, 'utf16le'),
    Buffer.concat([Buffer.from(right.slice(0, -1)), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from('}')]),
    Buffer.from([0xed, 0xa0, 0x80]),
  ];
  const otherTypes = [
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'json'],
    ...['application/json; charset=latin1', 'application/jsonp', 'application/xml', '*/*', ';'],
  ];
  const encodedAs = (encoding: string) => ({ ...request.headers, 'content-encoding': encoding });
  const oneTooMany = most + 1 - Buffer.byteLength(right);
  return [
    refused(
      400,
      'no JSON',
      noJson.filter((body) => body !== right).map((body) => ({ body })),
    ),
    refused(415, 'another type', [
      ...otherTypes.map((type) => ({ headers: { ...untyped, 'content-type': type } })),
      { headers: untyped },
      ...['gzip', 'br', 'deflate', 'made-up'].map((encoding) => ({ headers: encodedAs(encoding) })),
      { headers: encodedAs('gzip'), body: gzipSync(right) },
    ]),
    refused(413, 'too large', [
      { body: right + ' '.repeat(oneTooMany) },
      { body: `{"name":"${'x'.repeat(200_000)}"}` },
    ]),
  ];
}
