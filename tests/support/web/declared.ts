import { type Call, refusalsOf } from '#api/call.ts';
import { consoleCalls } from '#api/calls.ts';
import type { Got } from './visitor.ts';

const calls = Object.values(consoleCalls).flatMap((of) =>
  Object.entries<Call>(of).map(([name, call]) => ({
    name,
    call,
    pattern: new RegExp(`^${call.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  })),
);

/**
 * Holds what a call of staff was answered to its declaration: it is refused for nothing that it does not name.
 * @throws when the status, or the type of the problem, is not declared
 */
export function heldToItsCall(method: string, path: string, got: Got): Got {
  const [bare = ''] = path.split('?');
  const one = calls.find(({ call, pattern }) => call.method === method && pattern.test(bare));
  if (one === undefined || got.status < 400) return got;
  const types: readonly string[] = refusalsOf(one.call).get(got.status) ?? [];
  const type = String(got.json.type).replace('/problems/', '');
  if (!types.includes(type)) throw new Error(`${one.name} is refused undeclared: ${got.status} ${type}`);
  return got;
}
