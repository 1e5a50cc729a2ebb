import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutFew } from '#shared/counting/index.ts';

describe('numbers of few people', () => {
  it.each([
    [
      [20, 12, 0],
      [20, 12, 0],
    ],
    [
      [20, 3, 0],
      [null, null, 0],
    ],
    // Three and four are seven: nothing more has to be hidden.
    [
      [20, 3, 4],
      [20, null, null],
    ],
    // Two and one are three, so that both would be known nearly: the smallest that is shown goes as well.
    [
      [20, 9, 2, 1],
      [20, null, null, null],
    ],
    [
      [0, 4, 0],
      [null, null, null],
    ],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
  ])('of %j are shown as %j', (parts, shown) => {
    expect(withoutFew(parts)).toEqual(shown);
  });

  it('are never shown, nor found by taking what is shown from the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 7 }), (parts) => {
        const shown = withoutFew(parts);
        const hidden = parts.filter((_, at) => shown[at] === null);
        for (const [at, part] of parts.entries()) {
          if (part > 0 && part < 5) expect(shown[at]).toBeNull();
          if (shown[at] !== null) expect(shown[at]).toBe(part);
        }
        if (hidden.length === 0 || hidden.length === parts.length) return;
        expect(hidden.filter((part) => part > 0).length).toBeGreaterThan(1);
        expect(hidden.reduce((sum, part) => sum + part, 0)).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
