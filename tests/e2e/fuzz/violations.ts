import fc from 'fast-check';
import type { Operation } from './document.ts';
import type { RawRequest } from './send.ts';
import { json, type Violation } from './violation.ts';
import { concrete, wrongPath, wrongQuery } from './wrong-addresses.ts';
import { wrongBodies, wrongBytes } from './wrong-bodies.ts';

/** Everything that can be wrong with one call. `headers` make it otherwise right. */
export function violationsOf(
  operation: Operation,
  headers: Readonly<Record<string, string>>,
): fc.Arbitrary<Violation> {
  const request = { method: operation.method, path: concrete(operation.path), headers };
  const query = operation.parameters.filter((one) => one.in === 'query');
  const inPath = operation.parameters.filter((one) => one.in === 'path');
  const kinds: fc.Arbitrary<Violation>[] = [wrongMethod(operation, request)];
  if (operation.body !== undefined) {
    const right = { ...request, headers: { ...headers, ...json } };
    kinds.push(
      ...wrongBodies(operation, operation.body, right),
      ...wrongBytes(operation, operation.body, right),
    );
  }
  if (query.length > 0) kinds.push(wrongQuery(operation, query, request));
  if (inPath.length > 0) kinds.push(wrongPath(operation, request));
  if (operation.parameters.some(({ name }) => name === 'Idempotency-Key'))
    kinds.push(wrongKey(operation, request));
  return fc.oneof(...kinds);
}

function wrongMethod(operation: Operation, request: RawRequest): fc.Arbitrary<Violation> {
  const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !operation.methods.includes(one));
  return fc.constantFrom(...others).map((method) => ({
    operation,
    what: method,
    request: { ...request, method },
    status: 405,
  }));
}

function wrongKey(operation: Operation, request: RawRequest): fc.Arbitrary<Violation> {
  const { 'idempotency-key': _, ...keyless } = request.headers;
  const body = JSON.stringify(operation.body?.example);
  const headers = { ...keyless, ...json };
  return fc.oneof(
    fc.constant({ operation, what: 'no key', request: { ...request, headers, body }, status: 400 }),
    fc
      .constantFrom<string | string[]>(
        ...[
          'short',
          'x'.repeat(129),
          'with a blank',
          'semi;colon-key',
          'quote"quote"',
          '\u00e9\u00e8\u00ea key-key',
        ],
        ['key-one-key', 'key-two-key'],
      )
      .map((key) => ({
        operation,
        what: 'key',
        request: { ...request, headers: { ...headers, 'idempotency-key': key }, body },
        status: 400,
        at: { header: 'Idempotency-Key' },
      })),
  );
}
