import { describe, expect, it } from 'vitest';
import { bodyFrom } from '#functions/site/pages/form-fields.ts';

describe('a form as the body of the API', () => {
  it('leaves out what was left empty', () => {
    expect(
      bodyFrom({ name: 'Manal', phone: '0750', gender: '', birthYear: ' ', language: 'ar' }, '214'),
    ).toEqual({
      activityCode: '214',
      name: 'Manal',
      phone: '0750',
      language: 'ar',
      consent: false,
    });
  });

  it.each([
    ['1990', 1990],
    ['١٩٩٠', 1990],
    ['۱۹۹۰', 1990],
    ['１９９０', 1990],
    ['90s', '90s'],
    ['-1', '-1'],
    ['1e3', '1e3'],
  ])('reads %s as %s', (text, value) => {
    expect(bodyFrom({ birthYear: text }, '214').birthYear).toBe(value);
  });

  it('takes the tick and nothing else for consent', () => {
    expect(bodyFrom({ consent: 'yes' }, '214').consent).toBe(true);
    for (const consent of ['', 'no', 'on', 'true']) expect(bodyFrom({ consent }, '214').consent).toBe(false);
  });
});
