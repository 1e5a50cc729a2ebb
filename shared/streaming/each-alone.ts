/** AWS: the request itself is wrong, and will be wrong the next time. */
const refusals: ReadonlySet<string> = new Set(['ValidationException', 'RequestEntityTooLargeException']);

/**
 * Whether a fault lies in what was handled, so that handling it again leads to the same fault. Anything else
 * lies with the other side, which may be back soon.
 */
export const isOwnFault = (fault: unknown): boolean =>
  fault instanceof TypeError ||
  fault instanceof RangeError ||
  (fault instanceof Error && (refusals.has(fault.name) || isRefusedTransaction(fault)));

/** Whether a transaction was cancelled for what stands in it, and for nothing else. */
function isRefusedTransaction(fault: Error): boolean {
  if (fault.name !== 'TransactionCanceledException' || !('CancellationReasons' in fault)) return false;
  const reasons: readonly unknown[] = Array.isArray(fault.CancellationReasons)
    ? fault.CancellationReasons
    : [];
  const codes = new Set(reasons.map((reason): unknown => Object(reason).Code ?? 'None'));
  codes.delete('None');
  // AWS: also an item that would become too large.
  return codes.size === 1 && codes.has('ValidationError');
}

/** The kind of a fault; its message may hold what stands in the event. */
export const kindOf = (fault: unknown): string => (fault instanceof Error ? fault.name : typeof fault);

/**
 * Handles things together; where one of them makes that fail, it is found by halves and given, with its
 * fault, to `poison`. Throws where the fault lies with the other side.
 */
export async function handleWithout<Thing>(
  things: readonly Thing[],
  handle: (some: readonly Thing[]) => Promise<void>,
  poison: (thing: Thing, fault: unknown) => Promise<void>,
): Promise<void> {
  try {
    await handle(things);
  } catch (fault) {
    if (!isOwnFault(fault)) throw fault;
    const [only] = things;
    if (only !== undefined && things.length === 1) return poison(only, fault);
    const middle = Math.ceil(things.length / 2);
    for (const half of [things.slice(0, middle), things.slice(middle)])
      await handleWithout(half, handle, poison);
  }
}
