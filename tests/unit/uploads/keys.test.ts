import { describe, expect, test } from 'vitest';
import { incomingKey, keptKey } from '#shared/uploads/keys.ts';

const owner = '019acb0e-1111-7000-8000-000000000001';
const file = '019acb0e-2222-7000-8000-000000000002';

describe('where a file stands', () => {
  test('in the folder of its owner', () => {
    expect(incomingKey(owner, file)).toBe(`incoming/${owner}/${file}`);
    expect(keptKey(owner, file)).toBe(`kept/${owner}/${file}`);
  });

  test.each([
    ['..'],
    ['../kept'],
    [''],
    ['*'],
    [`${owner}/..`],
    [`${owner}/`],
    [`/${owner}`],
    [`${owner}%2f`],
    [`${owner}\n`],
    [owner.toUpperCase()],
    ['019acb0e-1111-7000-8000-00000000000'],
    [`\${filename}`],
  ])('%j is nobody and no file', (made) => {
    expect(() => incomingKey(made, file)).toThrow();
    expect(() => incomingKey(owner, made)).toThrow();
    expect(() => keptKey(made, file)).toThrow();
    expect(() => keptKey(owner, made)).toThrow();
  });
});
