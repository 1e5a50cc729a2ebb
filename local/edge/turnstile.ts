/** Lets so many through at once; the others wait outside, in their order. */
export type Turnstile = {
  /**
   * Calls `begin` when there is room, which may be at once.
   *
   * @returns what gives the room up, or the wait; calling it again does nothing
   */
  readonly enter: (begin: () => void) => () => void;
};

/** A turnstile that lets `atOnce` through. */
export function turnstile(atOnce: number): Turnstile {
  const waiting = new Set<() => void>();
  let inside = 0;
  const letIn = () => {
    for (const begin of waiting) {
      if (inside >= atOnce) return;
      waiting.delete(begin);
      inside += 1;
      begin();
    }
  };
  return {
    enter(begin) {
      // Of its own, so that the same function may wait twice.
      const turn = () => begin();
      let isOver = false;
      waiting.add(turn);
      letIn();
      return () => {
        if (isOver) return;
        isOver = true;
        if (waiting.delete(turn)) return;
        inside -= 1;
        letIn();
      };
    },
  };
}
