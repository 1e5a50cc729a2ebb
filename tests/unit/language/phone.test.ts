import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePhone } from '../../../shared/language/index.ts';

test.each([
  ['0770 123 4567', '+9647701234567'],
  ['07701234567', '+9647701234567'],
  ['0770-123-4567', '+9647701234567'],
  ['(0770) 123 4567', '+9647701234567'],
  ['7701234567', '+9647701234567'],
  ['+964 770 123 4567', '+9647701234567'],
  ['00964 770 123 4567', '+9647701234567'],
  ['9647701234567', '+9647701234567'],
  ['+964 (0)770 123 4567', '+9647701234567'],
  ['٠٧٧٠١٢٣٤٥٦٧', '+9647701234567'],
  ['۰۷۷۰۱۲۳۴۵۶۷', '+9647701234567'],
  ['٠٧٧٠ ١٢٣ ٤٥٦٧', '+9647701234567'],
  ['٩٦٤٧٥٠١٢٣٤٥٦٧+', '+9647501234567'],
  ['٩٦٤ ٧٥٠ ١٢٣ ٤٥٦٧ +', '+9647501234567'],
  ['964 750 123 4567+', '+9647501234567'],
  ['+٩٦٤٧٥٠١٢٣٤٥٦٧', '+9647501234567'],
  ['\u200e+964 770 123 4567\u200f', '+9647701234567'],
  ['\u202a+964\u00a0770\u00a0123\u00a04567\u202c', '+9647701234567'],
  ['＋９６４７７０１２３４５６７', '+9647701234567'],
  ['0770–123–4567', '+9647701234567'],
  ['+4915112345678', '+4915112345678'],
  ['+90 532 123 45 67', '+905321234567'],
])('%j is %s', (text, phone) => {
  expect(parsePhone(text)).toBe(phone);
});

test.each([
  '',
  ' ',
  '+',
  'abc',
  '214',
  '0770 123 456',
  '0770 123 45678',
  '07701234567a',
  'call 0770 123 4567',
  '0770 123 4567, 0750 123 4567',
  '+964 1 712 3456',
  '+9641234567890123',
  '++9647701234567',
  '٠٧٧٠٠٠',
  '0'.repeat(1_000),
])('%j is no phone a text can reach', (text) => {
  expect(parsePhone(text)).toBeNull();
});

test('reading a number again gives the same number', () => {
  const subscribers = fc.integer({ min: 0, max: 9_999_999 }).map((number) => String(number).padStart(7, '0'));
  fc.assert(
    fc.property(fc.constantFrom('0770', '0750', '0780', '0790'), subscribers, (network, subscriber) => {
      const phone = parsePhone(`${network} ${subscriber}`);
      expect(phone).toBe(`+964${network.slice(1)}${subscriber}`);
      expect(parsePhone(phone ?? '')).toBe(phone);
    }),
  );
});

test('nothing that can be typed makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const phone = parsePhone(text);
      if (phone !== null) expect(phone).toMatch(/^\+\d{6,15}$/);
    }),
  );
});
