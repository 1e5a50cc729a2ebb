import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/mobile/metadata';
import { describe, expect, test } from 'vitest';
import { parsePhone, understand } from '#shared/language/index.ts';

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

describe('a number as sheets and contacts give it', () => {
  test.each([
    "'07701234567",
    "'07701234567'",
    '’07701234567',
    '`07701234567',
    '"0770 123 4567"',
    '“٠٧٧٠١٢٣٤٥٦٧”',
    '«07701234567»',
    '="07701234567"',
    '=07701234567',
    '<0770 123 4567>',
    '[07701234567]',
    '07701234567,',
    '07701234567 ;',
    '٠٧٧٠١٢٣٤٥٦٧،',
    '٠٧٧٠ ١٢٣ ٤٥٦٧ ؛',
    '٠٧٧٠١٢٣٤٥٦٧.',
    '"07701234567",',
    '\u200f07701234567،\u200f',
    'tel:07701234567',
    'TEL:+964-770-123-4567',
    'tel://+9647701234567',
    'tel:7701234567;phone-context=+964',
    'Tel. 0770 123 4567',
    'Phone: 0770 123 4567',
    'p:+9647701234567',
    'whatsapp:+9647701234567',
    'هاتف: ٠٧٧٠١٢٣٤٥٦٧',
    'موبايل: 07701234567،',
    'مۆبایل: ٠٧٧٠١٢٣٤٥٦٧',
    'تەلەفۆن: 0770 123 4567',
    '0770_123_4567',
    '0770_1234567',
    '٠٧٧٠_١٢٣_٤٥٦٧',
    '0770·123·4567',
    '7701234567.0',
    '9647701234567.0',
    '٩٦٤٧٧٠١٢٣٤٥٦٧+,',
  ])('%j is +9647701234567', (text) => {
    expect(parsePhone(text)).toBe('+9647701234567');
  });

  test.each([
    ['905321234567', '+905321234567'],
    ['90 532 123 45 67', '+905321234567'],
    ['٩٠٥٣٢١٢٣٤٥٦٧', '+905321234567'],
    ['989121234567', '+989121234567'],
    ['962791234567', '+962791234567'],
    ['963944123456', '+963944123456'],
    ['96550012345', '+96550012345'],
    ['971501234567', '+971501234567'],
    ['4915112345678', '+4915112345678'],
    ['447911123456', '+447911123456'],
    ['46701234567', '+46701234567'],
    ['00905321234567', '+905321234567'],
    ['"905321234567",', '+905321234567'],
  ])('%j is of another country, as %s is', (text, phone) => {
    expect(parsePhone(text)).toBe(phone);
  });

  test.each([
    "'",
    '""',
    '=""',
    ',',
    'tel:',
    'tel:abc',
    'fax:07701234567',
    'call 0770 123 4567',
    'my number is 0770 123 4567',
    'ليلى: 07701234567',
    '07701234567, 07501234567',
    '"07701234567","07501234567"',
    '07701234567;07501234567',
    '0770_123_456',
    '0770_123_45678',
    // A digit too many or too few, and no Russian or Turkish number.
    '77012345678',
    '05321234567',
    '9.64770E+12',
    '7701234567.5',
    '1234567890',
    '2147483647',
    '100000000000',
    '199012345678',
    '0770*123*4567',
    '@07701234567',
  ])('%j is no phone a text can reach', (text) => {
    expect(parsePhone(text)).toBeNull();
  });
});

describe('a number in a text', () => {
  test.each([
    ['214 Layla 0770_123_4567', '+9647701234567'],
    ["214 Layla '07701234567", '+9647701234567'],
    ['214 Layla "0770 123 4567"', '+9647701234567'],
    ['214 Layla tel:07701234567', '+9647701234567'],
    ['214 Layla tel: +964 770 123 4567;', '+9647701234567'],
    ['٢١٤ ليلى ٠٧٧٠١٢٣٤٥٦٧،', '+9647701234567'],
    ['214 ليلى موبايل: ٠٧٧٠_١٢٣_٤٥٦٧', '+9647701234567'],
    ['214 لەیلا ٠٧٧٠١٢٣٤٥٦٧؛', '+9647701234567'],
    ['214 Layla 905321234567', '+905321234567'],
    ['214 ليلى ٩٠٥٣٢١٢٣٤٥٦٧', '+905321234567'],
    ['214 لەیلا 989121234567', '+989121234567'],
  ])('%j is of %s', (text, phone) => {
    expect(understand(text)).toMatchObject({ intent: 'register', code: '214', phone });
  });

  test.each(['214 Layla 1990 12 11', '216 1234 5678', '214 Layla 199012345678', '21607701234567'])(
    '%j has none',
    (text) => {
      expect(understand(text)).toMatchObject({ phone: null });
    },
  );
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

describe('an Iraqi number as most people write it', () => {
  const networks = Array.from({ length: 10 }, (_, at) => `7${at}`);

  test.each(['', '0', '+964', '+964 '])('is read behind "%s" as the library reads it', (before) => {
    for (const network of networks) {
      for (const written of [`${network}01234567`, `${network}0 123 4567`, `${network}0-1234-567`]) {
        const number = parsePhoneNumberFromString(before + written, 'IQ', metadata);
        const isMobile = number?.isValid() === true && number.countryCallingCode === '964';
        expect(parsePhone(before + written)).toBe(isMobile ? number.number : null);
      }
    }
  });
});
