import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/core';
// The functions' bundles have less of it: infra/phone-metadata.ts.
import metadata from 'libphonenumber-js/mobile/metadata';
import { toAsciiDigits } from './digits.ts';

const homeCountry: CountryCode = 'IQ';

/** Marks that make no part of a number: bidi marks, joiners, tatweel, accents. */
const invisible = /[\p{Cf}\p{M}\u0640]/gu;
const plusBehind = /^([^+]*\d)\s*\+$/;
/** What people part digits with. Letters, or anything else, make it no phone number. */
const writtenNumber = /^\+?[\d\s()./-]{6,24}$/;

/**
 * A mobile number as typed (any digits, spaces and dashes, `0770…`, `00964…`, the plus sign in front or,
 * from right-to-left text, behind) in E.164; a number without a country is Iraqi. `null` when it is not the
 * valid number of a mobile phone.
 */
export function parsePhone(text: string): string | null {
  if (text.length > 64) return null;
  const plain = toAsciiDigits(text.normalize('NFKC').replace(invisible, ''))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
  const ordered = plain
    .replace(plusBehind, '+$1')
    .replace(/^\(?00(?=[1-9\s-])/, '+')
    .replace(/^\+\s+/, '+');
  if (!writtenNumber.test(ordered)) return null;
  const international = /^964[\s-]?0?7\d/.test(ordered) ? `+${ordered}` : ordered;
  const number = parsePhoneNumberFromString(international, homeCountry, metadata);
  return number?.isValid() ? number.number : null;
}
