/** What can go wrong between a function and DynamoDB, at the call where a test wants it. */
import { type Answer, type Call, failure, type Wire } from './wire.ts';

/**
 * `throttled`, `unavailable`: DynamoDB refuses, nothing is written. `timed-out`: the request never arrives.
 * `answer-lost`: it is carried out, but the answer does not come back. `conflict`: another transaction holds
 * an item. `crash-before`, `crash-after`: the process is gone before or after the call, and makes no other.
 */
export const faults = [
  'throttled',
  'unavailable',
  'timed-out',
  'answer-lost',
  'conflict',
  'crash-before',
  'crash-after',
] as const;
export type Fault = (typeof faults)[number];

/** The end of a process, which no code outlives: every later call over the same wire ends the same way. */
export class Crash extends Error {
  constructor() {
    super('The process is gone');
    this.name = 'Crash';
  }
}

export type FaultyWire = {
  readonly wire: Wire;
  /** Whether the call at fault was made at all. */
  readonly struck: () => boolean;
  /** How many calls were made. */
  readonly calls: () => number;
};

/** A wire on which call number `at` (from 1) meets `fault`; with `lasting` every call from there on does. */
export function faultAt(at: number, fault: Fault, lasting = false): FaultyWire {
  let made = 0;
  let struck = false;
  let gone = false;
  return {
    struck: () => struck,
    calls: () => made,
    wire: async (call, carryOut) => {
      if (gone) throw new Crash();
      made += 1;
      if (lasting ? made < at : made !== at) return carryOut();
      if (fault === 'conflict' && !canConflict(call)) return carryOut();
      struck = true;
      gone = fault === 'crash-before' || fault === 'crash-after';
      return meet(fault, call, carryOut);
    },
  };
}

/** AWS: transactions and single writes conflict; reads outside transactions do not. */
const canConflict = ({ command }: Call): boolean =>
  command === 'TransactWriteItems' || command === 'PutItem' || command === 'UpdateItem';

async function meet(fault: Fault, call: Call, carryOut: () => Promise<Answer>): Promise<Answer> {
  switch (fault) {
    case 'throttled':
      return call.command === 'TransactWriteItems'
        ? cancelled(call, 'ThrottlingError')
        : failure(400, 'ProvisionedThroughputExceededException');
    case 'unavailable':
      return failure(500, 'InternalServerError');
    case 'timed-out':
      throw timeout();
    case 'answer-lost':
      await carryOut();
      throw timeout();
    case 'conflict':
      return conflict(call);
    case 'crash-before':
      throw new Crash();
    case 'crash-after':
      await carryOut();
      throw new Crash();
  }
}

/** As the SDK's HTTP handler gives up a request. */
const timeout = (): Error => Object.assign(new Error('Connection timed out'), { name: 'TimeoutError' });

/** AWS: what a write is answered that meets a transaction on its item. */
export const conflict = (call: Call): Answer =>
  call.command === 'TransactWriteItems'
    ? cancelled(call, 'TransactionConflict')
    : failure(400, 'TransactionConflictException');

/** AWS: the reasons stand in the order of the writes; `None` for those not at fault. Here the last one is. */
function cancelled({ input }: Call, code: string): Answer {
  const writes = input.TransactItems?.length ?? 1;
  const reasons = Array.from({ length: writes }, (_, position) => ({
    Code: position === writes - 1 ? code : 'None',
  }));
  return failure(400, 'TransactionCanceledException', { CancellationReasons: reasons });
}
