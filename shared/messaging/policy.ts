import type { Purpose } from './schema.ts';

/** What a message is held against before it is sent. */
export type Situation = {
  readonly purpose: Purpose;
  /** E.164. */
  readonly phone: string;
  readonly stopped: boolean;
  /** Beginnings of numbers that may be texted: `+9647` for Iraq's mobiles. */
  readonly allowedPrefixes: readonly string[];
};

export type Verdict =
  | { readonly send: true }
  | { readonly send: false; readonly reason: 'stopped' | 'prefix' };

/** Whether a message may be sent (domain.md rule 5; allowed numbers of design.md rule 6). */
export function maySend(situation: Situation): Verdict {
  if (!situation.allowedPrefixes.some((prefix) => situation.phone.startsWith(prefix))) {
    return { send: false, reason: 'prefix' };
  }
  if (situation.stopped && situation.purpose !== 'stop-confirmation')
    return { send: false, reason: 'stopped' };
  return { send: true };
}
