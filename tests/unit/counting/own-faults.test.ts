import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { isOwnFault } from '#shared/streaming/index.ts';

/** As AWS answers a transaction that it cancels: a reason for each write, in their order. */
const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

it.each([
  ['one write is wrong', cancelled('ValidationError')],
  ['one of several writes is wrong', cancelled('None', 'ValidationError', 'None')],
  ['several writes are wrong', cancelled('ValidationError', 'None', 'ValidationError')],
  ['the request is wrong as a whole', Object.assign(new Error(), { name: 'ValidationException' })],
  ['something is missing', new TypeError()],
  ['a day is none', new RangeError()],
])('%s: it is wrong the next time too', (_, fault) => {
  expect(isOwnFault(fault)).toBe(true);
});

it.each([
  ['another was first', cancelled('TransactionConflict', 'None')],
  ['another was first, and a write is wrong', cancelled('TransactionConflict', 'ValidationError')],
  ['the table is throttled', cancelled('ThrottlingError', 'ValidationError')],
  ['a condition failed', cancelled('ConditionalCheckFailed', 'ValidationError')],
  ['no reason is given', cancelled('None', 'None')],
  ['there are no reasons', cancelled()],
  ['the table does not answer', new Error('The table does not answer')],
  [
    'something else says so',
    Object.assign(new Error(), { CancellationReasons: [{ Code: 'ValidationError' }] }),
  ],
])('%s: it may be over the next time', (_, fault) => {
  expect(isOwnFault(fault)).toBe(false);
});
