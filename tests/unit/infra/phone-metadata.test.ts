import fc from 'fast-check';
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import examples from 'libphonenumber-js/mobile/examples';
import metadata from 'libphonenumber-js/mobile/metadata';
import { describe, expect, it } from 'vitest';
import { metadataForReading } from '#infra/phone-metadata.ts';

const bundled = metadataForReading();
const read = (text: string, known: typeof metadata) => {
  const number = parsePhoneNumberFromString(text, 'IQ', known);
  return number && { number: number.number, country: number.country, isValid: number.isValid() };
};

describe('what the functions know of phone numbers', () => {
  it('is about half of what the package has', () => {
    expect(JSON.stringify(bundled).length).toBeLessThan(JSON.stringify(metadata).length * 0.55);
  });

  it.each(getCountries(metadata))('reads the mobiles of %s as the whole of it does', (country) => {
    const example = getExampleNumber(country, examples, metadata);
    const text = example?.number ?? '';
    expect(read(text, bundled)).toEqual(read(text, metadata));
    expect(read(text, bundled)?.number).toBe(text);
  });

  it('reads any digits as the whole of it does', () => {
    const codes = Object.keys(metadata.country_calling_codes);
    const start = fc.constantFrom(
      '',
      '0',
      '07',
      '00964',
      '+964',
      '+9647',
      ...codes.map((code) => `+${code}`),
    );
    const digits = fc.stringMatching(/^[0-9]{3,12}$/);
    fc.assert(
      fc.property(start, digits, (beginning, rest) => {
        expect(read(beginning + rest, bundled)).toEqual(read(beginning + rest, metadata));
      }),
      { numRuns: 3_000 },
    );
  });
});
