import { describe, expect, it } from 'vitest';
import { mayBeTexted, prefixesFrom } from '#shared/language/index.ts';

describe('which numbers may be texted', () => {
  it('is said by how they begin', () => {
    const prefixes = prefixesFrom('+9647,+4915');
    expect(mayBeTexted('+9647701234567', prefixes)).toBe(true);
    expect(mayBeTexted('+4915112345678', prefixes)).toBe(true);
    expect(mayBeTexted('+9641234567', prefixes)).toBe(false);
    expect(mayBeTexted('+447911123456', prefixes)).toBe(false);
  });

  it.each([undefined, '', ',', '+9647,', '+', '9647', ' +9647', '+9647 +49', '*'])(
    'is not known from %j: nobody would be kept out',
    (text) => expect(() => prefixesFrom(text)).toThrow('ALLOWED_PREFIXES'),
  );
});
