import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/core';
// The functions' bundles have less of it: infra/phone-metadata.ts.
import metadata from 'libphonenumber-js/mobile/metadata';
import { toAsciiDigits } from '../letters/digits.ts';

const homeCountry: CountryCode = 'IQ';

/** Marks that make no part of a number: bidi marks, joiners, tatweel, accents. */
const invisible = /[\p{Cf}\p{M}\u0640]/gu;
/** What sheets put around a number so that it stays text, and what follows it in a list of them. */
const marksBefore = /^[\s='"`´‘’‚‛“”„«»‹›<[]+/u;
const marksBehind = /[\s'"`´‘’‚‛“”„«»‹›>\],;،؛:]+$/u;
/** What contacts and links name it by (RFC 3966); what may follow behind a semicolon there is no part of it. */
const namedBy =
  /^(?:tel|telephone|phone|mobile|mob|cell|sms|callto|whatsapp|p|t|m|هاتف|الهاتف|تلفون|تليفون|موبايل|جوال|رقم|واتساب|تەلەفۆن|تەلەفون|مۆبایل|ژمارە|واتساپ)\s*(?:[:：]\s*(?:\/\/)?|\.(?=\s*[+\d(]))\s*/iu;
const parameters = /;[a-z-]+=[^;]*/gi;
/** A sheet that took it for a number. */
const asFraction = /^(\+?\d{9,15})\.0$/;
const plusBehind = /^([^+]*\d)\s*\+$/;
/** Signs of a keypad between digits, which no one reads as anything. */
const between = /(?<=\d)\s*[_·•]+\s*(?=\d)/gu;
/** What people part digits with. Letters, or anything else, make it no phone number. */
const writtenNumber = /^\+?[\d\s()./-]{6,24}$/;
/** Digits of a whole number with its country but no plus; those of an Iraqi number with a digit too many are none. */
const withCountry = /^(?!7[3-9]\d{9}$)[1-9]\d{9,14}$/;

/**
 * A mobile number as typed, or as sheets and contacts give it (any digits, spaces and dashes, `0770…`, `00964…`, quotes
 * around it, a comma behind, `tel:` before; the plus sign in front or, from right-to-left text, behind) in E.164. A
 * number without a country is Iraqi; one that is no Iraqi number and begins with the country of another is that.
 * `null` when it is not the valid number of a mobile phone.
 *
 * @example parsePhone("'0770_123_4567") // '+9647701234567'
 */
export function parsePhone(text: string): string | null {
  if (text.length > 64) return null;
  const plain = toAsciiDigits(text.normalize('NFKC').replace(invisible, ''))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(marksBefore, '')
    .replace(namedBy, '')
    .replace(marksBefore, '')
    .replace(parameters, '')
    .replace(marksBehind, '')
    .replace(asFraction, '$1')
    .replace(between, '-');
  const ordered = plain
    .replace(plusBehind, '+$1')
    .replace(/^\(?00(?=[1-9\s-])/, '+')
    .replace(/^\+\s+/, '+');
  if (!writtenNumber.test(ordered)) return null;
  const international = /^964[\s-]?0?7\d/.test(ordered) ? `+${ordered}` : ordered;
  const digits = international.replace(/\D/g, '');
  return (
    validMobile(international) ??
    (!international.startsWith('+') && withCountry.test(digits) ? validMobile(`+${digits}`) : null)
  );
}

/** An Iraqi mobile number as most people write it, with nothing in it but a space or a hyphen: of these no library need be asked. */
const iraqi = /^(?:0|\+964[ -]?)?(7[3-9]\d{1,2})[ -]?(\d{2,4})[ -]?(\d{2,4})$/;
const digitsOfIraqi = 10;

function validMobile(written: string): string | null {
  const [, network = '', one = '', other = ''] = iraqi.exec(written) ?? [];
  const own = network + one + other;
  if (own.length === digitsOfIraqi) return `+964${own}`;
  const number = parsePhoneNumberFromString(written, homeCountry, metadata);
  return number?.isValid() ? number.number : null;
}
