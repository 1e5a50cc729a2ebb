import type { DeliveryReport, Message } from '../schema.ts';

/** What to do about a report. */
export type Consequence =
  /** The report changes nothing. */
  | { readonly is: 'nothing' }
  /** The message is being sent at this moment: look again. */
  | { readonly is: 'look-again' }
  /** It is already set to be tried again: make sure that it is on the queue. */
  | { readonly is: 'push-again' }
  /** Some of it arrived, and the rest has not yet. */
  | { readonly is: 'part-delivered'; readonly partsDelivered: readonly string[] }
  | { readonly is: 'delivered'; readonly from: 'sent' | 'failed' }
  | { readonly is: 'try-again'; readonly attempt: number; readonly heldUntil: string }
  | { readonly is: 'failed'; readonly isPermanent: boolean };

export type ReportGiven = {
  readonly now: Date;
  /** Which attempt the report is about. */
  readonly attempt: number;
  /** In seconds: how long after the first failed attempt the second is made, and so on. */
  readonly triedAgainAfter: readonly number[];
};

/**
 * Reports come in any order and more than once; a delivered message stays delivered. A text in several parts,
 * each reported, is delivered once all parts are: a part cannot be read alone. After a temporary failure it
 * is tried again, each time later, until no attempt is left or it has nothing left to tell.
 */
export function decideReport(message: Message, report: DeliveryReport, given: ReportGiven): Consequence {
  const current = message.attempt ?? 1;
  if (message.outcome === 'delivered') return { is: 'nothing' };
  if (report.outcome === 'delivered') {
    const whole = { is: 'delivered', from: message.outcome ?? 'sent' } as const;
    return report.part === undefined ? whole : (decidePart(message, report.part, given.attempt) ?? whole);
  }
  if (message.outcome === 'failed' || given.attempt > current) return { is: 'nothing' };
  if (given.attempt < current) {
    const isWaiting = given.attempt === current - 1 && message.state === 'queued';
    return isWaiting ? { is: 'push-again' } : { is: 'nothing' };
  }
  if (message.state === 'sending') return { is: 'look-again' };
  // The message is to be sent once more anyway.
  if (message.state !== 'sent') return { is: 'nothing' };
  const wait = report.failure === 'temporary' ? given.triedAgainAfter[current - 1] : undefined;
  if (wait === undefined) return { is: 'failed', isPermanent: report.failure === 'permanent' };
  const heldUntil = new Date(given.now.getTime() + wait * 1_000).toISOString();
  if (message.notAfter !== undefined && heldUntil >= message.notAfter)
    return { is: 'failed', isPermanent: false };
  return { is: 'try-again', attempt: current + 1, heldUntil };
}

/** `undefined` when this part completes the text. */
function decidePart(message: Message, part: string, attempt: number): Consequence | undefined {
  const { segments, partsDelivered = [], attempt: current = 1 } = message;
  // The number of parts is known once the message is marked as sent.
  if (segments === undefined) return { is: 'look-again' };
  if (segments <= 1) return undefined;
  if (attempt !== current || partsDelivered.includes(part)) return { is: 'nothing' };
  if (message.state === 'sending') return { is: 'look-again' };
  const arrived = [...partsDelivered, part];
  return arrived.length < segments ? { is: 'part-delivered', partsDelivered: arrived } : undefined;
}
