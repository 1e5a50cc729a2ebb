import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/core';
// The functions' bundles contain a smaller version: infra/phone-metadata.ts.
import metadata from 'libphonenumber-js/mobile/metadata';

const homeCountry: CountryCode = 'IQ';

/**
 * A number as E.164, where the numbering plan of its country has it as a mobile number; `null` otherwise. A
 * number without a country code is Iraqi.
 */
export function mobileByPlan(written: string): string | null {
  const number = parsePhoneNumberFromString(written, homeCountry, metadata);
  return number?.isValid() ? number.number : null;
}
